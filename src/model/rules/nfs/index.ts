import { human, isDnsLabel, MIB } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** NFS servers of a cluster. */
export interface NfsSpec {
  readonly name: string;
  readonly active: number;
  readonly port?: number;
  readonly memory?: number;
}

/** Exports of a filesystem by NFS servers. */
export interface NfsExportsSpec {
  readonly backend: string;
  /** What is exported, as claims would be served from it. */
  readonly kind: string;
  readonly provisioner: string;
  readonly tenant?: string;
  /** Whether both live in one cluster. */
  readonly sameCluster: boolean;
  /** Whether the CSI driver for NFS runs, where that is known. */
  readonly driver?: boolean;
}

export const NFS_RULES: readonly Rule<NfsSpec>[] = [
  {
    code: 'ceph-nfs/name',
    severity: 'error',
    title: 'The name of NFS servers is a DNS label of at most 46 characters.',
    why: 'Rook adds an ending, and the result is the name of a service, which has at most 63 characters.',
    see: see('ceph-nfs/name'),
    check: ({ name }) => isDnsLabel(name, 46) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 46', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'ceph-nfs/servers',
    severity: 'error',
    title: 'There is at least one NFS server.',
    why: 'Rook refuses a smaller number, but only after it was applied.',
    see: see('ceph-nfs/servers'),
    check: ({ active }) => Number.isInteger(active) && active >= 1 ? [] : [{ property: 'servers', value: String(active), reason: 'it is not a whole number above zero', fix: "Set 'servers' to 1" }],
  },
  {
    code: 'ceph-nfs/several-servers',
    severity: 'warning',
    title: 'A CephNFS has one server; Kubernetes starts it elsewhere when its host is lost.',
    why: 'When one of several servers is unavailable, the others may block the requests of their clients until it is available again.',
    see: see('ceph-nfs/several-servers'),
    check: ({ active }) => active > 1 ? [{
      property: 'servers', value: String(active), reason: 'the loss of one may block the clients of all', fix: "Set 'servers' to 1, and make another CephNFS for other clients",
    }] : [],
  },
  {
    code: 'ceph-nfs/port',
    severity: 'error',
    title: 'The port of NFS is a whole number from 1 to 65535.',
    why: 'The API server refuses the servers.',
    see: see('ceph-nfs/port'),
    check: ({ port }) => port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65535) ? [] : [{
      property: 'port', value: String(port), reason: 'it is not a whole number from 1 to 65535', fix: "Remove 'port' to use 2049",
    }],
  },
  {
    code: 'ceph-nfs/memory',
    severity: 'error',
    title: 'An NFS server has at least 512 MiB of memory.',
    why: 'With less memory the server is killed when clients open files, and the clients hang until it runs again.',
    see: see('ceph-nfs/memory'),
    check: ({ memory }) => memory === undefined || memory >= 512 * MIB ? [] : [{
      property: 'resources.memory', value: human(memory), reason: 'it needs at least 512 MiB', fix: "Set 'resources.memory' to 2 GiB",
    }],
  },
];

export const NFS_EXPORTS_RULES: readonly Rule<NfsExportsSpec>[] = [
  {
    code: 'ceph-nfs/exported-backend',
    severity: 'error',
    title: 'NFS servers export a filesystem, or a data pool of one, of their own cluster to claims.',
    why: 'The driver cannot make volumes there, and claims stay pending.',
    see: see('ceph-nfs/exported-backend'),
    check: ({ backend, kind, provisioner, tenant, sameCluster }) => {
      const wrong = kind !== 'file' || !provisioner.endsWith('.cephfs.csi.ceph.com') ? 'it is not a filesystem'
        : tenant !== undefined ? 'it is a group of a filesystem, which the driver for NFS is not known to serve'
          : sameCluster ? undefined : 'it is in another cluster';
      return wrong === undefined ? [] : [{ property: 'exportsOf', value: `'${backend}'`, reason: wrong, fix: 'Use a CephFilesystem of the same cluster' }];
    },
  },
  {
    code: 'ceph-nfs/driver-off',
    severity: 'error',
    title: 'Claims on NFS exports need the CSI driver for NFS.',
    why: 'No driver makes the volumes, and the claims stay pending.',
    see: see('ceph-nfs/driver-off'),
    check: ({ driver }) => driver !== false ? [] : [{
      property: 'operator', value: 'nfs: false', reason: 'the driver for NFS does not run', fix: "Set 'nfs' to true on the RookOperator",
    }],
  },
];

export const NFS_TOPIC: Topic<NfsSpec> = { name: 'ceph-nfs', rules: NFS_RULES };

export const NFS_EXPORTS_TOPIC: Topic<NfsExportsSpec> = { name: 'ceph-nfs', rules: NFS_EXPORTS_RULES };
