import type { ComplaintGroup } from './answer';
import { COMPLAINTS_RUNNING } from './complaints-running';

const FORMER = 'What a description said before is known to `Plan` and to an app with `applied` only, so nothing else can see that something is gone';

/** What people complain about, from devices to the end of a volume. */
const COMPLAINTS_BUILDING: readonly ComplaintGroup[] = [
  {
    letter: 'A',
    title: 'The wrong disk taken, or its name changed',
    complaints: [
      { what: 'A disk that nobody meant was taken and overwritten', rules: ['policy/greedy-devices'], byDefault: 'Every device is declared; "all devices" is never written.' },
      { what: 'Names of disks changed with a boot, and OSDs loop', rules: ['local-volume/moving-path', 'local-volume/content-path'], byDefault: 'Devices enter by volumes, whose path is looked up at each start.' },
      { what: 'Two OSDs on one disk', rules: ['local-volume/claimed-twice'] },
      { what: 'A disk has another serial number after a move', unknowable: 'Serial numbers are known to the host only.' },
    ],
  },
  {
    letter: 'B',
    title: 'A device ignored without a word',
    complaints: [
      { what: 'A partition or a logical volume is not used', rules: ['local-volume/kind', 'local-volume/logical-volume-name'], byDefault: 'Both become raw volumes like any disk.' },
      { what: 'A loop device is refused', rules: ['ceph-cluster/loop-devices-off', 'ceph-cluster/file-volume'] },
      { what: 'Leftovers on a disk keep it from being used', unknowable: 'What is written on a disk can be seen on its host only; `kubectl logs` of the preparing Job says it.' },
      { what: 'Encryption or metadata in combinations that do not work', rules: ['ceph-cluster/encrypted-volume', 'local-volume/nested-part'] },
    ],
  },
  {
    letter: 'C',
    title: 'Ceph on local volumes',
    complaints: [
      { what: 'Sizes of volumes and claims do not match', byDefault: 'Volume, class and claim are made together, of one size.' },
      { what: 'Claims pend, because examples were not edited or classes have other names', rules: ['local-volume/path', 'host/name', 'local-volume-set/name'], byDefault: 'There are no placeholders.' },
      { what: 'Volumes of a provisioner for local disks, whose OSDs lose their node', byDefault: 'Hosts are declared, and each claim names its volume.' },
      { what: 'A volume stays `Released` after its disk was replaced', unknowable: 'The state of a volume is known to the cluster only: delete the volume, which holds nothing any more, and apply again.' },
    ],
  },
  {
    letter: 'D',
    title: 'OSDs spread unevenly',
    complaints: [
      { what: 'All OSDs on one node', byDefault: 'One set for each local volume, bound to its node; claims are spread over nodes and, where declared, zones.' },
      { what: 'Pools with hosts and places that do not fit', rules: ['pool/too-few-domains', 'ceph-cluster/host-contradiction', 'ceph-cluster/stretch-balance'] },
    ],
  },
  {
    letter: 'E',
    title: 'Removing and replacing',
    complaints: [
      { what: 'OSDs deleted by accident', byDefault: '`removeOSDsIfOutAndSafeToRemove` is off, and jobs that purge are never written.' },
      { what: 'A device taken out of the description goes on', rules: ['edit/device-dropped', 'plan/drain-no-place', 'plan/drain-full'], unknowable: `${FORMER}.` },
      { what: 'Nobody knows which OSD stands on which disk', byDefault: 'Names of sets, claims and volumes are made of host and device.' },
      { what: 'A removed OSD comes back', unknowable: 'What is written on a disk can be seen on its host only.' },
    ],
  },
  {
    letter: 'F',
    title: 'Layout, redundancy, fullness',
    complaints: [
      { what: 'Three copies on two hosts', rules: ['pool/too-few-domains', 'ceph-cluster/too-few-hosts'] },
      { what: 'Coded pools that stop, or write without redundancy, when one host is down', rules: ['pool/one-coding-chunk', 'pool/chunks', 'pool/no-spare-domain'] },
      { what: 'Too many placement groups', rules: ['pool/pg-num'], byDefault: 'The autoscaler runs, and the balancer evens out.' },
      { what: 'A full cluster that cannot recover', rules: ['ceph-cluster/full-ratios', 'pool/no-spare-domain', 'pool/quota'], unknowable: 'What is going to be written is not known.' },
      { what: 'Two places and an arbiter with two copies', rules: ['pool/stretched', 'ceph-cluster/stretch-copies'] },
    ],
  },
  {
    letter: 'G',
    title: 'Processors and memory',
    complaints: [
      { what: 'OSDs take the memory of the whole node', rules: ['ceph-cluster/memory-too-small', 'ceph-cluster/memory-target'], byDefault: 'Memory is always limited.' },
      { what: 'Preparing is killed and leaves half an OSD', byDefault: 'Preparing has no limit.' },
      { what: 'Is this machine enough?', rules: ['ceph-cluster/memory-exceeds-host', 'ceph-cluster/memory-tight', 'ceph-cluster/cpus-exceed-host', 'host/resources'] },
    ],
  },
  {
    letter: 'H',
    title: 'Quorum and drains',
    complaints: [
      { what: 'One host down, and everything stops', rules: ['ceph-cluster/monitor-count', 'ceph-cluster/single-monitor', 'pool/failure-domain-osd', 'pool/min-size-range'] },
      { what: 'A monitor has nowhere to go', rules: ['ceph-cluster/monitors-exceed-hosts', 'ceph-cluster/no-spare-monitor-volume'] },
      { what: 'Drains that are blocked too much or too little', byDefault: 'Every pool says its failure domain, by which Rook makes the budgets.' },
    ],
  },
];

/** All groups by their letters. */
export const COMPLAINTS: readonly ComplaintGroup[] = [...COMPLAINTS_BUILDING, ...COMPLAINTS_RUNNING];
