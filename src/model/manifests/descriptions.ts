import type { PolicyManifest } from './policy-manifest';
import { CLAIM_READER } from './read-claims';
import { SNAPSHOT_CLASS_READER, STORAGE_CLASS_READER } from './read-classes';
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
];

/** Everything that objects describe, in any order; hand-made, patched and foreign objects alike. */
export function describedBy(manifests: readonly PolicyManifest[]): Map<Topic<any, any>, Described<any>[]> {
  return new Map(READERS.map(({ topic, read }) => [topic, [...read(manifests)]]));
}
