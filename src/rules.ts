import type { RuleText } from './catalog';
import { FITTING_RULES } from './cluster/fitting-rules';
import { SURVIVAL_RULES } from './cluster/survival-rules';
import { PATCH_RULES } from './core/patch-rules';
import { DRAIN_RULES, LOSSY_EDITS, MAINTENANCE_RULES, STORED_RULES } from './model/change';
import { INVENTORY_RULES } from './model/inventory';
import { POLICY_RULES } from './model/manifests/policy-rules';
import { PREFLIGHT_RULES } from './model/preflight';
import { BENCHMARK_RULES } from './model/rules/benchmark';
import { BLOCK_POOL_RULES } from './model/rules/block-pool';
import { CEPH_CONFIG_RULES } from './model/rules/ceph-config';
import { CLAIM_RULES } from './model/rules/claim';
import { CEPH_CLIENT_RULES } from './model/rules/client';
import { CEPH_CLUSTER_RULES } from './model/rules/cluster';
import { DASHBOARD_INGRESS_RULES } from './model/rules/dashboard-ingress';
import { DEVICES_RULES } from './model/rules/device';
import { DATA_POOL_RULES, FILESYSTEM_RULES } from './model/rules/filesystem';
import { MONITORING_RULES } from './model/rules/monitoring';
import { NETWORK_POLICIES_RULES } from './model/rules/network-policies';
import { NFS_EXPORTS_RULES, NFS_RULES } from './model/rules/nfs';
import { BUCKET_CLAIM_RULES, OBJECT_REALM_RULES, OBJECT_STORE_RULES, OBJECT_STORE_USER_RULES, OBJECT_ZONE_GROUP_RULES, OBJECT_ZONE_RULES } from './model/rules/object';
import { POOL_RULES } from './model/rules/pool';
import { EXISTING_OPERATOR_RULES, ROOK_OPERATOR_RULES } from './model/rules/rook-operator';
import { SNAPSHOT_CLASS_RULES } from './model/rules/snapshot-class';
import { STORAGE_CLASS_RULES } from './model/rules/storage-class';
import { STORAGE_LOGS_RULES } from './model/rules/storage-logs';
import { TENANT_RULES } from './model/rules/tenant';
import { TOOLBOX_RULES } from './model/rules/toolbox';
import { LOCAL_VOLUME_SET_RULES } from './model/rules/volume';
import { VOLUME_CLAIMS_RULES } from './model/rules/volume-claims';
import { STORAGE_STACK_RULES } from './stack/storage-stack-rules';

/**
 * Every rule of the library once, from the layout up to the app. Not part of the public API: docs/reference/rules.md and the
 * tests are made from it.
 */
export const ALL_RULES: readonly RuleText[] = [...new Set<RuleText>([
  ...LOCAL_VOLUME_SET_RULES,
  ...DEVICES_RULES,
  ...VOLUME_CLAIMS_RULES,
  ...ROOK_OPERATOR_RULES,
  ...EXISTING_OPERATOR_RULES,
  ...CEPH_CLUSTER_RULES,
  ...CEPH_CONFIG_RULES,
  ...SURVIVAL_RULES,
  ...FITTING_RULES,
  ...DASHBOARD_INGRESS_RULES,
  ...POOL_RULES,
  ...BLOCK_POOL_RULES,
  ...FILESYSTEM_RULES,
  ...DATA_POOL_RULES,
  ...TENANT_RULES,
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
  ...MONITORING_RULES,
  ...STORAGE_LOGS_RULES,
  ...BENCHMARK_RULES,
  ...STORAGE_CLASS_RULES,
  ...SNAPSHOT_CLASS_RULES,
  ...CLAIM_RULES,
  ...PATCH_RULES,
  ...STORAGE_STACK_RULES,
  ...POLICY_RULES,
  ...INVENTORY_RULES,
  ...PREFLIGHT_RULES,
  ...LOSSY_EDITS,
  ...DRAIN_RULES,
  ...STORED_RULES,
  ...MAINTENANCE_RULES,
])];
