import type { BackendFacts } from './bound';

/** What Ceph tells when it has tried an OSD alone. */
export interface OsdSpeed {
  readonly id: number;
  readonly bytesPerSecond: number;
  readonly operationsPerSecond: number;
}

/** An OSD and where it is. */
export interface PlacedOsd {
  readonly id: number;
  readonly deviceClass?: string;
  readonly host: string;
}

/** The OSDs that are up, from `ceph osd tree`. */
export function placedOsds(tree: any): PlacedOsd[] {
  const nodes: readonly any[] = tree?.nodes ?? [], byId = new Map(nodes.map(node => [node.id, node]));
  return nodes.filter(({ type }) => type === 'host').flatMap(({ name, children = [] }) => children.flatMap((id: number): PlacedOsd[] => {
    const osd = byId.get(id);
    return osd?.type !== 'osd' || osd.status !== 'up' ? [] : [{ id, host: name, ...osd.device_class ? { deviceClass: osd.device_class } : {} }];
  }));
}

/** The commands with which Ceph tries an OSD alone: in large pieces, and in small ones. */
export function speedCommands(id: number): readonly [readonly string[], readonly string[]] {
  const of = ['tell', `osd.${id}`, 'bench'];
  return [[...of, `${128 * 1024 ** 2}`, `${4 * 1024 ** 2}`], [...of, '12288000', '4096', `${4 * 1024 ** 2}`, '100']];
}

/** What Ceph answers to both; nothing where it has no figures. */
export function osdSpeed(id: number, large: any, small: any): OsdSpeed | undefined {
  const [bytesPerSecond, operationsPerSecond] = [large?.bytes_per_sec, small?.iops];
  return bytesPerSecond > 0 && operationsPerSecond > 0 ? { id, bytesPerSecond, operationsPerSecond } : undefined;
}

/** What of the OSDs of a class a bound needs. The slowest is known only where all were tried. */
export function factsOfOsds(osds: readonly PlacedOsd[], speeds: readonly OsdSpeed[], deviceClass: string | undefined): Pick<BackendFacts, 'osds' | 'hosts' | 'slowest'> {
  const own = osds.filter(osd => deviceClass === undefined || osd.deviceClass === deviceClass);
  const tried = speeds.filter(({ id }) => own.some(osd => osd.id === id));
  return {
    osds: own.length,
    hosts: new Set(own.map(({ host }) => host)).size,
    ...own.length === 0 || tried.length < own.length ? {} : {
      slowest: { bytesPerSecond: Math.min(...tried.map(each => each.bytesPerSecond)), operationsPerSecond: Math.min(...tried.map(each => each.operationsPerSecond)) },
    },
  };
}
