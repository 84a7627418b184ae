import type { Reason } from './reason';
import { CLUSTER_REASONS } from './reasons-cluster';
import { SERVICE_REASONS } from './reasons-services';

/** All reasons for which ours differs from Rook's examples. The first that speaks about a difference holds. */
export const REASONS: readonly Reason[] = [...CLUSTER_REASONS, ...SERVICE_REASONS];
