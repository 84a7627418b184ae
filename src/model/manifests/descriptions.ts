import type { PolicyManifest } from './policy-manifest';
import { CLAIM_READER } from './read-claims';
import { SNAPSHOT_CLASS_READER, STORAGE_CLASS_READER } from './read-classes';
import { CEPH_CLIENT_READER, NFS_READER } from './read-clients';
import { FILESYSTEM_READER } from './read-filesystems';
import { OBJECT_REALM_READER, OBJECT_STORE_READER, OBJECT_ZONE_GROUP_READER, OBJECT_ZONE_READER } from './read-object-stores';
import { BUCKET_CLAIM_READER, OBJECT_STORE_USER_READER } from './read-object-users';
import { POOL_READER } from './read-pool';
import { TENANT_READER } from './read-tenants';
import type { Reader } from './reader';
import type { Described, Topic } from '../rules/topic';

/** Every reader, one a topic. */
const READERS: readonly Reader<any>[] = [
  POOL_READER,
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
  return new Map(READERS.map(({ topic, read }) => [topic, [...read(manifests)]]));
}

/** Whether things of a kind can be read from objects. */
export function isRead(topic: Topic<any, any>): boolean {
  return READERS.some(reader => reader.topic === topic);
}
