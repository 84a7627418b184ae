import { Blueprint, ClaimPlan, classesOf, ClassPlan, FilesystemPlan, firstOf, PoolOptionsPlan, renamed, StorePlan } from './blueprint';
import { disk } from './fault';
import type { Fault } from './fault';
import { domains } from './services';
import { FailureDomain, FsType, UserAccess } from '../../../src';

type Break = (plan: PoolOptionsPlan, layout: Blueprint) => void;

/** A fault of the first block pool, which is given nothing that could hide or add to it. */
function pool(name: string, from: string, code: string, change: Break, more: Partial<Fault> = {}): Fault {
  return {
    name,
    from,
    code,
    ...more,
    break: layout => {
      const [first, { deviceClass, classes }] = firstOf(layout.block);
      layout.block[first] = { deviceClass, classes };
      change(layout.block[first], layout);
    },
  };
}

const hostsFor = (layout: Blueprint, { deviceClass }: PoolOptionsPlan) => domains(layout, 'host', deviceClass).size;

const POOL_FAULTS: Fault[] = [
  pool('more copies than hosts', 'N1', 'pool/too-few-domains', (plan, layout) => { plan.redundancy = { copies: hostsFor(layout, plan) + 1 }; }),
  pool('more chunks than hosts', 'N2', 'pool/too-few-domains', (plan, layout) => { plan.redundancy = { dataChunks: hostsFor(layout, plan), codingChunks: 2 }; }),
  pool('as many chunks as hosts', 'N2', 'pool/no-spare-domain', (plan, layout) => { plan.redundancy = { dataChunks: hostsFor(layout, plan) - 2, codingChunks: 2 }; }, { classes: 'one' }),
  pool('as many copies as hosts', 'N73', 'pool/no-spare-domain', (plan, layout) => { plan.redundancy = { copies: hostsFor(layout, plan) }; }),
  pool('a class that no volume has', 'N3', 'pool/device-class-empty', plan => { plan.deviceClass = 'tape'; }, { classes: 'one' }),
  pool('a class where volumes have none', 'N3', 'pool/device-class-undeclared', plan => { plan.deviceClass = 'ssd'; }, { classes: 'none' }),
  pool('no class where volumes have several', 'N16', 'pool/device-class-open', (plan, layout) => {
    plan.deviceClass = undefined;
    firstOf(layout.hosts)[1].volumes.push({ ...disk('/dev/disk/by-id/odd'), deviceClass: 'odd' });
  }, { classes: 'several' }),
  pool('a class that Ceph cannot have', 'N3', 'pool/device-class-name', plan => { plan.deviceClass = 'very fast'; }, { also: ['pool/device-class-empty', 'pool/device-class-undeclared'] }),
  pool('racks that hosts do not declare', 'N4', 'pool/failure-domain-unplaced', plan => { plan.failureDomain = FailureDomain.RACK; }, { topology: 'none' }),
  pool('copies on OSDs of one host', 'N6', 'pool/failure-domain-osd', plan => { plan.failureDomain = FailureDomain.OSD; }, { also: ['pool/too-few-domains'] }),
  pool('two copies', 'N7', 'pool/copies', plan => { plan.redundancy = { copies: 2 }; }),
  pool('one copy', 'N7', 'pool/copies', plan => { plan.redundancy = { copies: 1 }; }),
  pool('no copy', 'S', 'pool/copies-number', plan => { plan.redundancy = { copies: 0 }; }),
  pool('writes with one copy left', 'N7', 'pool/min-size', plan => { plan.parameters = { min_size: '1' }; }),
  pool('writes with more copies than there are', 'R', 'pool/min-size-range', plan => { plan.parameters = { min_size: '9' }; }),
  pool('three copies in a failure domain', 'N8', 'pool/copies-per-failure-domain', plan => { plan.redundancy = { copies: 3, copiesPerFailureDomain: 3 }; }),
  pool('moving chunks by a changed rule', 'N9', 'pool/crush-updates', plan => {
    plan.redundancy = { dataChunks: 2, codingChunks: 1 };
    plan.enableCrushUpdates = true;
  }),
  pool('one data chunk', 'R', 'pool/chunks', plan => { plan.redundancy = { dataChunks: 1, codingChunks: 2 }; }),
  pool('one coding chunk', 'P F rook#13440', 'pool/one-coding-chunk', plan => { plan.redundancy = { dataChunks: 2, codingChunks: 1 }; }),
  pool('a stripe that Rook does not know', 'S', 'pool/stripe-unit', plan => { plan.redundancy = { dataChunks: 2, codingChunks: 1, stripeUnit: '8KiB' }; }),
  pool('placement groups fixed beside the autoscaler', 'P F rook#3041', 'pool/pg-num', plan => { plan.parameters = { pg_num: '128' }; }),
  pool('a parameter that a property sets', 'N7', 'pool/parameter-typed', plan => { plan.parameters = { size: '1' }; }),
  pool('a limit of nothing', 'R', 'pool/quota', plan => { plan.maxObjects = 0; }),
  pool('a share below zero', 'S', 'pool/target-size-ratio', plan => { plan.targetSizeRatio = -1; }),
];

const filesystem = (name: string, from: string, code: string, change: (plan: FilesystemPlan, layout: Blueprint) => void): Fault => ({
  name, from, code, break: layout => change(firstOf(layout.file)[1], layout),
});
const store = (name: string, from: string, code: string, change: (plan: StorePlan) => void): Fault => ({
  name, from, code, break: layout => change(firstOf(layout.object)[1]),
});

