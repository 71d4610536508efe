#!/usr/bin/env bash
# Makes the root file system of an image of Kubernetes' own tests out of Debian packages, or finds the one that was made
# before, and prints its folder.
#
#   test/cluster/rootfs/tools.sh agnhost | busybox
#
# The real ones are built on Alpine; here are the programs by the same names.
set -euo pipefail

fail() {
  echo "rootfs: $*" >&2
  exit 1
}

name=${1:-}
case $name in
  agnhost) packages=bash,coreutils,grep,sed,mawk,procps,util-linux,curl,bind9-dnsutils,netcat-openbsd,iproute2,socat,iperf,ca-certificates ;;
  busybox) packages=busybox ;;
  *) fail "found the image \"$name\", expected agnhost or busybox" ;;
esac
[ "$(id -u)" = 0 ] || fail "found uid $(id -u), expected root; a root file system holds files of several users"
command -v mmdebstrap >/dev/null || fail "found no mmdebstrap, expected it in PATH; apt-get install mmdebstrap"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-service-patterns/rootfs
stamp=$(sha256sum "${BASH_SOURCE[0]}" | cut -c1-12)
root=$cache/$name-$stamp
mkdir -p "$cache"
# One at a time, so that two runs do not make the same folder.
exec 9>"$cache/$name.lock"
flock 9
if [ -e "$root/.complete" ]; then
  touch "$root"
  echo "$root"
  exit
fi
# What was begun and not finished. Those of other versions of this script go once nobody has asked for them for a week: a rig of
# another checkout may run in one.
rm -rf "$root"
find "$cache" -maxdepth 1 -name "$name-*" -mtime +7 -exec rm -rf {} +

mirror=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] *\)\{0,1\}\(http[^ ]*debian\) .*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1 || true)
# Where the machine names no mirror, mmdebstrap knows one. A mirror may be frozen at a day in the past, when its lists were valid.
mmdebstrap --quiet --aptopt='Acquire::Check-Valid-Until "false"' --variant=extract --include="$packages,libc-bin,netbase" \
  bookworm "$root" ${mirror:+"deb $mirror bookworm main"} >&2

# Extracted packages have not been set up.
install -d "$root/dev" "$root/proc" "$root/sys" "$root/etc" "$root/root" "$root/bin"
install -d -m 1777 "$root/tmp"
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\nuser-defined-in-image:x:1000:1000::/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\nuser-defined-in-image:x:1000:\ngroup-defined-in-image:x:50000:user-defined-in-image\n' >"$root/etc/group"

case $name in
  agnhost)
    ln -sf bash "$root/bin/sh"
    ln -sf mawk "$root/usr/bin/awk"
    ln -sf /bin/nc.openbsd "$root/usr/bin/nc"
    # The rig binds the program to this place.
    ln -s /.rig/agnhost "$root/agnhost"
    ln -s agnhost "$root/agnhost-2"
    install -d -m 0777 "$root/uploads"
    ;;
  busybox)
    for applet in $(chroot "$root" /bin/busybox --list); do
      [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
    done
    ;;
esac
touch "$root/.complete" # last: what is there is complete
echo "$root"
