import type { StackVolumeProps, StorageStackProps } from 'cdk8s-ceph';
import type { SeenDevice } from './told';

/** A change of one field; without a value it is removed. */
export interface Edit {
  readonly at: readonly (string | number)[];
  readonly to?: unknown;
}

type Hosts = NonNullable<StorageStackProps['hosts']>;

/** The path under which a volume uses its device. */
export function pathOf({ disk, partition, logicalVolume, file }: StackVolumeProps): string {
  return disk ?? partition ?? file ?? `/dev/${logicalVolume ?? ''}`;
}

/** The name of a volume on its host. */
export function nameOf(volume: StackVolumeProps): string {
  return volume.name ?? pathOf(volume).split('/').pop()!;
}

/** What fails in a question, for a device of the layout. */
export function lossOf(host: string, volume: StackVolumeProps): string {
  return volume.logicalVolume === undefined ? `device:${host}:${pathOf(volume)}` : `osd:${host}--${nameOf(volume)}`;
}

export function hostsOf(props: StorageStackProps | undefined): Hosts {
  return props?.hosts ?? {};
}

/** Every volume of the layout with its host. */
export function volumesOf(props: StorageStackProps | undefined): { readonly host: string; readonly volume: StackVolumeProps }[] {
  return Object.entries(hostsOf(props)).flatMap(([host, { volumes = [] }]) => volumes.map(volume => ({ host, volume })));
}

/** Give a device that is offered to Ceph. */
export function take(props: StorageStackProps | undefined, devices: readonly SeenDevice[]): Edit[] {
  // A layout that begins brings Rook's operator along; whoever has one already takes it out at the end.
  const begins: Edit[] = Object.keys(props ?? {}).length === 0 ? [{ at: ['operator'], to: {} }] : [];
  const counts = new Map(Object.entries(hostsOf(props)).map(([host, { volumes = [] }]) => [host, volumes.length]));
  return [...begins, ...devices.flatMap(({ host, volume }): Edit[] => {
    if (volume === undefined) return [];
    const at = counts.get(host) ?? 0;
    counts.set(host, at + 1);
    return [{ at: ['hosts', host, 'volumes', at], to: volume }];
  })];
}

/** Take a volume out of the layout; a host without volumes goes as well. */
export function leave(props: StorageStackProps | undefined, host: string, path: string): Edit[] {
  const volumes = hostsOf(props)[host]?.volumes ?? [], at = volumes.findIndex(volume => pathOf(volume) === path);
  if (at < 0) return [];
  return volumes.length === 1 ? [{ at: ['hosts', host] }] : [{ at: ['hosts', host, 'volumes', at] }];
}

/** What storage can be for: where it stands in the layout, and what it is called unless somebody says otherwise. */
export const PURPOSES = [
  { key: 'block', pool: 'volumes', className: 'ceph-block' },
  { key: 'file', pool: 'shared', className: 'ceph-files' },
  { key: 'object', pool: 'objects', className: 'ceph-buckets' },
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** The pool that a purpose stands on in a layout, by its name. */
export function poolOf(props: StorageStackProps | undefined, { key }: Purpose): { readonly name: string; readonly pool: any } | undefined {
  const [entry] = Object.entries((props?.[key] ?? {}) as Record<string, any>);
  return entry && { name: entry[0], pool: entry[1] ?? {} };
}
