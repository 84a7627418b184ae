#!/bin/bash
# Builds ceph-csi and the registrar of its drivers from their sources, which bring all they are made of, against Debian's libraries of Ceph:
# ceph-csi.sh BASE SOURCES OUT. In OUT it leaves `cephcsi` and `csi-node-driver-registrar`. Run it inside a mount namespace of its own.
set -euo pipefail
base=$1 sources=$2 out=$3
work=$(mktemp -d "$(dirname "$base")/.ceph-csi.XXXXXX"); root=$work/root
trap 'umount -R -l "$root" 2>/dev/null || true; rm -rf "$work"' EXIT
# What is installed for the build does not stay.
mkdir -p "$root" "$work/upper" "$work/work"
mount -t overlay overlay -o "lowerdir=$base,upperdir=$work/upper,workdir=$work/work" "$root"
for dir in proc sys dev; do mount --rbind "/$dir" "$root/$dir"; mount --make-rslave "$root/$dir"; done
mount -t tmpfs tmpfs "$root/run"
chroot "$root" apt-get -q update
chroot "$root" apt-get -q install -y gcc libc6-dev librados-dev librbd-dev libcephfs-dev

mkdir -p "$root/go" "$root/cache" "$root/src" "$root/out"
mount --bind "$(go env GOROOT)" "$root/go"; mount --bind "$(go env GOCACHE)" "$root/cache"
mount --bind "$sources" "$root/src"; mount --bind "$out" "$root/out"
inside() {
  chroot "$root" env -C "/src/$1" HOME=/root GOCACHE=/cache GOPATH=/tmp/go GOFLAGS='-mod=vendor -buildvcs=false' GOTOOLCHAIN=local GOWORK=off "${@:2}"
}
# Older drivers look for the keys of filesystems under names that Rook no longer writes.
credentials=internal/util/credentials.go
sed 's/"adminID"/"userID"/; s/"adminKey"/"userKey"/' "$sources/ceph-csi/$credentials" >"$root/tmp/credentials.go"
printf '{"Replace":{"/src/ceph-csi/%s":"/tmp/credentials.go"}}' "$credentials" >"$root/tmp/overlay.json"
version=$(sed -n 's/^CSI_IMAGE_VERSION=//p' "$sources/ceph-csi/build.env")
inside ceph-csi env CGO_ENABLED=1 /go/bin/go build -v -trimpath -overlay /tmp/overlay.json -tags ceph_preview -ldflags "-s -w -X github.com/ceph/ceph-csi/internal/util.DriverVersion=$version" -o /out/cephcsi ./cmd
inside node-driver-registrar env CGO_ENABLED=0 /go/bin/go build -v -trimpath -ldflags '-s -w' -o /out/csi-node-driver-registrar ./cmd/csi-node-driver-registrar
