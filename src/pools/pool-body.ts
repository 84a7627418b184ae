import { trueOrAbsent } from '../core';
import { ErasureCodedSpec, PoolSpec, quantity, ReplicatedSpec } from '../model/layout';

/** The fields that the pools of all of Rook's kinds share, by their wire names. */
export interface PoolBody {
  failureDomain: string;
  deviceClass?: string;
  replicated?: { size: number; requireSafeReplicaSize?: boolean; replicasPerFailureDomain?: number };
  erasureCoded?: { dataChunks: number; codingChunks: number; algorithm?: 'isa' | 'jerasure'; stripeUnit?: string };
  parameters: Record<string, string>;
  quotas?: { maxSize?: string; maxObjects?: number };
  enableCrushUpdates?: boolean;
}

/** What stands in a list beside that, where it is not asked for. */
export interface ListedPoolBody extends PoolBody {
  application: string;
  mirroring: object;
  statusCheck: { mirror: object };
}

/** A pool as Rook takes it. The failure domain always stands there: without it, Rook's disruption budgets overlook the pool. */
export function poolBody(pool: PoolSpec): PoolBody {
  const { redundancy, failureDomain, deviceClass, maxBytes, maxObjects, enableCrushUpdates } = pool;
  return {
    failureDomain,
    deviceClass,
    ...redundancy.kind === 'replicated' ? { replicated: replicated(redundancy) } : { erasureCoded: erasureCoded(redundancy) },
    parameters: parameters(pool),
    quotas: maxBytes === undefined && maxObjects === undefined ? undefined : {
      maxSize: maxBytes === undefined ? undefined : quantity(maxBytes),
      maxObjects,
    },
    enableCrushUpdates,
  };
}

/** A pool in a list of pools, as Rook writes it back (see `written-back.ts`): nothing that it would add is missing. */
export function listedPoolBody(pool: PoolSpec): ListedPoolBody {
  const { replicated: copies = { size: 0 }, erasureCoded: chunks = { dataChunks: 0, codingChunks: 0 }, quotas = {}, ...body } = poolBody(pool);
  return { ...body, application: '', replicated: copies, erasureCoded: chunks, mirroring: {}, quotas, statusCheck: { mirror: {} } };
}

function replicated({ copies, copiesPerDomain }: ReplicatedSpec): PoolBody['replicated'] {
  return {
    size: copies,
    // Rook refuses a single copy, which only a trial has, together with this.
    requireSafeReplicaSize: trueOrAbsent(copies > 1),
    replicasPerFailureDomain: copiesPerDomain === 1 ? undefined : copiesPerDomain,
  };
}

function erasureCoded({ dataChunks, codingChunks, algorithm, stripeUnit }: ErasureCodedSpec): PoolBody['erasureCoded'] {
  return { dataChunks, codingChunks, algorithm: algorithm as 'isa' | 'jerasure' | undefined, stripeUnit };
}

/** Compression always stands there, because Rook does not take back a property that is no longer listed. */
function parameters({ compression, bulk, targetSizeRatio, parameters: others }: PoolSpec): Record<string, string> {
  return {
    compression_mode: compression ?? 'none',
    ...bulk === undefined ? {} : { bulk: String(bulk) },
    ...targetSizeRatio === undefined ? {} : { target_size_ratio: String(targetSizeRatio) },
    ...others,
  };
}
