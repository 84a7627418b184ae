/** Paths that have anything to fold. */
const UNUSUAL = /\/\/|\/\.|.\/$|^[^/]|^\/dev\/mapper\//;

/** What device mapper calls what is not a logical volume, though it may look like one: multipath, its partitions, encryption. */
const NO_VOLUME_GROUP = /^(mpath[a-z]+|[23][0-9a-f]{16,32}|eui\.[0-9a-f]+|luks|crypt)-/;

/** A path with its doubled and trailing slashes and its dots folded, and LVM's mapper names as `/dev/<group>/<volume>`. */
export function canonicalPath(path: string): string {
  if (path !== '' && !UNUSUAL.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop(); else parts.push(part);
  }
  const plain = `/${parts.join('/')}`;
  const mapped = plain.startsWith('/dev/mapper/') ? logicalVolumeOf(parts[2] ?? '') : undefined;
  return mapped ?? plain;
}

/** The path of a logical volume of which device mapper's name is known; undefined for the name of something else. */
export function logicalVolumeOf(mapperName: string): string | undefined {
  if (NO_VOLUME_GROUP.test(mapperName)) return undefined;
  const names = lvmNamesOf(mapperName);
  return names && `/dev/${names.group}/${names.volume}`;
}

/** The group and the volume in the name that LVM gives a logical volume in device mapper: a dash inside of either is doubled. */
export function lvmNamesOf(mapperName: string): { readonly group: string; readonly volume: string } | undefined {
  const [group, volume] = /^((?:[^-]|--)+)-((?:[^-]|--)+)$/.exec(mapperName)?.slice(1).map(name => name.replace(/--/g, '-')) ?? [];
  return group === undefined ? undefined : { group, volume };
}

/** True for names of partitions. */
export function isPartitionName(path: string): boolean {
  return /^\/dev\/disk\/by-(partuuid|partlabel)\/|-part\d+$/.test(canonicalPath(path));
}

/** The disk a partition is on, as far as its name tells. */
export function diskOf(path: string): string {
  return canonicalPath(path).replace(/-part\d+$/, '');
}

/** What is wrong with a path before anybody asks which device it names; undefined where it can name one. */
export function pathFault(path: string): { readonly reason: string; readonly fix: string } | undefined {
  const fault = (reason: string, fix: string) => ({ reason, fix });
  // A line end or an escape character would also break the shell and the log that it is written to.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path)) return fault('it holds a control character', 'Write the path without it');
  if (/\s/.test(path)) return fault('it holds a space', 'Use a path without spaces; udev writes them as \\x20 or _');
  if (/[*?[\]{}$`()<>|&;!"']|\\(?!x[0-9a-f]{2})/.test(path)) {
    return fault('it holds a sign of the shell, and a path is used as it stands, never expanded', 'Write the whole path of one device');
  }
  if (!path.startsWith('/')) return fault('it is not an absolute path', 'Begin it with /');
  return undefined;
}
