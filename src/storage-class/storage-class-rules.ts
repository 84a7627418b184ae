import { isDnsSubdomain } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

/** A storage class as its rules see it. */
export interface StorageClassCase {
  readonly name: string;
  readonly kind: 'block' | 'file' | 'bucket';
  /** Props the user has set, by name. */
  readonly set: readonly string[];
  readonly fsType?: string;
  readonly isDefault: boolean;
  /** The paths of other default classes in the app. */
  readonly otherDefaults: readonly string[];
  /** Parameters the user added. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The keys of the parameters that this library derives. */
  readonly derived: readonly string[];
}

const NOT_FOR_BUCKETS: Record<string, string> = {
  isDefault: 'the default class answers volume claims, and a bucket is no volume',
  mountOptions: 'a bucket is not mounted',
  fsType: 'a bucket has no filesystem',
  allowVolumeExpansion: 'a bucket has no size that could grow',
  volumeBindingMode: 'a bucket is not bound to a node',
};

export const STORAGE_CLASS_RULES: Rule<StorageClassCase>[] = [
  {
    code: 'storage-class/name',
    severity: 'error',
    title: 'A storage class is named by a DNS name.',
    why: 'The API server refuses the object.',
    see: see('storage-class/name'),
    check: subject => isDnsSubdomain(subject.name) ? [] : [{
      property: 'name',
      value: `'${subject.name}'`,
      reason: 'it must be lower-case letters, digits, dashes and dots',
      fix: "give the construct such an id, or set 'name'",
    }],
  },
  {
    code: 'storage-class/several-defaults',
    severity: 'warning',
    title: 'One class is the default of a Kubernetes cluster.',
    why: 'Claims that name no class go to whichever default class was created last: which storage they land on is an accident.',
    see: see('storage-class/several-defaults'),
    check: subject => subject.isDefault && subject.otherDefaults.length > 0 ? [{
      property: 'isDefault',
      value: 'true',
      reason: `so is ${subject.otherDefaults.join(', ')}`,
      fix: 'keep it on one class; approve this if they go to different Kubernetes clusters',
    }] : [],
  },
  {
    code: 'storage-class/not-for-buckets',
    severity: 'error',
    title: 'A class over an object store takes no options of volumes.',
    why: 'Rook ignores them, and what they promise does not happen; a default bucket class would leave every claim without a class pending.',
    see: see('storage-class/not-for-buckets'),
    check: subject => subject.kind !== 'bucket' ? [] : subject.set.filter(prop => NOT_FOR_BUCKETS[prop] !== undefined).map(prop => ({
      property: prop, value: 'set', reason: NOT_FOR_BUCKETS[prop], fix: 'leave it out',
    })),
  },
  {
    code: 'storage-class/file-fs-type',
    severity: 'error',
    title: 'Only block volumes are formatted, so only their class takes a filesystem type.',
    why: 'The driver of CephFS ignores it: applications get CephFS whatever is asked.',
    see: see('storage-class/file-fs-type'),
    check: subject => subject.kind === 'file' && subject.fsType !== undefined ? [{
      property: 'fsType', value: subject.fsType, reason: 'the volumes of this class are directories of a CephFilesystem', fix: 'leave it out',
    }] : [],
  },
  {
    code: 'storage-class/xfs',
    severity: 'warning',
    title: 'XFS on block volumes can lock up nodes that carry OSDs too.',
    why: 'When memory runs short, the kernel writes back to a volume whose OSD on the same node waits for that very memory.',
    see: see('storage-class/xfs'),
    check: subject => subject.kind === 'block' && subject.fsType === 'xfs' ? [{
      property: 'fsType',
      value: 'xfs',
      reason: 'pods may run on the nodes of the OSDs',
      fix: 'use ext4; approve this if no pod with such a volume runs on a storage node',
    }] : [],
  },
  {
    code: 'storage-class/derived-parameter',
    severity: 'error',
    title: 'Parameters that follow from the backend cannot be set by hand.',
    why: 'Volumes would be made in another pool or cluster than the code says, or not at all.',
    see: see('storage-class/derived-parameter'),
    check: subject => Object.keys(subject.parameters).filter(key => subject.derived.includes(key)).sort().map(key => ({
      property: `parameters['${key}']`,
      value: `'${subject.parameters[key]}'`,
      reason: 'it is derived from the backend and the other props',
      fix: 'leave it out; another value needs another backend',
    })),
  },
];

export const STORAGE_CLASS_TOPIC: Topic<StorageClassCase> = { name: 'storage-class', rules: STORAGE_CLASS_RULES };