/** A fault of the first class over a kind of backend. */
const storageClass = (kind: 'block' | 'file' | 'object', name: string, from: string, code: string, change: (plan: ClassPlan) => void, also?: string[]): Fault => ({
  name, from, code, also, break: layout => change(classOver(layout, kind).plan),
});
/** A fault of the first claim on such a class. */
const claim = (kind: 'block' | 'file', name: string, from: string, code: string, change: (plan: ClaimPlan) => void): Fault => ({
  name, from, code, break: layout => change(Object.values(layout.claims.apps).find(({ storageClassName }) => storageClassName === classOver(layout, kind).name)!),
});
const classOver = (layout: Blueprint, kind: string) => classesOf(layout).find(found => found.kind === kind)!;

const renameFirst = <T>(map: Record<string, T>, to: string) => renamed(map, firstOf(map)[0], to);
const gateway = (change: StorePlan['gateway']) => (plan: StorePlan) => { plan.gateway = change; };
const servers = (change: FilesystemPlan['metadataServers']) => (plan: FilesystemPlan) => { plan.metadataServers = change; };
/** A data pool beside the others of a filesystem, on devices that they stand on. */
const another = (name: string, options: PoolOptionsPlan = {}) => (plan: FilesystemPlan) => {
  const [, { deviceClass }] = firstOf(plan.extraDataPools!);
  plan.extraDataPools = { ...plan.extraDataPools, [name]: { deviceClass, ...options } };
};
const TWO_AND_ONE = { redundancy: { dataChunks: 2, codingChunks: 1 } };

const OTHER_FAULTS: Fault[] = [
  { name: 'a pool that no object can be', from: 'S', code: 'block-pool/name', break: layout => { layout.block = renameFirst(layout.block, '.hidden'); } },
  {
    name: 'two pools of one name',
    from: 'P',
    code: 'app/duplicate-object',
    break: ({ block }) => {
      const [, { deviceClass }] = firstOf(block);
      Object.assign(block, { 'same': { deviceClass, ...TWO_AND_ONE }, 'same-metadata': { deviceClass } });
    },
  },
  filesystem('a filesystem on coded chunks', 'N13', 'ceph-filesystem/default-erasure-coded', plan => { plan.redundancy = TWO_AND_ONE.redundancy; }),
  filesystem('two data pools of one name', 'N14', 'ceph-filesystem/duplicate-data-pool', plan => {
    another('same', TWO_AND_ONE)(plan);
    another('same-k2m1')(plan);
  }),
  filesystem('a data pool called like the metadata', 'N14', 'ceph-filesystem/duplicate-data-pool', another('metadata')),
  filesystem('a data pool that Ceph cannot name', 'S', 'ceph-filesystem/data-pool-name', another('Archive!')),
  filesystem('a filesystem that begins with a digit', 'R', 'ceph-filesystem/name', (_, layout) => { layout.file = renameFirst(layout.file, '1st'); }),
  filesystem('no metadata server', 'S', 'ceph-filesystem/active-servers', servers({ active: 0 })),
  filesystem('no standby', 'N21', 'ceph-filesystem/no-standby', servers({ standby: false })),
  store('one gateway', 'N22', 'object-store/one-instance', gateway({ instances: 1 })),
  store('no gateway', 'R', 'object-store/instances', gateway({ instances: 0 })),
  store('a gateway without a port', 'R', 'object-store/no-port', gateway({ port: 0 })),
  store('a gateway on a port that no one has', 'R', 'object-store/port', gateway({ port: 70000 })),
  { name: 'an object store with a long name', from: 'R', code: 'object-store/name', break: layout => { layout.object = renameFirst(layout.object, 'n'.repeat(39)); } },
  store('a capability that is none', 'S', 'object-store-user/capability', plan => { plan.users = { carol: { capabilities: { everything: UserAccess.ALL } } }; }),
  {
    name: 'two default classes',
    from: 'P I',
    code: 'storage-class/several-defaults',
    break: layout => {
      for (const { plan } of classesOf(layout).filter(({ kind }) => kind !== 'object').slice(0, 2)) plan.isDefault = true;
    },
  },
  storageClass('object', 'a bucket class as default', 'P I', 'storage-class/not-for-buckets', plan => { plan.isDefault = true; }, ['storage-class/several-defaults']),
  storageClass('block', 'XFS beside OSDs', 'N84', 'storage-class/xfs', plan => { plan.fsType = FsType.XFS; }),
  storageClass('file', 'a filesystem type on shared files', 'P I', 'storage-class/file-fs-type', plan => { plan.fsType = FsType.EXT4; }),
  storageClass('block', 'another pool by hand', 'N82', 'storage-class/derived-parameter', plan => { plan.parameters = { pool: 'other' }; }),
  storageClass('block', 'another cluster by hand', 'N82', 'storage-class/derived-parameter', plan => { plan.parameters = { clusterID: 'other' }; }),
  storageClass('object', 'snapshots of buckets', 'N87', 'snapshot-class/no-snapshots', plan => { plan.snapshotClass = {}; }),
  claim('block', 'a block filesystem mounted by many', 'P I', 'claim/shared-block-filesystem', plan => { plan.accessMode = 'ReadWriteMany' as ClaimPlan['accessMode']; }),
  claim('file', 'shared files as a raw device', 'P I', 'claim/raw-file-volume', plan => { plan.volumeMode = 'Block' as ClaimPlan['volumeMode']; }),
  { name: 'a volume from a bucket class', from: 'P I', code: 'claim/bucket-class', break: layout => { layout.claims.apps.wrong = { storageClassName: classOver(layout, 'object').name, size: '1GiB' }; } },
  claim('block', 'a claim of nothing', 'S', 'claim/size', plan => { plan.size = '0'; }),
];

export const SERVICE_FAULTS: readonly Fault[] = [...POOL_FAULTS, ...OTHER_FAULTS];
