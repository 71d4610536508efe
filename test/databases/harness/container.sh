#!/bin/bash
# Becomes PID 1 of a container, in namespaces of its own: its root is the image under an overlay that lasts as long as the container.
#
#   container.sh HOSTNAME IMAGE SCRATCH HOSTS MOUNTS VARIABLES USER GROUP COMMAND…
#
# MOUNTS holds lines of "source<tab>target<tab>ro|rw", VARIABLES the environment, each entry ended by NUL.
set -euo pipefail
name=$1 image=$2 scratch=$3 hosts=$4 mounts=$5 variables=$6 user=$7 group=$8
shift 8

hostname "$name"
mount --make-rprivate /
mount -t tmpfs tmpfs "$scratch"
mkdir "$scratch/upper" "$scratch/work" "$scratch/root"
root=$scratch/root
mount -t overlay overlay -o "lowerdir=$image,upperdir=$scratch/upper,workdir=$scratch/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
touch "$root/etc/hosts" "$root/etc/resolv.conf"
mount --bind "$hosts" "$root/etc/hosts"
printf 'hosts: files\npasswd: files\ngroup: files\n' >"$root/etc/nsswitch.conf"
while IFS=$'\t' read -r source target mode; do
  # A path such as /var/run leads through a link, which must end in the image.
  parent=${target%/*}/
  chroot "$root" mkdir -p "$parent"
  target=$root$(chroot "$root" realpath "$parent")/${target##*/}
  if [ -d "$source" ]; then mkdir -p "$target"; else touch "$target"; fi
  mount --bind "$source" "$target"
  [ "$mode" = rw ] || mount -o remount,bind,ro "$target"
done <"$mounts"

mapfile -d '' -t environment <"$variables"
exec env -i "${environment[@]}" /usr/sbin/chroot --userspec="$user:$group" --groups="$group" "$root" "$@"
