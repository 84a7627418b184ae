import { ClusterLayout, deviceClasses, failureDomains } from './layout';

/** Copies or chunks, as plain data. */
export type RedundancySpec = ReplicatedSpec | ErasureCodedSpec;

export interface ReplicatedSpec {
  readonly kind: 'replicated';
  readonly copies: number;
  readonly copiesPerDomain: number;
}

export interface ErasureCodedSpec {
  readonly kind: 'erasureCoded';
  readonly dataChunks: number;
  readonly codingChunks: number;
  readonly algorithm?: string;
  /** As a Kubernetes quantity. */
  readonly stripeUnit?: string;
}

/** What was asked of a pool, nothing filled in. */
export interface PoolRequest {
  readonly redundancy?: RedundancySpec;
  readonly failureDomain?: string;
  readonly deviceClass?: string;
  readonly compression?: string;
  readonly bulk?: boolean;
  readonly targetSizeRatio?: number;
  readonly maxBytes?: number;
  readonly maxObjects?: number;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly enableCrushUpdates?: boolean;
  /** Whether Rook refuses a single copy; it does where nothing is said. */
  readonly requireSafeReplicaSize?: boolean;
}

/** Which pool it is. */
export interface PoolIdentity {
  /** The name Ceph knows it by. */
  readonly name: string;
  /** What uses it. */
  readonly service: 'block' | 'file' | 'object';
  /** Whether it holds what users store or what the service keeps about it. */
  readonly holds: 'data' | 'metadata';
}

/** A pool with every default filled in. */
export interface PoolSpec extends PoolIdentity, PoolRequest {
  readonly redundancy: RedundancySpec;
  readonly failureDomain: string;
  /** Copies or chunks that must be there for a group to be read and written, where it is said; else see `defaultMinSize`. */
  readonly minSize?: number;
  /** What was asked for before defaults were filled in. */
  readonly asked: PoolRequest;
}

/** What a pool asks of CRUSH. */
export interface PlacedPool {
  readonly name: string;
  readonly redundancy: RedundancySpec;
  readonly failureDomain: string;
  readonly deviceClass?: string;
}

/** What is known of a pool before it exists. */
export type DemandedPool = PlacedPool & PoolIdentity & Pick<PoolSpec, 'bulk' | 'targetSizeRatio' | 'maxBytes' | 'minSize'>;

const SAFE_COPIES = 3;

/** What every pool of a stretched cluster is: two copies in each of two places. */
export const STRETCHED: ReplicatedSpec = { kind: 'replicated', copies: 4, copiesPerDomain: 2 };

/** The replicated pool that a service keeps beside data pools: placed like them, on its own class if one is given. */
export function metadataRequest(data: PoolRequest, deviceClass?: string): PoolRequest {
  return { failureDomain: data.failureDomain, deviceClass: deviceClass ?? data.deviceClass };
}

/** Fill in what was not asked for, from what the cluster stands on. */
export function resolvePool(identity: PoolIdentity, asked: PoolRequest, layout: ClusterLayout | undefined): PoolSpec {
  const deviceClass = asked.deviceClass ?? onlyClass(layout);
  const failureDomain = asked.failureDomain ?? defaultDomain(layout, deviceClass);
  const redundancy = asked.redundancy ?? defaultRedundancy(layout, failureDomain, deviceClass);
  const compression = asked.compression ?? (identity.holds === 'data' ? layout?.compression : undefined);
  return { ...identity, ...asked, redundancy, failureDomain, deviceClass, compression, asked };
}

/** How many failure domains a pool needs to place everything. */
export function domainsNeeded(redundancy: RedundancySpec): number {
  return redundancy.kind === 'replicated'
    ? Math.ceil(redundancy.copies / redundancy.copiesPerDomain)
    : redundancy.dataChunks + redundancy.codingChunks;
}

/** Whether Rook moves a pool whose failure domain or device class changes. It never does for erasure coded pools. */
export function followsCrushUpdates({ enableCrushUpdates, redundancy }: PoolSpec): boolean {
  return enableCrushUpdates === true && redundancy.kind === 'replicated';
}

/**
 * Copies or chunks that must be there for a group to be read and written, as Ceph sets it when it makes a pool. With a single coding
 * chunk that is the data chunks alone: such a pool takes writes with no redundancy left.
 *
 * @see https://github.com/ceph/ceph/blob/main/src/mon/OSDMonitor.cc (prepare_pool_size)
 */
export function defaultMinSize(redundancy: RedundancySpec): number {
  if (redundancy.kind === 'replicated') return redundancy.copies - Math.floor(redundancy.copies / 2);
  return redundancy.dataChunks + Math.min(1, redundancy.codingChunks - 1);
}

/** The least with which what is written is kept by more than bare data. */
export function protectedMinSize(redundancy: RedundancySpec): number {
  return redundancy.kind === 'replicated' ? 2 : redundancy.dataChunks + 1;
}

/**
 * What tells one erasure code profile from another, for the name of the pool: Rook writes a changed profile over that of a
 * pool in use, whose data cannot be read with it.
 */
export function profileSuffix(redundancy: ErasureCodedSpec): string {
  const { dataChunks, codingChunks, algorithm, stripeUnit } = redundancy;
  return [`k${dataChunks}m${codingChunks}`, algorithm, stripeUnit?.toLowerCase()].filter(part => part !== undefined).join('-');
}

function onlyClass(layout: ClusterLayout | undefined): string | undefined {
  const classes = layout ? deviceClasses(layout) : [];
  return classes.length === 1 ? classes[0] : undefined;
}

function defaultDomain(layout: ClusterLayout | undefined, deviceClass: string | undefined): string {
  if (layout?.stretch !== undefined) return layout.stretch;
  return layout?.trial && failureDomains(layout, 'host', deviceClass).size < SAFE_COPIES ? 'osd' : 'host';
}

function defaultRedundancy(layout: ClusterLayout | undefined, failureDomain: string, deviceClass: string | undefined): ReplicatedSpec {
  if (layout?.stretch !== undefined) return STRETCHED;
  return { kind: 'replicated', copies: defaultCopies(layout, failureDomain, deviceClass), copiesPerDomain: 1 };
}

function defaultCopies(layout: ClusterLayout | undefined, failureDomain: string, deviceClass: string | undefined): number {
  if (!layout?.trial) return SAFE_COPIES;
  return Math.max(1, Math.min(SAFE_COPIES, failureDomains(layout, failureDomain, deviceClass).size));
}
