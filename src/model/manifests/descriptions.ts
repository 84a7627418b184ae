import type { PolicyManifest } from './policy-manifest';
import { BENCHMARK_READER } from './read-benchmark';
import { CEPH_CLUSTER_READER } from './read-ceph-cluster';
import { CEPH_CONFIG_READER } from './read-ceph-config';
import { CLAIM_READER } from './read-claims';
import { SNAPSHOT_CLASS_READER, STORAGE_CLASS_READER } from './read-classes';
import { CEPH_CLIENT_READER, NFS_READER } from './read-clients';
import { DASHBOARD_INGRESS_READER } from './read-dashboard-ingress';
import { FILESYSTEM_READER } from './read-filesystems';
import { DEVICES_READER } from './read-named-devices';
import { NETWORK_POLICIES_READER } from './read-network-policies';
import { OBJECT_REALM_READER, OBJECT_STORE_READER, OBJECT_ZONE_GROUP_READER, OBJECT_ZONE_READER } from './read-object-stores';
import { BUCKET_CLAIM_READER, OBJECT_STORE_USER_READER } from './read-object-users';
import { POOL_READER } from './read-pool';
import { ROOK_OPERATOR_READER } from './read-rook-operator';
import { STORAGE_LOGS_READER } from './read-storage-logs';
import { TENANT_READER } from './read-tenants';
import { TOOLBOX_READER } from './read-toolbox';
import { VOLUME_CLAIMS_READER } from './read-volume-claims';
import type { Reader } from './reader';
import { withoutNulls } from './without-nulls';
import type { Described, Topic } from '../rules';

/** Every reader, one a topic. */
export const READERS: readonly Reader<any>[] = [
  VOLUME_CLAIMS_READER,
  ROOK_OPERATOR_READER,
  CEPH_CLUSTER_READER,
  CEPH_CONFIG_READER,
  DASHBOARD_INGRESS_READER,
  DEVICES_READER,
  POOL_READER,
  TOOLBOX_READER,
  NETWORK_POLICIES_READER,
  STORAGE_LOGS_READER,
  BENCHMARK_READER,
  TENANT_READER,
  STORAGE_CLASS_READER,
  SNAPSHOT_CLASS_READER,
  CLAIM_READER,
  FILESYSTEM_READER,
  OBJECT_STORE_READER,
  OBJECT_ZONE_READER,
  OBJECT_ZONE_GROUP_READER,
  OBJECT_REALM_READER,
  OBJECT_STORE_USER_READER,
  BUCKET_CLAIM_READER,
  NFS_READER,
  CEPH_CLIENT_READER,
];

/** Everything that objects describe, in any order; hand-made, patched and foreign objects alike. */
export function describedBy(manifests: readonly PolicyManifest[]): Map<Topic<any, any>, Described<any>[]> {
  const objects = withoutNulls(manifests);
  return new Map(READERS.map(({ topic, read }) => [topic, [...read(objects)]]));
}

/** Whether things of a kind can be read from objects. */
export function isRead(topic: Topic<any, any>): boolean {
  return READERS.some(reader => reader.topic === topic);
}
