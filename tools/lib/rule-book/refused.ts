/** Something the library refuses or does not do. */
export interface Refused {
  readonly what: string;
  readonly why: string;
  readonly instead: string;
  /** The rules that refuse it, where it can be written at all. */
  readonly rules?: readonly string[];
}

/** What is refused, whoever asks, and what to do instead. */
export const REFUSED: readonly Refused[] = [
  {
    what: 'All devices, all nodes, filters of devices',
    why: 'They take disks that nobody meant, and a disk that is put in tomorrow.',
    instead: 'Declare each device in a `LocalVolumeSet`.',
  },
  {
    what: 'Devices by names that move: `/dev/sdb`, `/dev/nvme0n1`, `/dev/dm-3`, `/dev/loop0`',
    why: 'After a boot another device has that name.',
    instead: 'Use a name below `/dev/disk/by-id` or `by-path`, or a logical volume.',
    rules: ['local-volume/moving-path', 'local-volume/content-path'],
  },
  {
    what: 'Two volumes on one device',
    why: 'Two OSDs write over each other.',
    instead: 'Divide the device by partitions or logical volumes.',
    rules: ['local-volume/claimed-twice', 'ceph-cluster/shared-source'],
  },
  {
    what: 'Files as devices, in production',
    why: 'They share a disk with the operating system, and vanish with a boot when nobody attaches them.',
    instead: 'A trial cluster (`purpose: ClusterPurpose.TRIAL`), or a logical volume.',
    rules: ['ceph-cluster/file-volume'],
  },
  {
    what: 'One or two copies, and writes with a single copy left',
    why: 'A second fault before the first is recovered loses data.',
    instead: 'Three copies or a coded pool; a trial cluster for less.',
    rules: ['pool/copies', 'pool/min-size'],
  },
  {
    what: 'Copies on OSDs of one host',
    why: 'The loss of the host is the loss of the data.',
    instead: '`FailureDomain.HOST` or larger; a trial cluster for less.',
    rules: ['pool/failure-domain-osd'],
  },
  {
    what: 'Another profile of chunks for a pool that exists',
    why: 'Rook writes the new profile over that of the data.',
    instead: 'Make another pool and copy the data. Coded pools are named after their profile, so this happens by itself.',
  },
  {
    what: 'Wiping disks, purging OSDs, confirmed migrations',
    why: 'A description is applied again and again; an act in it would happen again and again.',
    instead: 'Give the command once, in the `Toolbox`.',
  },
  {
    what: 'Removing an OSD by taking its volume out of the code and applying that',
    why: 'Nothing is removed: the OSD goes on, and nobody manages it.',
    instead: 'Ask `Plan` for the way, which empties the OSD first; `StorageApp.applied` refuses what goes without.',
    rules: ['edit/device-dropped', 'edit/device-count', 'edit/metadata-device-dropped', 'edit/log-device-dropped'],
  },
  {
    what: 'Deleting data with its object',
    why: 'One mistaken deletion, and everything is gone.',
    instead: '`destroyDataOnDelete` of a filesystem, an object store or a zone; `ReclaimPolicy.DELETE` of a class.',
  },
  {
    what: 'Passwords, tokens and keys in the output',
    why: 'Output stands in Git.',
    instead: 'Name the Secret; options that need one end in `SecretName`.',
  },
  {
    what: 'Releases of Ceph that Rook does not run, or that corrupt data',
    why: 'The operator stops, or data is lost.',
    instead: '`CephVersion.V20_2_4`, or another release that is supported.',
    rules: ['ceph-cluster/ceph-version'],
  },
  {
    what: 'Encryption of partitions and logical volumes',
    why: 'Rook does not prepare them.',
    instead: 'Whole disks or claims, or encryption below the logical volume.',
    rules: ['ceph-cluster/encrypted-volume'],
  },
  {
    what: 'Parameters of classes that follow from their backend',
    why: 'With another pool, cluster or secret, claims pend for ever.',
    instead: 'Make the class over another backend.',
    rules: ['storage-class/derived-parameter'],
  },
  {
    what: 'Settings of CSI drivers in the operator\'s ConfigMap',
    why: 'Rook 1.20 does not read them any more.',
    instead: 'The options of `RookOperator`, or a patch of its `Driver`.',
    rules: ['rook-operator/dead-setting'],
  },
];
