#!/bin/bash
# Packs a root file system as container images that `ctr image import` takes: archive.sh ROOTFS OUT (CONFIG-JSON TAG)...
# All of them share the one layer.
set -euo pipefail
rootfs=$1 out=$2; shift 2
work=$(mktemp -d "$(dirname "$out")/.archive.XXXXXX"); trap 'rm -rf "$work"' EXIT
tar -C "$rootfs" --numeric-owner --sort=name --mtime=@0 --xattrs -cf "$work/layer.tar" .
digest=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
manifest=
number=0
while [ $# -gt 0 ]; do
  number=$((number + 1))
  printf '{"architecture":"amd64","os":"linux","config":%s,"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created_by":"lab"}]}' \
    "$1" "$digest" >"$work/config$number.json"
  manifest="$manifest,{\"Config\":\"config$number.json\",\"RepoTags\":[\"$2\"],\"Layers\":[\"layer.tar\"]}"
  shift 2
done
printf '[%s]' "${manifest:1}" >"$work/manifest.json"
(cd "$work" && tar -cf out.tar manifest.json config*.json layer.tar)
mv "$work/out.tar" "$out"
