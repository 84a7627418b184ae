import { isNotForBuckets, STORAGE_CLASS_RULES } from './class-rules';
import { relateClasses, StorageClassCase, StorageClassSpec } from './storage-class-spec';
import type { Topic } from '../topic';

/** Storage classes, of Ceph or of somebody else. */
export const STORAGE_CLASS_TOPIC: Topic<StorageClassSpec, StorageClassCase> = { name: 'storage-class', rules: STORAGE_CLASS_RULES, relate: relateClasses };

export { isNotForBuckets, STORAGE_CLASS_RULES };
export * from './storage-class-spec';
