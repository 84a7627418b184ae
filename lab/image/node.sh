#!/bin/bash
# Makes the disk that every node of the lab starts from: node.sh ROOTFS OUT ARCHIVE...
# The archives are imported here once, so that no node has to. Run it inside a mount namespace of its own.
set -euo pipefail
rootfs=$1 out=$2; shift 2
rm -f "$out.part"; truncate -s 30G "$out.part"
mkfs.ext4 -q -F -O ^has_journal -E lazy_itable_init=1 -d "$rootfs" "$out.part"
tune2fs -O has_journal "$out.part" >/dev/null
mnt=$(mktemp -d "$(dirname "$out")/.node.XXXXXX"); mount -o loop "$out.part" "$mnt"
trap 'kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; umount -R -l "$mnt" 2>/dev/null || true; rmdir "$mnt"' EXIT
mount -t proc proc "$mnt/proc"; mount -t sysfs sysfs "$mnt/sys"; mount --rbind /dev "$mnt/dev"; mount --make-rslave "$mnt/dev"; mount -t tmpfs tmpfs "$mnt/run"
chroot "$mnt" containerd >"$out.log" 2>&1 & pid=$!
for _ in $(seq 100); do chroot "$mnt" ctr version >/dev/null 2>&1 && break; sleep 0.2; done
for archive in "$@"; do
  chroot "$mnt" ctr -n k8s.io image import --local - <"$archive"
done
chroot "$mnt" ctr -n k8s.io image ls -q
kill $pid; wait $pid || true
sync
umount -R -l "$mnt/dev"; umount "$mnt/run" "$mnt/sys" "$mnt/proc"; umount "$mnt"; rmdir "$mnt"; trap - EXIT
mv "$out.part" "$out"
