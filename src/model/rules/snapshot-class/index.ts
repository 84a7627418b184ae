import { isDnsSubdomain } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A VolumeSnapshotClass of Ceph. */
export interface SnapshotClassSpec {
  readonly name: string;
  readonly kind: 'block' | 'file' | 'bucket';
  /** What is snapshotted, for people. */
  readonly backend: string;
  readonly hasSnapshots: boolean;
}

export const SNAPSHOT_CLASS_RULES: readonly Rule<SnapshotClassSpec>[] = [
  {
    code: 'snapshot-class/name',
    severity: 'error',
    title: 'The name of a snapshot class is a DNS name.',
    why: 'The API server refuses the object.',
    see: see('snapshot-class/name'),
    check: ({ name }) => isDnsSubdomain(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'snapshot-class/no-snapshots',
    severity: 'error',
    title: 'A snapshot class is for a backend whose driver makes snapshots of volumes.',
    why: 'No driver makes the snapshots, and every VolumeSnapshot of this class never becomes ready.',
    see: see('snapshot-class/no-snapshots'),
    check: ({ kind, backend, hasSnapshots }) => hasSnapshots ? [] : [{
      property: 'backend',
      value: `'${backend}'`,
      reason: kind === 'bucket' ? 'an object store serves buckets, which Kubernetes cannot snapshot' : 'its driver makes no snapshots',
      fix: kind === 'bucket' ? 'Use versioning of the bucket, or a class over a BlockPool or a CephFilesystem' : 'Use a backend over a BlockPool or a CephFilesystem',
    }],
  },
];

export const SNAPSHOT_CLASS_TOPIC: Topic<SnapshotClassSpec> = { name: 'snapshot-class', rules: SNAPSHOT_CLASS_RULES };
