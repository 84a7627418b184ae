import { NotKnown } from './known';
import type { Taint } from './taint';
import type { TopologySpec } from './topology';

/** A local volume as plain data. */
export interface VolumeSpec {
  readonly kind: 'disk' | 'partition' | 'logicalVolume' | 'file';
  readonly name: string;
  /** The device, or for a file the file itself. */
  readonly path: string;
  readonly bytes: number;
  readonly deviceClass?: string;
  readonly metadata?: VolumeSpec;
  readonly wal?: VolumeSpec;
  readonly volumeGroup?: string;
  readonly logicalVolume?: string;
  readonly create?: boolean;
}

/** A host as plain data. */
export interface HostSpec {
  readonly name: string;
  readonly cpus?: number;
  readonly memoryBytes?: number;
  readonly taints: readonly Taint[];
  readonly topology: TopologySpec;
  /** Why it may have places that `topology` does not tell; absent where it tells all. */
  readonly unplaced?: string;
  readonly volumes: readonly VolumeSpec[];
  readonly monitor?: VolumeSpec;
}

/** A part of an OSD, or the store of a monitor. */
export type VolumeRole = 'data' | 'metadata' | 'wal' | 'monitor';

/** What one OSD part claims: a class, a size and, where the volume is known, its very PersistentVolume. */
export interface ClaimSpec {
  readonly role: VolumeRole;
  readonly storageClassName: string;
  readonly bytes: number;
  readonly volumeName?: string;
  /** The device in words, for messages. */
  readonly source: string;
}

/** One Rook device set: exactly one OSD on local volumes, several alike on claims. */
export interface OsdSpec {
  readonly name: string;
  readonly count: number;
  readonly portable: boolean;
  /** The host it sits on; open where Kubernetes decides. */
  readonly host?: string;
  /** Where it stands if no host is known. */
  readonly topology?: TopologySpec;
  /** Why it may have places that `topology` does not tell; absent where it tells all. */
  readonly unplaced?: string;
  readonly deviceClass?: string;
  readonly bytes: number;
  readonly claims: readonly ClaimSpec[];
  /** True where a part of it lives in a file. */
  readonly onFile: boolean;
}

/** An OSD with its place, whatever is known of its size. */
export type OsdPlace = Pick<OsdSpec, 'name' | 'count' | 'host' | 'topology' | 'unplaced' | 'deviceClass'>;

/** The volumes that monitors can use, one class, some hosts. */
export interface MonitorVolumes {
  readonly storageClassName: string;
  readonly bytes: number;
  readonly hosts: readonly string[];
}

/** What a source of volumes brings into a cluster. */
export interface VolumeOffer {
  readonly path: string;
  readonly hosts: readonly HostSpec[];
  readonly osds: readonly OsdSpec[];
  readonly monitors?: MonitorVolumes;
}

/** Everything a cluster stands on. */
export interface ClusterLayout {
  readonly name: string;
  readonly trial: boolean;
  readonly hosts: readonly HostSpec[];
  readonly osds: readonly OsdSpec[];
  /** OSDs on devices that the cluster names host by host: how large they are is known to the hosts only. */
  readonly unsized?: readonly OsdPlace[];
  /** Why there may be OSDs beside these; absent where these are all. */
  readonly open?: string;
  /** The level at which the cluster is stretched over two places; there Ceph places all pools by one rule. */
  readonly stretch?: string;
  /** How pools for data compress that do not say it themselves; absent where they do not. */
  readonly compression?: string;
}

/** OSDs and where they are. */
export interface PlacedLayout extends Pick<ClusterLayout, 'hosts' | 'unsized'> {
  readonly osds: readonly OsdPlace[];
}

/** Names that Ceph takes for device classes. */
export function isDeviceClassName(name: string): boolean {
  return /^[-_.A-Za-z0-9]+$/.test(name);
}

/** The declared device classes, sorted; volumes of unknown class do not count. */
export function deviceClasses(layout: ClusterLayout): string[] {
  return [...new Set(layout.osds.flatMap(osd => osd.deviceClass ?? []))].sort();
}

/** The OSDs a pool of this class may use: all of them where no class is asked for. */
export function osdsOf(layout: ClusterLayout, deviceClass?: string): OsdSpec[] {
  return layout.osds.filter(osd => deviceClass === undefined || osd.deviceClass === deviceClass);
}

/** The same, also those of which nobody says how large they are. */
export function placesOf({ osds, unsized = [] }: PlacedLayout, deviceClass?: string): OsdPlace[] {
  return [...osds, ...unsized].filter(osd => deviceClass === undefined || osd.deviceClass === deviceClass);
}

/**
 * The failure domains at a level that hold OSDs of a class. OSDs whose place at that level is not known are counted under
 * `undefined`, so that a caller can tell "too few" from "not said".
 */
export function failureDomains(layout: PlacedLayout, level: string, deviceClass?: string): Set<string | undefined> {
  const topology = new Map(layout.hosts.map(host => [host.name, host.topology]));
  const domains = new Set<string | undefined>();
  for (const osd of placesOf(layout, deviceClass)) {
    if (level === 'osd' || (level === 'host' && osd.host === undefined)) {
      // Claims that move between nodes are hosts of their own in the CRUSH map.
      for (let i = 0; i < osd.count; i++) domains.add(`${osd.name}#${i}`);
    } else if (level === 'host') {
      domains.add(osd.host);
    } else {
      domains.add((osd.host === undefined ? osd.topology : topology.get(osd.host))?.[level]);
    }
  }
  return domains;
}

/** The same for a rule, which is not asked where not every OSD or not every place is known. */
export function knownDomains(layout: ClusterLayout, level: string, deviceClass?: string): Set<string | undefined> {
  if (layout.open !== undefined) throw new NotKnown(layout.open);
  const domains = failureDomains(layout, level, deviceClass);
  if (domains.has(undefined)) {
    const carrying = new Set(placesOf(layout, deviceClass).map(({ host }) => host));
    const unplaced = layout.hosts.find(host => host.unplaced !== undefined && carrying.has(host.name) && host.topology[level] === undefined)?.unplaced;
    const claimed = placesOf(layout, deviceClass).find(osd => osd.unplaced !== undefined && osd.topology?.[level] === undefined)?.unplaced;
    const why = unplaced ?? claimed;
    if (why !== undefined) throw new NotKnown(why);
  }
  return domains;
}
