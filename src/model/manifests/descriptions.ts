import type { PolicyManifest } from './policy-manifest';
import { CEPH_CLUSTER_READER } from './read-ceph-cluster';
import { CEPH_CONFIG_READER } from './read-ceph-config';
import { DASHBOARD_INGRESS_READER } from './read-dashboard-ingress';
import { NETWORK_POLICIES_READER } from './read-network-policies';
import { POOL_READER } from './read-pool';
import { ROOK_OPERATOR_READER } from './read-rook-operator';
import { TOOLBOX_READER } from './read-toolbox';
import { VOLUME_CLAIMS_READER } from './read-volume-claims';
import type { Reader } from './reader';
import type { Described, Topic } from '../rules/topic';

/** Every reader, one a topic. */
export const READERS: readonly Reader<any>[] = [
  VOLUME_CLAIMS_READER, ROOK_OPERATOR_READER, CEPH_CLUSTER_READER, CEPH_CONFIG_READER, DASHBOARD_INGRESS_READER, POOL_READER, TOOLBOX_READER, NETWORK_POLICIES_READER,
];

/** Everything that objects describe, in any order; hand-made, patched and foreign objects alike. */
export function describedBy(manifests: readonly PolicyManifest[]): Map<Topic<any, any>, Described<any>[]> {
  return new Map(READERS.map(({ topic, read }) => [topic, [...read(manifests)]]));
}
