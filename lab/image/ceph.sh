#!/bin/bash
# Makes the root file system of the images of Ceph and Rook: ceph.sh BASE ROOK-BINARY ROOK-SOURCE CSI-BINARY OUT
# What Rook's own Dockerfile does (images/ceph/Dockerfile of the module), on Debian's Ceph packages.
set -euo pipefail
base=$1 rook=$2 source=$3 csi=$4 out=$5
rm -rf "$out.part"; cp -al "$base" "$out.part"
install -m 755 "$rook" "$out.part/usr/local/bin/rook"
install -m 755 "$source/images/ceph/toolbox.sh" "$source/images/ceph/set-ceph-debug-level" "$out.part/usr/local/bin/"
grep -q '^rook:' "$out.part/etc/passwd" || chroot "$out.part" useradd rook -u 2016
# The driver shares the image, since it needs the same libraries. One that is older than its operator does not know all switches.
if [ -e "$csi" ]; then
  install -m 755 "$csi" "$out.part/usr/local/bin/cephcsi.bin"
  printf '#!/bin/bash\nfor arg; do shift; [ "$arg" = --enable-fencing=false ] || set -- "$@" "$arg"; done\nexec /usr/local/bin/cephcsi.bin "$@"\n' >"$out.part/usr/local/bin/cephcsi"
  chmod 755 "$out.part/usr/local/bin/cephcsi"
fi
# Debian builds a relative osd_class_dir into Ceph, which breaks wherever the working directory is not /, as in Rook's OSDs.
osd=$out.part/usr/bin/ceph-osd
if [ ! -e "$osd.bin" ]; then
  mv "$osd" "$osd.bin"
  printf '#!/bin/bash\nexec -a ceph-osd /usr/bin/ceph-osd.bin --osd_class_dir=/usr/lib/x86_64-linux-gnu/rados-classes "$@"\n' >"$osd"
  chmod 755 "$osd"
fi
# The whole of the program `ceph` costs two seconds of processor on a node of user-mode-linux, and Rook calls it hundreds of times: a small
# one asks a server that keeps it in memory. Of what Rook's probes do by `ceph --admin-daemon` nothing is needed but a dozen lines.
if [ ! -e "$out.part/usr/bin/ceph.bin" ]; then
  mv "$out.part/usr/bin/ceph" "$out.part/usr/bin/ceph.bin"
  gcc -static -Os -s -Wall -Wextra -Werror -o "$out.part/usr/bin/ceph" "$(dirname "$0")/ceph.c"
  install -m 644 "$(dirname "$0")/ceph-server.py" "$(dirname "$0")/admin-socket.py" "$out.part/usr/local/lib/"
fi
# The name under which Rook's log collectors look for it.
cp "$out.part/etc/logrotate.d/ceph-common" "$out.part/etc/logrotate.d/ceph"
rm -rf "$out"; mv "$out.part" "$out"
