import type { Blueprint, PoolOptionsPlan } from './blueprint';
import type { Fault } from './fault';
import { domains } from './services';

type Break = (plan: PoolOptionsPlan, layout: Blueprint) => void;

/** A fault of the first block pool, which is given nothing that could hide or add to it. */
function pool(name: string, from: string, code: string, change: Break, more: Partial<Fault> = {}): Fault {
  return {
    name,
    from,
    code,
    ...more,
    break: layout => {
      const { id, deviceClass } = layout.pools[0];
      layout.pools[0] = { id, deviceClass };
      change(layout.pools[0], layout);
    },
  };
}

const hostsFor = (layout: Blueprint, { deviceClass }: PoolOptionsPlan) => domains(layout, 'host', deviceClass).size;

const POOL_FAULTS: Fault[] = [
  pool('more copies than hosts', 'N1', 'pool/too-few-domains', (plan, layout) => { plan.redundancy = { copies: hostsFor(layout, plan) + 1 }; }),
  pool('more chunks than hosts', 'N2', 'pool/too-few-domains', (plan, layout) => { plan.redundancy = { data: hostsFor(layout, plan), coding: 2 }; }),
  pool('as many chunks as hosts', 'N2', 'pool/no-spare-domain', (plan, layout) => { plan.redundancy = { data: hostsFor(layout, plan) - 2, coding: 2 }; }, { classes: 'one' }),
  pool('as many copies as hosts', 'N73', 'pool/no-spare-domain', (plan, layout) => { plan.redundancy = { copies: hostsFor(layout, plan) }; }),
  pool('a class that no volume has', 'N3', 'pool/device-class-empty', plan => { plan.deviceClass = 'tape'; }, { classes: 'one' }),
  pool('a class where volumes have none', 'N3', 'pool/device-class-undeclared', plan => { plan.deviceClass = 'ssd'; }, { classes: 'none' }),
  pool('no class where volumes have several', 'N16', 'pool/device-class-open', (plan, layout) => {
    plan.deviceClass = undefined;
    layout.sets[0].hosts[0].volumes.push({ kind: 'disk', path: '/dev/disk/by-id/odd', mib: 102400, deviceClass: 'odd' });
  }, { classes: 'several' }),
  pool('a class that Ceph cannot have', 'N3', 'pool/device-class-name', plan => { plan.deviceClass = 'very fast'; }, { also: ['pool/device-class-empty', 'pool/device-class-undeclared'] }),
  pool('racks that hosts do not declare', 'N4', 'pool/failure-domain-unplaced', plan => { plan.failureDomain = 'rack'; }, { topology: 'none' }),
  pool('copies on OSDs of one host', 'N6', 'pool/failure-domain-osd', plan => { plan.failureDomain = 'osd'; }, { also: ['pool/too-few-domains'] }),
  pool('two copies', 'N7', 'pool/copies', plan => { plan.redundancy = { copies: 2 }; }),
  pool('one copy', 'N7', 'pool/copies', plan => { plan.redundancy = { copies: 1 }; }),
  pool('no copy', 'S', 'pool/copies-number', plan => { plan.redundancy = { copies: 0 }; }),
  pool('writes with one copy left', 'N7', 'pool/min-size', plan => { plan.parameters = { min_size: '1' }; }),
  pool('writes with more copies than there are', 'R', 'pool/min-size-range', plan => { plan.parameters = { min_size: '9' }; }),
  pool('three copies in a failure domain', 'N8', 'pool/copies-per-failure-domain', plan => { plan.redundancy = { copies: 3, perDomain: 3 }; }),
  pool('moving chunks by a changed rule', 'N9', 'pool/crush-updates', plan => {
    plan.redundancy = { data: 2, coding: 1 };
    plan.enableCrushUpdates = true;
  }),
  pool('one data chunk', 'R', 'pool/chunks', plan => { plan.redundancy = { data: 1, coding: 2 }; }),
  pool('one coding chunk', 'P F rook#13440', 'pool/one-coding-chunk', plan => { plan.redundancy = { data: 2, coding: 1 }; }),
  pool('a stripe that Rook does not know', 'S', 'pool/stripe-unit', plan => { plan.redundancy = { data: 2, coding: 1, stripeKib: 8 }; }),
  pool('placement groups fixed beside the autoscaler', 'P F rook#3041', 'pool/pg-num', plan => { plan.parameters = { pg_num: '128' }; }),
  pool('a parameter that a property sets', 'N7', 'pool/parameter-typed', plan => { plan.parameters = { size: '1' }; }),
  pool('a limit of nothing', 'R', 'pool/quota', plan => { plan.maxObjects = 0; }),
  pool('a share below zero', 'S', 'pool/target-size-ratio', plan => { plan.ratio = -1; }),
];

