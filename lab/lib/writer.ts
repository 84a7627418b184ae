// What a client runs, as shell scripts.

/** Maps the image and mounts it, where no driver does. */
export const MAPPER = `set -e
device=$(rbd map --options noudev,osd_request_timeout=0 "$IMAGE")
trap 'umount /data; rbd unmap "$device"; exit 0' TERM INT
blkid "$device" >/dev/null 2>&1 || mkfs.ext4 -q -E nodiscard "$device"
mkdir -p /data; mount "$device" /data
`;

/** How many blocks there are; they are written over in turn. */
const BLOCKS = 200;

/** Every block once, by one program: where nodes are busy, starting four for each takes minutes. */
const FILL = `import hashlib, os
for number in range(1, ${BLOCKS} + 1):
  content = b"%d\\n" % number + os.urandom(262144)
  with open("/data/block.%d" % (number % ${BLOCKS}), "wb") as block: block.write(hashlib.sha256(content).hexdigest().encode() + b"  -\\n" + content)
os.sync()`;

/** Writes to what is mounted without end: blocks that begin with the checksum of what follows, which is a number and noise. All are there when it begins, so that it takes no more space later. */
export const WRITER = `set -e
if [ ! -e /data/first ]; then
  dd if=/dev/urandom of=/data/first.new bs=1M count="$MEBIBYTES" conv=fsync status=none
  python3 -c '${FILL}'
  (cd /data; mv first.new first; sha256sum first >sums.first; sync)
fi
touch /tmp/ready
number=0
for block in /data/block.*; do case $block in *.new) continue ;; esac; { read -r _; read -r seen; } <"$block"; if [ "$seen" -gt "$number" ]; then number=$seen; fi; done
while :; do
  number=$((number + 1)); began=$(date +%s%N); block=/data/block.$((number % ${BLOCKS}))
  { echo "$number"; head -c 262144 /dev/urandom; } >/tmp/block
  { sha256sum </tmp/block; cat /tmp/block; } >"$block.new"; sync "$block.new"; mv "$block.new" "$block"; sync /data
  echo "wrote $number $(( ($(date +%s%N) - began) / 1000000 )) ms at $(date +%s)"
  sleep 0.2 & wait $!
done`;

/** Reads all of it, and whether each block is at least as new as what the writer has told of by then, which is TOLD. */
export const CHECKER = `cd /data && sha256sum -c --quiet sums.first && checked=0 && for block in $(ls | grep '^block\.[0-9]*$'); do
exec 3<"$block"; read -r sum _ <&3; actual=$(sha256sum <&3); [ "\${actual%% *}" = "$sum" ] || { echo "$block differs"; exit 1; }
{ read -r _; read -r number; } <"$block"; [ "$number" -gt $((TOLD - ${BLOCKS})) ] || { echo "$block is number $number, and $TOLD was told of"; exit 1; }
checked=$((checked + 1)); done && [ $checked -ge $((TOLD < ${BLOCKS} ? TOLD : ${BLOCKS})) ] && echo "$(stat -c %s first) bytes and $checked blocks equal" || { echo "$checked blocks, and $TOLD were told of"; exit 1; }`;
