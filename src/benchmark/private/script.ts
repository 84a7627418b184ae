import { CURL_PRINTS, fioJob, READS_OF_MIXED, rowNamed, USED_AT_MOST } from '../../model/benchmark';

/** Bytes of an object. */
const OBJECT = rowNamed('object-write')!.blockBytes;

/**
 * What a client runs: it tells of its host, fills its place once, empties the cache of the system, measures one row, and tells of its
 * host again. `cdk8s-ceph/model` reads what it prints (`readClient`). ROW, FOLDER, BYTES, RUNTIME and RAMP are in its environment; of a
 * bucket also what Rook writes for those who claim one.
 */
export const SCRIPT = `#!/bin/sh
set -eu
here=$(dirname "$0")

first() { [ ! -r "$1" ] || echo "$2 $(head -n 1 "$1" | cut -d ' ' -f 1)"; }

facts() {
  echo "=== $1"
  echo "time $(date +%s.%N)"
  echo "kernel $(uname -r)"
  echo "cpus $(nproc)"
  memory=$(grep '^MemTotal:' /proc/meminfo | tr -dc 0-9)
  echo "memory $((memory * 1024))"
  first /proc/loadavg load
  first /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor governor
  [ ! -r /sys/fs/cgroup/cpu.stat ] || sed -n 's/^nr_throttled /held /p' /sys/fs/cgroup/cpu.stat
  hot=0; seen=
  for count in /sys/devices/system/cpu/cpu*/thermal_throttle/core_throttle_count; do
    if [ -r "$count" ]; then hot=$((hot + $(cat "$count"))); seen=yes; fi
  done
  [ -z "$seen" ] || echo "hot $hot"
  for link in "\${HOST:-/host}"/sys/class/net/*; do
    if [ -e "$link/device" ] && [ "$(cat "$link/operstate")" != down ]; then
      speed=$(cat "$link/speed" 2>/dev/null || echo -1)
      echo "link $(basename "$link") $speed $(cat "$link/mtu") $(cat "$link/statistics/rx_bytes") $(cat "$link/statistics/tx_bytes")"
    fi
  done
}

drop() {
  sync
  if (echo 3 > "\${HOST:-/host}/vm/drop_caches") 2>/dev/null; then echo "dropped yes"; else echo "dropped no"; fi
}

# What others use of the processors, of a hundred; it waits up to a minute for what was before to be over.
calm() {
  tries=0
  while :; do
    read -r _ user nice system idle wait irq soft stolen _ < /proc/stat
    busy=$((user + nice + system + irq + soft + stolen)); all=$((busy + idle + wait))
    sleep 5
    read -r _ user nice system idle wait irq soft stolen _ < /proc/stat
    now=$((user + nice + system + irq + soft + stolen)); all=$((now + idle + wait - all))
    used=$((all > 0 ? 100 * (now - busy) / all : 0)); tries=$((tries + 1))
    if [ "$used" -le ${USED_AT_MOST} ] || [ "$tries" -ge 12 ]; then break; fi
  done
  echo "used $used"
}

# Objects of a bucket: each is put and got with a signature, by curl, several over one connection.
many=8; batch=8
request() { # how, numbers
  url="http://$BUCKET_HOST:$BUCKET_PORT/$BUCKET_NAME/$CLIENT-[$2]"
  if [ "$1" = put ]; then set -- -T /tmp/object; else set --; fi
  curl -s -o /dev/null -w '${CURL_PRINTS}' --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
    --aws-sigv4 aws:amz:us-east-1:s3 -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' "$@" "$url" || true
}
worker() { # its number, and until when; each has objects of its own
  from=$(($1 * objects)); step=0
  while [ "$(date +%s)" -lt "$2" ]; do
    how=$DOES; at=$((from + step * batch % objects))
    if [ "$DOES" = mixed ]; then [ $((step % 10)) -lt ${READS_OF_MIXED / 10} ] && how=get || how=put; fi
    request "$how" "$at-$((at + batch - 1))"
    step=$((step + 1))
  done
}
workers() { # for so many seconds
  until=$(($(date +%s) + $1)); i=0
  while [ "$i" -lt "$many" ]; do worker "$i" "$until" & i=$((i + 1)); done
  wait
}
there() { [ "$(request get "$1-$1" | cut -d ' ' -f 1)" = 200 ]; }

mkdir -p "$FOLDER"
case $ROW in
  object-*)
    case $ROW in *-read) DOES=get;; *-write) DOES=put;; *) DOES=mixed;; esac
    head -c ${OBJECT} /dev/urandom > /tmp/object
    # A whole number of batches for each worker.
    objects=$(((BYTES / ${OBJECT} / many + batch - 1) / batch * batch))
    last=$((objects * many - 1))
    if ! there 0 || ! there "$last"; then request put "0-$last" > /dev/null; fi
    facts before; drop; calm
    workers "$RAMP" > /dev/null
    echo "=== s3"
    echo "time $(date +%s.%N)"; workers "$RUNTIME"; echo "time $(date +%s.%N)"
    ;;
  *)
    filled=$FOLDER/filled-$BYTES
    if [ ! -e "$filled" ]; then
      rm -f "$FOLDER"/filled-*
      fio --name=fill --filename="$FOLDER/data" --size="$BYTES" --rw=write --bs=4M --direct=1 --ioengine=libaio --iodepth=16 --refill_buffers=1 --end_fsync=1 --output=/dev/null
      touch "$filled"
    fi
    facts before; drop; calm
    echo "=== fio"
    fio --output-format=json --percentile_list=50:99:99.9 "$here/$ROW.fio" || true
    echo
    ;;
esac
facts after
echo "=== end"
`;

/** What clients read: the script, and what fio is told of each row. */
export function scriptFiles(rows: readonly string[]): Record<string, string> {
  const jobs = rows.flatMap(name => {
    const row = rowNamed(name), job = row && fioJob(row);
    return job === undefined ? [] : [[`${name}.fio`, job] as const];
  });
  return { 'measure.sh': SCRIPT, ...Object.fromEntries(jobs) };
}