const OTHER_FAULTS: Fault[] = [
  { name: 'a pool that no object can be', from: 'S', code: 'block-pool/name', break: ({ pools: [plan] }) => { plan.name = '.hidden'; } },
  { name: 'two pools of one name', from: 'P', code: 'app/duplicate-object', break: ({ pools }) => { pools.push({ ...pools[0], redundancy: undefined, id: 'one', name: 'same' }, { ...pools[0], redundancy: undefined, id: 'other', name: 'same' }); } },
  { name: 'a filesystem on coded chunks', from: 'N13', code: 'ceph-filesystem/default-erasure-coded', break: ({ filesystems: [plan] }) => { plan.redundancy = { data: 2, coding: 1 }; } },
  { name: 'two data pools of one name', from: 'N14', code: 'ceph-filesystem/duplicate-data-pool', break: ({ filesystems: [plan] }) => { plan.extra.push({ ...plan.extra[0] }); } },
  { name: 'a data pool called like the metadata', from: 'N14', code: 'ceph-filesystem/duplicate-data-pool', break: ({ filesystems: [plan] }) => { plan.extra.push({ name: 'metadata', deviceClass: plan.extra[0].deviceClass }); } },
  { name: 'a data pool that Ceph cannot name', from: 'S', code: 'ceph-filesystem/data-pool-name', break: ({ filesystems: [plan] }) => { plan.extra.push({ name: 'Archive!', deviceClass: plan.extra[0].deviceClass }); } },
  { name: 'a filesystem that begins with a digit', from: 'R', code: 'ceph-filesystem/name', break: ({ filesystems: [plan] }) => { plan.name = '1st'; } },
  { name: 'no metadata server', from: 'S', code: 'ceph-filesystem/active-servers', break: ({ filesystems: [plan] }) => { plan.active = 0; } },
  { name: 'no standby', from: 'N21', code: 'ceph-filesystem/no-standby', break: ({ filesystems: [plan] }) => { plan.standby = false; } },
  { name: 'one gateway', from: 'N22', code: 'object-store/one-instance', break: ({ stores: [plan] }) => { plan.instances = 1; } },
  { name: 'no gateway', from: 'R', code: 'object-store/instances', break: ({ stores: [plan] }) => { plan.instances = 0; } },
  { name: 'a gateway without a port', from: 'R', code: 'object-store/no-port', break: ({ stores: [plan] }) => { plan.port = 0; } },
  { name: 'a gateway on a port that no one has', from: 'R', code: 'object-store/port', break: ({ stores: [plan] }) => { plan.port = 70000; } },
  { name: 'an object store with a long name', from: 'R', code: 'object-store/name', break: ({ stores: [plan] }) => { plan.name = 'n'.repeat(39); } },
  { name: 'a capability that is none', from: 'S', code: 'object-store-user/capability', break: ({ stores: [plan] }) => { plan.users = [{ id: 'carol', capabilities: { everything: '*' } }]; } },
  { name: 'two default classes', from: 'P I', code: 'storage-class/several-defaults', break: ({ classes }) => { classes.filter(({ backend }) => !backend.startsWith('objects')).slice(0, 2).forEach(plan => { plan.isDefault = true; }); } },
  { name: 'a bucket class as default', from: 'P I', code: 'storage-class/not-for-buckets', break: layout => { bucketClass(layout).isDefault = true; }, also: ['storage-class/several-defaults'] },
  { name: 'XFS beside OSDs', from: 'N84', code: 'storage-class/xfs', break: ({ classes: [plan] }) => { plan.fsType = 'xfs'; } },
  { name: 'a filesystem type on shared files', from: 'P I', code: 'storage-class/file-fs-type', break: layout => { fileClass(layout).fsType = 'ext4'; } },
  { name: 'another pool by hand', from: 'N82', code: 'storage-class/derived-parameter', break: ({ classes: [plan] }) => { plan.parameters = { pool: 'other' }; } },
  { name: 'another cluster by hand', from: 'N82', code: 'storage-class/derived-parameter', break: ({ classes: [plan] }) => { plan.parameters = { clusterID: 'other' }; } },
  { name: 'snapshots of buckets', from: 'N87', code: 'snapshot-class/no-snapshots', break: layout => { bucketClass(layout).snapshots = true; } },
  { name: 'a block filesystem mounted by many', from: 'P I', code: 'claim/shared-block-filesystem', break: ({ classes: [plan] }) => { plan.claims[0].accessMode = 'ReadWriteMany'; } },
  { name: 'shared files as a raw device', from: 'P I', code: 'claim/raw-file-volume', break: layout => { fileClass(layout).claims[0].volumeMode = 'Block'; } },
  { name: 'a volume from a bucket class', from: 'P I', code: 'claim/bucket-class', break: layout => { bucketClass(layout).claims.push({ id: 'wrong', mib: 1024 }); } },
  { name: 'a claim of nothing', from: 'S', code: 'claim/size', break: ({ classes: [plan] }) => { plan.claims[0].mib = 0; } },
];

const bucketClass = ({ classes }: Blueprint) => classes.find(({ backend }) => backend.startsWith('objects'))!;
const fileClass = ({ classes }: Blueprint) => classes.find(({ backend }) => backend.startsWith('files'))!;

export const SERVICE_FAULTS: readonly Fault[] = [...POOL_FAULTS, ...OTHER_FAULTS];
