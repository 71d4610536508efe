#!/usr/bin/env bash
# Makes the root file system of a database image out of Debian packages, or finds the one that was made before, and prints its folder.
#
#   test/cluster/rootfs/make.sh mysql-9.7 | mariadb-10.11 | mariadb-11.8 | postgres-15 | postgres-alpine-15 | postgres-18
#
# It stands for the official image of that name: the same paths, users, variables (in /image.env) and an entry point that does what the
# image's documentation says of it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
  echo "rootfs: $*" >&2
  exit 1
}

name=${1:-}
engine=${name%%-*}
version=${name##*-}
case $name in
  mysql-9.7) suite=sid packages=mysql-server-core,mysql-client-core,tzdata-legacy ;;
  mariadb-10.11) suite=bookworm packages=mariadb-server,mariadb-client,pwgen ;;
  mariadb-11.8) suite=sid packages=mariadb-server,mariadb-client,pwgen ;;
  postgres-15) suite=bookworm packages=postgresql-15,postgresql-client-15 ;;
  postgres-alpine-15) suite=bookworm packages=postgresql-15,postgresql-client-15,busybox ;;
  postgres-18) suite=sid packages=postgresql-18,postgresql-client-18 ;;
  *) fail "found the image \"$name\", expected mysql-9.7, mariadb-10.11, mariadb-11.8, postgres-15, postgres-alpine-15 or postgres-18" ;;
esac
[ "$(id -u)" = 0 ] || fail "found uid $(id -u), expected root; a root file system holds files of several users"
command -v mmdebstrap >/dev/null || fail "found no mmdebstrap, expected it in PATH; apt-get install mmdebstrap"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-service-patterns/rootfs
# What is made depends on this script, so a change of it makes it anew.
stamp=$(sha256sum "$here/make.sh" | cut -c1-12)
root=$cache/$name-$stamp
mkdir -p "$cache"
# One at a time, so that two runs do not make the same folder.
exec 9>"$cache/$name.lock"
flock 9
entrypoint() { install -D -m 0755 "$here/entrypoints/$engine.sh" "$root/usr/local/bin/docker-entrypoint.sh"; }
if [ -e "$root/image.env" ]; then
  entrypoint
  touch "$root"
  echo "$root"
  exit
fi
# What was begun and not finished. Those of other versions of this script go once nobody has asked for them for a week: a rig of
# another checkout may run in one.
rm -rf "$root"
find "$cache" -maxdepth 1 -name "$name-*" -mtime +7 -exec rm -rf {} +

common=bash,coreutils,findutils,grep,sed,mawk,gzip,libc-bin,tzdata,gosu
mirror=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] *\)\{0,1\}\(http[^ ]*debian\) .*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1 || true)
# Where the machine names no mirror, mmdebstrap knows one. A mirror may be frozen at a day in the past, when its lists were valid.
mmdebstrap --quiet --aptopt='Acquire::Check-Valid-Until "false"' --variant=extract --include="$common,$packages" \
  "$suite" "$root" ${mirror:+"deb $mirror $suite main"} >&2

# Extracted packages have not been set up.
install -d "$root/docker-entrypoint-initdb.d" "$root/dev" "$root/proc" "$root/etc" "$root/sys"
install -d -m 1777 "$root/tmp"
ln -sf mawk "$root/usr/bin/awk"
ln -sf bash "$root/bin/sh" # where bash is, whether the release has merged /bin into /usr or not
user=$engine id=999
[ "$engine" != mariadb ] || user=mysql
if [[ $name == *-alpine-* ]]; then
  id=70
  # The programs of Alpine beside bash, and its shell. Its C library is another one, which is not tried.
  for applet in $(chroot "$root" /bin/busybox --list); do
    found=
    for folder in bin usr/bin sbin usr/sbin; do
      [ ! -e "$root/$folder/$applet" ] || { ln -sf /bin/busybox "$root/$folder/$applet" && found=yes; }
    done
    [ -n "$found" ] || ln -s /bin/busybox "$root/usr/bin/$applet"
  done
fi
printf 'root:x:0:0:root:/root:/bin/bash\n%s:x:%s:%s::/:/bin/bash\n' "$user" $id $id >"$root/etc/passwd"
printf 'root:x:0:\n%s:x:%s:\n' "$user" $id >"$root/etc/group"
entrypoint
path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

case $engine in
  mysql)
    install -d -m 1777 -o 999 -g 999 "$root/var/lib/mysql" "$root/var/run/mysqld"
    install -d -m 0750 -o 999 -g 999 "$root/var/lib/mysql-files"
    install -d "$root/etc/mysql/conf.d"
    cat >"$root/etc/my.cnf" <<'CNF'
[mysqld]
host-cache-size=0
skip-name-resolve
datadir=/var/lib/mysql
socket=/var/run/mysqld/mysqld.sock
secure-file-priv=/var/lib/mysql-files
user=mysql
pid-file=/var/run/mysqld/mysqld.pid
[client]
socket=/var/run/mysqld/mysqld.sock
!includedir /etc/mysql/conf.d/
CNF
    echo "MYSQL_MAJOR=$version" >"$root/image.env.new"
    ;;
  mariadb)
    # Where the image on Ubuntu has its socket, and where the one on UBI. Character sets are those that the server has by itself.
    run=/run/mysqld
    [ "$version" != 10.11 ] || run=/run/mariadb
    install -d -m 1777 -o 999 -g 999 "$root/var/lib/mysql" "$root$run"
    rm -rf "$root/etc/mysql"
    install -d "$root/etc/mysql/conf.d" "$root/etc/mysql/mariadb.conf.d"
    cat >"$root/etc/mysql/mariadb.cnf" <<CNF
[client-server]
socket=$run/${run##*/}.sock
[mariadb]
datadir=/var/lib/mysql
host-cache-size=0
skip-name-resolve
!includedir /etc/mysql/mariadb.conf.d/
!includedir /etc/mysql/conf.d/
CNF
    ln -s mariadb.cnf "$root/etc/mysql/my.cnf"
    echo "MARIADB_VERSION=$version" >"$root/image.env.new"
    ;;
  postgres)
    install -d -m 3777 -o $id -g $id "$root/var/run/postgresql"
    install -d -m 1777 -o $id -g $id "$root/var/lib/postgresql" "$root/var/lib/postgresql/data"
    sed -i "s/^#*listen_addresses = .*/listen_addresses = '*'/" "$root/usr/share/postgresql/$version/postgresql.conf.sample"
    path=$path:/usr/lib/postgresql/$version/bin
    data=/var/lib/postgresql/data
    [ "$version" -lt 18 ] || data=/var/lib/postgresql/$version/docker
    printf 'PG_MAJOR=%s\nPGDATA=%s\n' "$version" "$data" >"$root/image.env.new"
    ;;
esac
echo "PATH=$path" >>"$root/image.env.new"
mv "$root/image.env.new" "$root/image.env" # last: what is there is complete
echo "$root"
