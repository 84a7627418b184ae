#!/bin/bash
# Makes the root file system of the images of the applications among the examples, of Debian's packages: applications.sh BASE OUT
# Run it inside a mount namespace of its own.
set -euo pipefail
base=$1 out=$2
rm -rf "$out"; cp -a "$base" "$out"
for dir in proc sys dev; do mount --rbind "/$dir" "$out/$dir"; mount --make-rslave "$out/$dir"; done
mount -t tmpfs tmpfs "$out/run"
# The examples run it as the number that the image of PostgreSQL has, whoever has that number here.
chroot "$out" groupadd -o -g 999 postgres; chroot "$out" useradd -o -u 999 -g 999 -d /var/lib/postgresql -M postgres
chroot "$out" apt-get -q update
# No cluster of Debian's own is made.
mkdir -p "$out/etc/postgresql-common"; echo 'create_main_cluster = false' >"$out/etc/postgresql-common/createcluster.conf"
chroot "$out" apt-get -q install -y -o Dpkg::Options::=--force-confold postgresql nginx-light docker-registry curl
# Every node unpacks the image, which takes it minutes, so it holds nothing of the storage that the base is for.
# Debian asks back before sudo goes where root has no password.
SUDO_FORCE_REMOVE=yes chroot "$out" apt-get -q purge -y --auto-remove 'ceph-*' radosgw s3cmd fio lvm2 nvme-cli smartmontools gdisk
chroot "$out" apt-get -q clean
chroot "$out" sh -c 'ln -sf /usr/lib/postgresql/*/bin/* /usr/local/bin/'
install -d -m 3777 -o 999 -g 999 "$out/var/lib/postgresql/data"
install -m 755 "$(dirname "$0")/postgres-entrypoint.sh" "$out/usr/local/bin/"
install -d -m 777 "$out/docker-entrypoint-initdb.d"
chroot "$out" sh -c 'postgres --version; nginx -v; docker-registry --version'
for dir in run dev sys proc; do umount -l "$out/$dir"; done
install -d -m 3777 -o 999 -g 999 "$out/run/postgresql"
rm -rf "$out"/var/lib/apt/lists/*
