import { canonicalPath, isPartitionName } from './device-path';
import { FILE_LINKS } from './file-links';
import { Maybe, unknown } from './known';
import type { VolumeSpec } from './layout';

/** What kind of device a path names, as far as the path tells. */
export function kindOfPath(path: string): Maybe<VolumeSpec['kind']> {
  const canonical = canonicalPath(path);
  if (canonical.startsWith(FILE_LINKS)) return 'file';
  if (isPartitionName(canonical)) return 'partition';
  if (/^\/dev\/disk\/by-(id|path)\//.test(canonical)) return /\/dm-name-|\/dm-uuid-LVM-/.test(canonical) ? 'logicalVolume' : 'disk';
  if (/^\/dev\/(?!disk\/|mapper\/|block\/|md\/|loop\/)[^/]+\/[^/]+$/.test(canonical)) return 'logicalVolume';
  return unknown(`the name '${path}' does not tell whether it is a disk or a part of one`);
}
