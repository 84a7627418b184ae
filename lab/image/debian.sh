#!/bin/bash
# Makes the two Debian root file systems of the lab: debian.sh WORK. In WORK it leaves `base0` (Ceph, for images), `node0` (what a
# node boots from, and what programs of the lab run in) and `uml` (the kernel of the nodes).
# Run it inside a mount namespace of its own.
set -euo pipefail
cd "$1"
# From where this machine has its own packages.
suite=forky mirror=${LAB_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)}
: "${mirror:?this machine knows no mirror of Debian: name one in LAB_DEBIAN_MIRROR}"
rm -rf base0 node0 uml packages

# An older debootstrap has no script for this suite; all Debian suites share sid's.
debootstrap --variant=minbase --include=ca-certificates "$suite" base0 "$mirror" /usr/share/debootstrap/scripts/sid
# The lists of a suite in the making may be older than they promise to be.
echo 'Acquire::Check-Valid-Until "false"; APT::Install-Recommends "false"; Acquire::Languages "none";' >base0/etc/apt/apt.conf.d/99lab
printf '#!/bin/sh\nexit 101\n' >base0/usr/sbin/policy-rc.d; chmod 755 base0/usr/sbin/policy-rc.d
printf 'path-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\npath-exclude=/usr/share/locale/*\nforce-unsafe-io\n' >base0/etc/dpkg/dpkg.cfg.d/lab
# Rook runs Ceph's daemons as 167; Debian's packages would take another number.
chroot base0 groupadd -g 167 ceph
chroot base0 useradd -r -u 167 -g 167 -d /var/lib/ceph -s /usr/sbin/nologin ceph
cp -a base0 node0

install_into() {
  local root=$PWD/$1; shift
  for dir in proc sys dev; do mount --rbind "/$dir" "$root/$dir"; mount --make-rslave "$root/$dir"; done
  mount -t tmpfs tmpfs "$root/run"
  chroot "$root" apt-get -q update
  chroot "$root" apt-get -q install -y "$@"
  chroot "$root" apt-get clean
  for dir in run dev sys proc; do umount -l "$root/$dir"; done
}

install_into base0 ceph-mon ceph-mgr ceph-osd ceph-mds ceph-fuse radosgw ceph-common ceph-base ceph-volume fio libsqlite3-mod-ceph s3cmd jq curl \
  lvm2 cryptsetup-bin util-linux udev kmod xfsprogs e2fsprogs iproute2 procps gdisk nvme-cli smartmontools mount fdisk hostname
install_into node0 udev kmod lvm2 dmsetup cryptsetup-bin iproute2 iputils-ping procps util-linux mount e2fsprogs xfsprogs fdisk gdisk hostname jq \
  containerd runc containernetworking-plugins socat conntrack ethtool nftables nfs-common nfs-kernel-server

# Only its files are wanted, not its dependencies.
mkdir packages
chroot node0 bash -c 'cd /tmp && apt-get -q download user-mode-linux'; mv node0/tmp/*.deb packages/
dpkg-deb -x packages/user-mode-linux_*.deb uml
mkdir -p node0/lib/modules; cp -a uml/usr/lib/uml/modules/* node0/lib/modules/
rm -rf packages base0/var/lib/apt/lists/* node0/var/lib/apt/lists/*
