#!/bin/bash
# Runs a program with Debian forky's libraries and tools around it (LAB_ROOT=base0: with Ceph), seeing the lab's cache under its usual path:
# in-debian.sh CACHE PROGRAM [ARGUMENT...]. All mounts are in a mount namespace of its own and vanish with the program.
set -euo pipefail
if [ "${LAB_UNSHARED:-}" = "" ]; then LAB_UNSHARED=1 exec unshare -m --propagation private "$0" "$@"; fi
unset LAB_UNSHARED
cache=$1; shift
top=$cache/mnt; mkdir -p "$top"
mount -t tmpfs -o size=64M tmpfs "$top"
mkdir "$top/upper" "$top/work" "$top/root"
mount -t overlay -o "lowerdir=$cache/${LAB_ROOT:-node0},upperdir=$top/upper,workdir=$top/work" overlay "$top/root"
root=$top/root
mount --rbind /dev "$root/dev"; mount -t tmpfs -o size=100% tmpfs "$root/dev/shm"
mount --rbind /proc "$root/proc"; mount --rbind /sys "$root/sys"
mount -t tmpfs tmpfs "$root/tmp"; mount -t tmpfs tmpfs "$root/run"
# Its own mount point is hidden under it, so the cache is seen without what is mounted here. Made only now: the cache may be below /tmp or
# /run, where a directory that is made before is hidden by what is mounted over it.
mkdir -p "$root$cache"
mount --bind "$cache" "$root$cache"
export TMPDIR=/dev/shm HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
exec chroot "$root" "$@"
