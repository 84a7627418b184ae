import { READS_OF_MIXED, RowSpec } from './rows';

/** What is known of the storage behind a backend. */
export interface BackendFacts {
  readonly name: string;
  /** What may be lost while everything goes on, in words. */
  readonly survives: string;
  /** Raw bytes that are written for each byte: 3 for three copies. Absent where nothing is known of it. */
  readonly rawPerStored?: number;
  /** OSDs that it writes to. */
  readonly osds?: number;
  /** Hosts with these. */
  readonly hosts?: number;
  /** What the slowest of these wrote when Ceph tried each alone. */
  readonly slowest?: { readonly bytesPerSecond: number; readonly operationsPerSecond: number };
}

/** More than that is not possible. */
export interface Bound {
  /** In the unit of the row's figure. */
  readonly value: number;
  /** What sets it: the network, or the slowest device. */
  readonly by: 'network' | 'device';
  /** How it is computed, in words. */
  readonly formula: string;
}

/**
 * What network, slowest device and copies allow at most. Clients run on hosts of the cluster: a byte that is written leaves its host for
 * every copy that is elsewhere, and each host also hands on its part of the copies. Nothing is told where a fact is missing.
 * @param clients so many hosts have a client at once
 * @param linkBytesPerSecond the slowest link
 */
export function boundOf({ does, figure, blockBytes }: Pick<RowSpec, 'does' | 'figure' | 'blockBytes'>, facts: BackendFacts, clients: number, linkBytesPerSecond: number | undefined): Bound | undefined {
  const { rawPerStored, osds, hosts, slowest } = facts;
  if (rawPerStored === undefined || osds === undefined || hosts === undefined) return undefined;
  const per = figure === 'bytesPerSecond' ? 1 : blockBytes, reads = READS[does], writes = 1 - reads;
  // Ceph tries OSDs by writing: what they read at most is not known.
  const raw = writes * rawPerStored, bounds: Bound[] = [];
  if (raw > 0 && slowest !== undefined) bounds.push({ value: (figure === 'bytesPerSecond' ? slowest.bytesPerSecond : slowest.operationsPerSecond) * osds / raw, by: 'device', formula: `slowest OSD * ${osds} OSDs / ${rounded(raw)} written for each` });
  // What a client reads or writes is on another host with this probability. Links carry as much in each direction: the fuller one counts.
  const apart = (hosts - 1) / hosts, copies = writes * (rawPerStored - 1) * clients / hosts, carried = Math.max(reads * apart + copies, writes * apart + copies);
  if (linkBytesPerSecond !== undefined && carried > 0) bounds.push({ value: linkBytesPerSecond * clients / carried / per, by: 'network', formula: `link * ${clients} / ${rounded(carried)} over it for each` });
  return bounds.sort((one, other) => one.value - other.value)[0];
}

/** The part of the operations that read. */
const READS: Readonly<Record<RowSpec['does'], number>> = { read: 1, write: 0, mixed: READS_OF_MIXED / 100 };

function rounded(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}
