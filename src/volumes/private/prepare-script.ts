/**
 * What the preparation runs on a host, over and over: a table line `lv <group> <volume> <bytes>` creates a logical volume
 * that is missing, `file <link> <path> <bytes>` creates a file that is missing, attaches it and keeps a stable link to its
 * loop device. It never deletes, shrinks or formats; what exists is left as it is.
 *
 * Readiness is told by a startup probe alone, which ends with its first success: a probe that goes on starts a program in the container
 * every few seconds for ever, which costs slow hosts much of their processor. So once all is done the script ends where that is no
 * longer true, and the kubelet starts it, and the probe, anew: after a change of the table, and after a round that has failed.
 */
export const PREPARE_SCRIPT = `#!/usr/bin/env bash
# Creates what is missing on this host, again and again; never deletes, shrinks or formats anything.
set -u
trap 'exit 0' TERM INT
table="/etc/cdk8s-ceph/$NODE_NAME"
# The container has no udev of its own: LVM must make the links in the host's /dev itself and wait for nobody.
lvm_config='activation { udev_sync=0 udev_rules=0 } devices { obtain_device_list_from_udev=0 use_devicesfile=0 }'

say() { printf '%s %s\\n' "$(date -u +%FT%TZ)" "$*"; }

prepare_lv() {
  local group=$1 volume=$2 bytes=$3
  [ -e "/dev/$group/$volume" ] && return
  if lvs --config "$lvm_config" "$group/$volume" >/dev/null 2>&1; then
    lvchange --config "$lvm_config" --activate y "$group/$volume"
    return
  fi
  if ! vgs --config "$lvm_config" "$group" >/dev/null 2>&1; then
    say "volume group $group is not on this host: create it, or correct the layout"; return 1
  fi
  say "creating logical volume $group/$volume of $bytes bytes"
  lvcreate --config "$lvm_config" --yes --name "$volume" --size "\${bytes}b" "$group"
}

prepare_file() {
  local link=$1 file="/host$2" bytes=$3 device
  if [ ! -e "$file" ]; then
    say "creating file $2 of $bytes bytes"
    mkdir -p "$(dirname "$file")" || return 1
    # Made under another name first, so that a crash half-way leaves no short file behind.
    fallocate --length "$bytes" "$file.new" && mv --no-clobber "$file.new" "$file" || return 1
  fi
  device=$(losetup --associated "$file" --noheadings --output NAME | head -n 1 | tr -d ' ')
  if [ -z "$device" ]; then
    device=$(losetup --find --show --direct-io=on "$file") || return 1
    say "attached $2 as $device"
  fi
  mkdir -p "/host$(dirname "$link")" || return 1
  [ "$(readlink "/host$link")" = "$device" ] || ln --symbolic --force --no-dereference "$device" "/host$link"
}

ready=
while true; do
  failed=0
  if [ -e "$table" ]; then
    tasks=$(< "$table")
    if [ -n "$ready" ] && [ "$tasks" != "$prepared" ]; then say "the table has changed: starting anew"; exit 0; fi
    while read -r what a b c; do
      case $what in
        lv) prepare_lv "$a" "$b" "$c" ;;
        file) prepare_file "$a" "$b" "$c" ;;
        '') ;;
        *) say "unknown task $what"; false ;;
      esac || failed=1
    done <<< "$tasks"
  else
    say "no table for node $NODE_NAME: is its label kubernetes.io/hostname different from its name?"; failed=1
  fi
  if [ $failed -eq 0 ]; then
    ready=1 prepared=$tasks
    touch /tmp/ready
  elif [ -n "$ready" ]; then
    say "what was prepared is no longer there: starting anew"; exit 1
  fi
  sleep 15 & wait $!
done
`;
