/**
 * Wipes the declared devices of one host, and takes away what Rook kept in its directory. Each is looked at first: only what carries an OSD or a
 * monitor of this very cluster is touched. It may be broken off at any moment and begun again: the label that tells whose a device is goes last.
 * What is left is its last word, one line each, which Kubernetes keeps with the pod.
 *
 * Arguments: fsid, SHA-256 of the key of the monitors (or nothing), directory of Rook, namespace, then `role:device` for each device.
 */
export const WIPE_SCRIPT = `set -uo pipefail
fsid=$1 key=$2 folder=$3 namespace=$4; shift 4
word=\${LAST_WORD:-/tmp/last-word}
wiped=0 blank=0 failed=0
left() { echo "left: $*" | tee -a "$word"; }
field() { sed -n 's/^ *"'"$1"'": "\\(.*\\)",\\{0,1\\}$/\\1/p' | head -n 1; }
label() { ceph-bluestore-tool show-label --dev "$1" 2> /dev/null; }
# Whether one of the keys of a keyring is that of the monitors of this cluster.
keyed() {
  [ -n "$key" ] && [ -f "$1" ] && sed -n 's/^[[:space:]]*key[[:space:]]*=[[:space:]]*//p' "$1" | while read -r each; do printf %s "$each" | sha256sum | cut -d ' ' -f 1; done | grep -qx "$key"
}
encrypted() { cryptsetup isLuks "$1" 2> /dev/null; }
fsid_of() {
  if encrypted "$1"; then cryptsetup luksDump "$1" | sed -n 's/.*ceph_fsid=\\([0-9a-f-]*\\).*/\\1/p' | head -n 1; else label "$1" | field ceph_fsid; fi
}
blank() { ! encrypted "$1" && [ -z "$(label "$1")" ] && [ -z "$(wipefs --noheadings --parsable "$1")" ]; }
close() { lsblk --raw --noheadings --output NAME,TYPE "$1" 2> /dev/null | awk '$2 == "crypt" { print $1 }' | while read -r name; do cryptsetup close "$name"; done; }
# Opened for oneself alone: what something holds is not wiped.
free() { python3 -c 'import os, sys; os.close(os.open(sys.argv[1], os.O_RDWR | os.O_EXCL))' "$1" 2> /dev/null; }
# BlueStore keeps its label at 0, 1, 10, 100 and 1000 GiB.
zero() {
  local size at from rest
  size=$(blockdev --getsize64 "$1") || return 1
  for at in 1000 100 10 1 0; do
    from=$((at * 1024 * 1024 * 1024)) rest=$((size - at * 1024 * 1024 * 1024))
    [ $rest -gt 0 ] || continue
    [ $rest -lt 10485760 ] || rest=10485760
    dd if=/dev/zero of="$1" bs=4096 seek=$((from / 4096)) count=$((rest / 4096)) conv=notrunc,fsync status=none || return 1
  done
  wipefs --all --quiet "$1"
}
wipe() {
  close "$1"
  if ! free "$1"; then left "$1: something on this host holds it"; failed=1
  elif zero "$1"; then wiped=$((wiped + 1)); echo "wiped: $1"
  else left "$1: it cannot be written"; failed=1; fi
}
of_other() { left "$1: it carries $2, and no OSD of this cluster"; }
carries() { wipefs --noheadings --parsable --output TYPE "$1" | head -n 1; }
data=() beside=() monitors=()
for each in "$@"; do
  device=\${each#*:}
  if [ ! -b "$device" ] && [ -z "\${AS_FILES:-}" ]; then left "$device: it is not there"; continue; fi
  case \${each%%:*} in data) data+=("$device") ;; monitor) monitors+=("$device") ;; *) beside+=("$device") ;; esac
done
ids=" "
for device in \${data+"\${data[@]}"}; do [ "$(fsid_of "$device")" = "$fsid" ] && ! encrypted "$device" && ids="$ids$(label "$device" | field osd_uuid) "; done
# What holds the journals of an OSD knows only the id of the OSD: it goes before the device that tells whose that is.
for device in \${beside+"\${beside[@]}"}; do
  id=$(label "$device" | field osd_uuid)
  if blank "$device"; then blank=$((blank + 1))
  elif { encrypted "$device" && [ "$(fsid_of "$device")" = "$fsid" ]; } || { [ -n "$id" ] && [[ $ids == *" $id "* ]]; }; then wipe "$device"
  else of_other "$device" "$(carries "$device")"; fi
done
for device in \${data+"\${data[@]}"}; do
  found=$(fsid_of "$device")
  if [ "$found" = "$fsid" ]; then wipe "$device"
  elif [ -n "$found" ]; then left "$device: it carries an OSD of another cluster, $found"
  elif blank "$device"; then blank=$((blank + 1))
  else of_other "$device" "$(carries "$device")"; fi
done
for device in \${monitors+"\${monitors[@]}"}; do
  if blank "$device"; then blank=$((blank + 1)); continue; fi
  at=$(mktemp -d) ours=
  if mount -o ro,noload "$device" "$at" 2> /dev/null || mount -o ro,norecovery "$device" "$at" 2> /dev/null || mount -o ro "$device" "$at" 2> /dev/null; then
    for keyring in "$at/data/keyring" "$at"/*/data/keyring; do keyed "$keyring" && ours=1; done
    umount "$at"
  fi
  if [ -n "$ours" ]; then wipe "$device"; else of_other "$device" "$(carries "$device")"; fi
done
for each in "$folder"/mon-*; do
  [ -d "$each" ] || continue
  if keyed "$each/data/keyring"; then rm -rf -- "$each"; else left "$each: a monitor that is not known to be of this cluster"; fi
done
known=$(sed -n 's/^fsid[[:space:]]*=[[:space:]]*//p' "$folder/$namespace/$namespace.config" 2> /dev/null)
if [ -d "$folder/$namespace" ]; then
  if [ -z "$known" ] || [ "$known" = "$fsid" ]; then rm -rf -- "\${folder:?}/$namespace"; else left "$folder/$namespace: files of another cluster, $known"; fi
fi
[ "$(ls -A "$folder" 2> /dev/null)" = exporter ] && rm -rf -- "$folder/exporter"
echo "$wiped wiped, $blank blank" | tee -a "$word"
exit $failed
`;
