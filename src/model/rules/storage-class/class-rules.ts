import { isOfPools, isReadByKubernetes, parametersOf } from './parameters';
import type { StorageClassCase } from './storage-class-spec';
import { known } from '../../layout/known';
import { isDnsSubdomain } from '../../layout/names';
import { Rule, see, Violation } from '../rule';

const NOT_FOR_BUCKETS: Record<string, string> = {
  isDefault: 'the default class answers volume claims, and a bucket is no volume',
  mountOptions: 'a bucket is not mounted',
  fsType: 'a bucket has no filesystem',
  allowVolumeExpansion: 'a bucket has no size that could grow',
  volumeBindingMode: 'a bucket is not bound to a node',
};

/** Whether an option says nothing for buckets. */
export function isNotForBuckets(option: string): boolean {
  return option in NOT_FOR_BUCKETS;
}

const EXPAND_SECRET = 'csi.storage.k8s.io/controller-expand-secret-name';

export const STORAGE_CLASS_RULES: readonly Rule<StorageClassCase>[] = [
  {
    code: 'storage-class/name',
    severity: 'error',
    title: 'A storage class is named by a DNS name.',
    why: 'The API server refuses the object.',
    see: see('storage-class/name'),
    check: ({ name }) => isDnsSubdomain(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'policy/class-form',
    severity: 'error',
    title: 'A StorageClass names its provisioner, and policies that exist.',
    why: 'The API server refuses it.',
    see: see('policy/class-form'),
    check: ({ provisioner, reclaimPolicy, volumeBindingMode }) => [
      ...provisioner === undefined || provisioner === '' ? [{ property: 'provisioner', value: 'not set', reason: 'nobody would make its volumes', fix: "Set 'provisioner' to the name of a driver" }] : [],
      ...oneOf('reclaimPolicy', reclaimPolicy, ['Retain', 'Delete']),
      ...oneOf('volumeBindingMode', volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']),
    ],
  },
  {
    code: 'storage-class/several-defaults',
    severity: 'warning',
    title: 'One class is the default of a Kubernetes cluster.',
    why: 'Claims that name no class go to whichever default class was created last: which storage they land on is an accident.',
    see: see('storage-class/several-defaults'),
    check: ({ otherDefaults }) => otherDefaults.length === 0 ? [] : [{
      property: 'isDefault', value: 'true', reason: `so is ${otherDefaults.join(', ')}`, fix: "Keep 'isDefault' on one class; approve this if they go to different Kubernetes clusters",
    }],
  },
  {
    code: 'storage-class/not-for-buckets',
    severity: 'error',
    title: 'A class over an object store takes no options of volumes.',
    why: 'Rook ignores them, and what they promise does not happen; a default bucket class would leave every claim without a class pending.',
    see: see('storage-class/not-for-buckets'),
    check: ({ kind, set }) => kind !== 'bucket' ? [] : set.filter(isNotForBuckets).map(prop => ({
      property: prop, value: 'set', reason: NOT_FOR_BUCKETS[prop], fix: `Remove '${prop}'`,
    })),
  },
  {
    code: 'storage-class/file-fs-type',
    severity: 'error',
    title: 'Only block volumes are formatted, so only their class takes a filesystem type.',
    why: 'The driver of CephFS ignores it: applications get CephFS whatever is asked.',
    see: see('storage-class/file-fs-type'),
    check: ({ kind, fsType }) => kind === 'file' && fsType !== undefined ? [{
      property: 'fsType', value: fsType, reason: 'the volumes of this class are directories of a CephFilesystem', fix: "Remove 'fsType'",
    }] : [],
  },
  {
    code: 'storage-class/xfs',
    severity: 'warning',
    title: 'XFS on block volumes can lock up nodes that carry OSDs too.',
    why: 'When memory runs short, the kernel writes back to a volume whose OSD on the same node waits for that very memory.',
    see: see('storage-class/xfs'),
    check: ({ kind, fsType }) => kind === 'block' && fsType === 'xfs' ? [{
      property: 'fsType', value: 'xfs', reason: 'pods may run on the nodes of the OSDs', fix: "Set 'fsType' to ext4; approve this if no pod with such a volume runs on a storage node",
    }] : [],
  },
  {
    code: 'storage-class/derived-parameter',
    severity: 'error',
    title: 'Parameters that follow from the backend cannot be set by hand.',
    why: 'Volumes would be made in another pool or cluster than the code says, or not at all.',
    see: see('storage-class/derived-parameter'),
    check: ({ overridden }) => Object.entries(known(overridden)).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => ({
      property: `parameters['${key}']`, value: `'${value}'`, reason: 'it is derived from the backend and the other props', fix: 'Remove it; another value needs another backend',
    })),
  },
  {
    code: 'storage-class/unknown-parameter',
    severity: 'warning',
    title: 'The driver of a class knows every parameter that it is given.',
    why: 'What a driver does not know it ignores without a word: compression that is asked for here, for example, does not happen.',
    see: see('storage-class/unknown-parameter'),
    check: ({ provisioner, parameters }) => {
      const readHere = parametersOf(provisioner);
      const strange = readHere === undefined ? [] : Object.keys(parameters).filter(key => !readHere.includes(key) && !isReadByKubernetes(key)).sort();
      return strange.length === 0 ? [] : [{
        property: 'parameters',
        value: strange.map(key => `'${key}'`).join(', '),
        reason: `the driver does not read ${strange.length === 1 ? 'it' : 'them'}`,
        // Whoever means the pool does not look for another word of the driver.
        fix: strange.every(isOfPools) ? "Remove it from 'parameters', and set it on the pool" : `Remove it from 'parameters', or correct it: this driver reads ${readHere!.join(', ')}`,
      }];
    },
  },
  {
    code: 'storage-class/expansion-secret',
    severity: 'warning',
    title: 'A class whose volumes may grow names the secret for growing them.',
    why: 'Claims are made and used as always, but one that asks for more space later waits for ever: the driver may not sign in to Ceph.',
    see: see('storage-class/expansion-secret'),
    check: ({ kind, allowVolumeExpansion, parameters }) => {
      const given = parameters['csi.storage.k8s.io/provisioner-secret-name'];
      return kind === undefined || kind === 'bucket' || !allowVolumeExpansion || given === undefined || parameters[EXPAND_SECRET] !== undefined ? [] : [{
        property: `parameters['${EXPAND_SECRET}']`, value: 'not set', reason: "'allowVolumeExpansion' is true", fix: `Set it to ${given}, and its namespace likewise`,
      }];
    },
  },
  {
    code: 'storage-class/wrong-pool',
    severity: 'error',
    title: 'A class keeps its data in a pool that was made for it: of images, or of the files of its filesystem.',
    why: 'The pool exists, so nothing is refused; Ceph makes no volume in it, and claims wait for ever, or images lie among the files of a filesystem.',
    see: see('storage-class/wrong-pool'),
    check: ({ kind, filesystem, pools }) => pools.flatMap(pool => {
      const fits = kind === 'file' ? pool.service === 'file' && pool.holds === 'data' && pool.filesystem === filesystem : kind !== 'block' || pool.service === 'block';
      return fits ? [] : [{
        property: `parameters.${pool.property}`,
        value: `'${pool.name}'`,
        reason: kind === 'file' ? `it is no data pool of the filesystem '${filesystem}': ${pool.maker} makes it` : `it is no pool of images: ${pool.maker} makes it`,
        fix: `Set 'parameters.${pool.property}' to ${kind === 'file' ? `a data pool of '${filesystem}'` : 'a CephBlockPool'}`,
      }];
    }),
  },
  {
    code: 'storage-class/strange-driver',
    severity: 'warning',
    title: 'The name of a driver begins with the namespace of the operator that runs it.',
    why: 'Nobody answers to another name: claims of the class wait for ever, and only an event of the claim tells.',
    see: see('storage-class/strange-driver'),
    check: ({ provisioner, strangeDriver }) => strangeDriver === undefined ? [] : [{
      property: 'provisioner',
      value: `'${provisioner}'`,
      reason: `nothing here explains '${strangeDriver.prefix}', and the cluster is in '${strangeDriver.cluster}'`,
      fix: `Set 'provisioner' to a name that begins with the namespace of the operator; approve this if that is '${strangeDriver.prefix}'`,
    }],
  },
];

function oneOf(property: string, value: string | undefined, allowed: string[]): Violation[] {
  return value === undefined || allowed.includes(value) ? [] : [{ property, value: `'${value}'`, reason: 'there is no such value', fix: `Set '${property}' to ${allowed.join(' or ')}` }];
}
