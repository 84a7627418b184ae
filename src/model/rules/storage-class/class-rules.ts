import { isOfPools, isReadByKubernetes, parametersOf } from './parameters';
import type { StorageClassCase } from './storage-class-spec';
import { isDnsSubdomain, known } from '../../layout';
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
    title: 'The name of a storage class is a DNS name.',
    why: 'The API server refuses the object.',
    see: see('storage-class/name'),
    check: ({ name }) => isDnsSubdomain(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'policy/class-form',
    severity: 'error',
    title: 'A StorageClass names its provisioner, and its policies have known values.',
    why: 'The API server refuses the class.',
    see: see('policy/class-form'),
    check: ({ provisioner, reclaimPolicy, volumeBindingMode }) => [
      ...provisioner === undefined || provisioner === '' ? [{ property: 'provisioner', value: 'not set', reason: 'no driver would make its volumes', fix: "Set 'provisioner' to the name of a driver" }] : [],
      ...oneOf('reclaimPolicy', reclaimPolicy, ['Retain', 'Delete']),
      ...oneOf('volumeBindingMode', volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']),
    ],
  },
  {
    code: 'storage-class/several-defaults',
    severity: 'warning',
    title: 'Only one class is the default of a Kubernetes cluster.',
    why: 'Claims that name no class get the default class that was created last, so their storage depends on the order of creation.',
    see: see('storage-class/several-defaults'),
    check: ({ otherDefaults }) => otherDefaults.length === 0 ? [] : [{
      property: 'isDefault', value: 'true', reason: `${otherDefaults.join(', ')} ${otherDefaults.length === 1 ? 'is a default, too' : 'are defaults, too'}`, fix: "Remove 'isDefault' from all classes but one; approve this if they go to different Kubernetes clusters",
    }],
  },
  {
    code: 'storage-class/not-for-buckets',
    severity: 'error',
    title: 'A class over an object store takes no options of volumes.',
    why: 'Rook ignores these options. With a bucket class as default class, every claim that names no class stays pending.',
    see: see('storage-class/not-for-buckets'),
    check: ({ kind, set }) => kind !== 'bucket' ? [] : set.filter(isNotForBuckets).map(prop => ({
      property: prop, value: 'set', reason: NOT_FOR_BUCKETS[prop], fix: `Remove '${prop}'`,
    })),
  },
  {
    code: 'storage-class/file-fs-type',
    severity: 'error',
    title: 'Only block volumes are formatted, so only their class takes a filesystem type.',
    why: 'The driver of CephFS ignores the type, and applications always get CephFS.',
    see: see('storage-class/file-fs-type'),
    check: ({ kind, fsType }) => kind === 'file' && fsType !== undefined ? [{
      property: 'fsType', value: fsType, reason: 'the volumes of this class are directories of a CephFilesystem', fix: "Remove 'fsType'",
    }] : [],
  },
  {
    code: 'storage-class/xfs',
    severity: 'warning',
    title: 'Block volumes that are used on nodes with OSDs do not have XFS.',
    why: 'When memory runs short, the kernel writes to a volume whose OSD on the same node waits for the same memory, and the node can lock up.',
    see: see('storage-class/xfs'),
    check: ({ kind, fsType }) => kind === 'block' && fsType === 'xfs' ? [{
      property: 'fsType', value: 'xfs', reason: 'pods may run on the nodes of the OSDs', fix: "Set 'fsType' to ext4; approve this if no pod with such a volume runs on a storage node",
    }] : [],
  },
  {
    code: 'storage-class/derived-parameter',
    severity: 'error',
    title: 'Parameters that are derived from the backend are not set by hand.',
    why: 'Volumes would be made in another pool or cluster than the code says, or not at all.',
    see: see('storage-class/derived-parameter'),
    check: ({ overridden }) => Object.entries(known(overridden)).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => ({
      property: `parameters['${key}']`, value: `'${value}'`, reason: 'it is derived from the backend and the other props', fix: 'Remove the parameter; for another value use another backend',
    })),
  },
  {
    code: 'storage-class/unknown-parameter',
    severity: 'warning',
    title: 'The driver of a class knows every parameter that it is given.',
    why: 'The driver ignores unknown parameters and reports no error: compression that is set here, for example, has no effect.',
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
    why: 'Claims work as usual, but a claim that asks for more space later does not grow, because the driver cannot sign in to Ceph.',
    see: see('storage-class/expansion-secret'),
    check: ({ kind, allowVolumeExpansion, parameters }) => {
      const given = parameters['csi.storage.k8s.io/provisioner-secret-name'];
      return kind === undefined || kind === 'bucket' || !allowVolumeExpansion || given === undefined || parameters[EXPAND_SECRET] !== undefined ? [] : [{
        property: `parameters['${EXPAND_SECRET}']`, value: 'not set', reason: "'allowVolumeExpansion' is true", fix: `Set '${EXPAND_SECRET}' to ${given}, and its namespace likewise`,
      }];
    },
  },
  {
    code: 'storage-class/wrong-pool',
    severity: 'error',
    title: 'A class keeps its data in a pool of the right kind: block volumes in a block pool, files in a data pool of their filesystem.',
    why: 'The pool exists, so nothing is refused. But Ceph makes no volume in it and claims stay pending, or images are among the files of a filesystem.',
    see: see('storage-class/wrong-pool'),
    check: ({ kind, filesystem, pools }) => pools.flatMap(pool => {
      const fits = kind === 'file' ? pool.service === 'file' && pool.holds === 'data' && pool.filesystem === filesystem : kind !== 'block' || pool.service === 'block';
      return fits ? [] : [{
        property: `parameters.${pool.property}`,
        value: `'${pool.name}'`,
        reason: kind === 'file' ? `it is not a data pool of the filesystem '${filesystem}': ${pool.maker} makes it` : `it is not a block pool: ${pool.maker} makes it`,
        fix: `Set 'parameters.${pool.property}' to ${kind === 'file' ? `a data pool of '${filesystem}'` : 'a CephBlockPool'}`,
      }];
    }),
  },
  {
    code: 'storage-class/strange-driver',
    severity: 'warning',
    title: 'The name of a driver begins with the namespace of the operator that runs it.',
    why: 'No driver has another name: claims of the class stay pending, and the error is only in an event of the claim.',
    see: see('storage-class/strange-driver'),
    check: ({ provisioner, strangeDriver }) => strangeDriver === undefined ? [] : [{
      property: 'provisioner',
      value: `'${provisioner}'`,
      reason: `no operator here has the namespace '${strangeDriver.prefix}', and the cluster is in '${strangeDriver.cluster}'`,
      fix: `Set 'provisioner' to a name that begins with the namespace of the operator; approve this if that is '${strangeDriver.prefix}'`,
    }],
  },
];

function oneOf(property: string, value: string | undefined, allowed: string[]): Violation[] {
  return value === undefined || allowed.includes(value) ? [] : [{ property, value: `'${value}'`, reason: 'there is no such value', fix: `Set '${property}' to ${allowed.join(' or ')}` }];
}
