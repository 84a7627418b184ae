import { BLOCK_POOL_RULES } from './block/block-pool-rules';
import { RADOS_NAMESPACE_RULES } from './block/rados-namespace-rules';
import { CEPH_CLIENT_RULES } from './client/ceph-client-rules';
import { CEPH_CLUSTER_RULES } from './cluster/ceph-cluster-rules';
import { DASHBOARD_INGRESS_RULES } from './cluster/dashboard-ingress-rules';
import { FITTING_RULES } from './cluster/private/fitting-rules';
import { SURVIVAL_RULES } from './cluster/private/survival-rules';
import { PATCH_RULES } from './core/private/patch-rules';
import { FILESYSTEM_RULES } from './filesystem/ceph-filesystem-rules';
import { DATA_POOL_RULES } from './filesystem/private/data-pool-backend';
import { SUB_VOLUME_GROUP_RULES } from './filesystem/sub-volume-group-rules';
import { DRAIN_RULES, LOSSY_EDITS, STORED_RULES } from './model/change';
import { POLICY_RULES } from './model/manifests/policy-rules';
import type { Rule } from './model/rules/rule';
import { NETWORK_POLICIES_RULES } from './network-policy/network-policies-rules';
import { NFS_EXPORTS_RULES, NFS_RULES } from './nfs/ceph-nfs-rules';
import { BUCKET_CLAIM_RULES } from './object/bucket-claim-rules';
import { OBJECT_REALM_RULES } from './object/object-realm-rules';
import { OBJECT_STORE_RULES } from './object/object-store-rules';
import { OBJECT_STORE_USER_RULES } from './object/object-store-user-rules';
import { OBJECT_ZONE_GROUP_RULES } from './object/object-zone-group-rules';
import { OBJECT_ZONE_RULES } from './object/object-zone-rules';
import { EXISTING_OPERATOR_RULES, ROOK_OPERATOR_RULES } from './operator/rook-operator-rules';
import { POOL_RULES } from './model/rules/pool';
import { STORAGE_STACK_RULES } from './stack/storage-stack-rules';
import { CLAIM_RULES } from './storage-class/claim-rules';
import { SNAPSHOT_CLASS_RULES } from './storage-class/snapshot-class-rules';
import { STORAGE_CLASS_RULES } from './storage-class/storage-class-rules';
import { TOOLBOX_RULES } from './toolbox/toolbox-rules';
import { LOCAL_VOLUME_SET_RULES } from './volumes/local-volume-set-rules';
import { VOLUME_CLAIMS_RULES } from './volumes/volume-claims-rules';

/** A rule without its check: what people read. */
export type CatalogedRule = Omit<Rule<never>, 'check'>;

/**
 * Every rule of the library once, from the layout up to the app. Not part of the public API: docs/reference/rules.md and the
 * tests are made from it.
 */
export const ALL_RULES: readonly CatalogedRule[] = [...new Set<CatalogedRule>([
  ...LOCAL_VOLUME_SET_RULES,
  ...VOLUME_CLAIMS_RULES,
  ...ROOK_OPERATOR_RULES,
  ...EXISTING_OPERATOR_RULES,
  ...CEPH_CLUSTER_RULES,
  ...SURVIVAL_RULES,
  ...FITTING_RULES,
  ...DASHBOARD_INGRESS_RULES,
  ...POOL_RULES,
  ...BLOCK_POOL_RULES,
  ...RADOS_NAMESPACE_RULES,
  ...FILESYSTEM_RULES,
  ...DATA_POOL_RULES,
  ...SUB_VOLUME_GROUP_RULES,
  ...OBJECT_STORE_RULES,
  ...OBJECT_REALM_RULES,
  ...OBJECT_ZONE_GROUP_RULES,
  ...OBJECT_ZONE_RULES,
  ...OBJECT_STORE_USER_RULES,
  ...BUCKET_CLAIM_RULES,
  ...NFS_RULES,
  ...NFS_EXPORTS_RULES,
  ...CEPH_CLIENT_RULES,
  ...TOOLBOX_RULES,
  ...NETWORK_POLICIES_RULES,
  ...STORAGE_CLASS_RULES,
  ...SNAPSHOT_CLASS_RULES,
  ...CLAIM_RULES,
  ...PATCH_RULES,
  ...STORAGE_STACK_RULES,
  ...POLICY_RULES,
  ...LOSSY_EDITS,
  ...DRAIN_RULES,
  ...STORED_RULES,
])];
