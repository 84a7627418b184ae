import { isDnsSubdomain } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

/** A snapshot class as its rules see it. */
export interface SnapshotClassCase {
  readonly name: string;
  readonly kind: 'block' | 'file' | 'bucket';
  readonly backend: string;
  readonly hasSnapshots: boolean;
}

export const SNAPSHOT_CLASS_RULES: Rule<SnapshotClassCase>[] = [
  {
    code: 'snapshot-class/name',
    severity: 'error',
    title: 'A snapshot class is named by a DNS name.',
    why: 'The API server refuses the object.',
    see: see('snapshot-class/name'),
    check: subject => isDnsSubdomain(subject.name) ? [] : [{
      property: 'name',
      value: `'${subject.name}'`,
      reason: 'it must be lower-case letters, digits, dashes and dots',
      fix: "give the construct such an id, or set 'name'",
    }],
  },
  {
    code: 'snapshot-class/no-snapshots',
    severity: 'error',
    title: 'Only what has volumes has snapshots of volumes.',
    why: 'No driver would answer: every VolumeSnapshot of this class would wait for ever.',
    see: see('snapshot-class/no-snapshots'),
    check: subject => subject.hasSnapshots ? [] : [{
      property: 'backend',
      value: `'${subject.backend}'`,
      reason: subject.kind === 'bucket' ? 'an object store serves buckets, which Kubernetes cannot snapshot' : 'its driver has no snapshots',
      fix: subject.kind === 'bucket' ? 'use versioning of the bucket, or a class over a BlockPool or a CephFilesystem' : 'use another backend',
    }],
  },
];

export const SNAPSHOT_CLASS_TOPIC: Topic<SnapshotClassCase> = { name: 'snapshot-class', rules: SNAPSHOT_CLASS_RULES };
