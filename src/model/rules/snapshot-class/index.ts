import { isDnsSubdomain } from '../../layout/names';
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
    title: 'A snapshot class is named by a DNS name.',
    why: 'The API server refuses the object.',
    see: see('snapshot-class/name'),
    check: ({ name }) => isDnsSubdomain(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'snapshot-class/no-snapshots',
    severity: 'error',
    title: 'Only what has volumes has snapshots of volumes.',
    why: 'No driver would answer: every VolumeSnapshot of this class would wait for ever.',
    see: see('snapshot-class/no-snapshots'),
    check: ({ kind, backend, hasSnapshots }) => hasSnapshots ? [] : [{
      property: 'backend',
      value: `'${backend}'`,
      reason: kind === 'bucket' ? 'an object store serves buckets, which Kubernetes cannot snapshot' : 'its driver has no snapshots',
      fix: kind === 'bucket' ? 'Use versioning of the bucket, or a class over a BlockPool or a CephFilesystem' : 'Use another backend',
    }],
  },
];

export const SNAPSHOT_CLASS_TOPIC: Topic<SnapshotClassSpec> = { name: 'snapshot-class', rules: SNAPSHOT_CLASS_RULES };
