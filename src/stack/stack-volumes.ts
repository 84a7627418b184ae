import type { ReclaimPolicy } from '../core';
import type { Taint } from '../model/layout';

/** A volume of a host as plain data: exactly one of `disk`, `partition`, `logicalVolume` and `file`, and its size. */
export interface StackVolumeProps {
  /**
   * The size of the device: exact bytes (`4000787030016`), as on its label (`4TB`), or binary (`800Gi`). State no more than the device
   * has: what a tool shows rounded, e.g. 3.64 TiB for 4 TB, may be more.
   */
  readonly size: string;

  /**
   * A whole disk, by a name that stays, e.g. `/dev/disk/by-id/wwn-0x5000c500a1b2c3d4`.
   * @default - the volume is of another kind
   */
  readonly disk?: string;

  /**
   * A partition, by a name that stays, e.g. `/dev/disk/by-partuuid/0fc63daf-8483-4772-8e79-3d69d8477de4`.
   * @default - the volume is of another kind
   */
  readonly partition?: string;

  /**
   * A logical volume, as `<group>/<volume>`.
   * @default - the volume is of another kind
   */
  readonly logicalVolume?: string;

  /**
   * A file on a filesystem of the host, attached as a loop device. For trial clusters only.
   * @default - the volume is of another kind
   */
  readonly file?: string;

  /**
   * Create the logical volume in its volume group when it is missing. Logical volumes only.
   * @default false - it must exist
   */
  readonly create?: boolean;

  /**
   * The name of this volume on its host. It is a promise: renaming it means another volume.
   * @default - the last part of the device's path, or `<group>-<volume>` for a logical volume, in lower case and with dashes
   */
  readonly name?: string;

  /**
   * The class of the device, e.g. `hdd`, `ssd`, `nvme` or one of your own.
   * @default - Ceph guesses from the kernel's rotational flag, and pools cannot choose this volume by class
   */
  readonly deviceClass?: string;

  /**
   * A faster volume of the same host that takes the OSD's metadata (BlueStore's RocksDB). Losing it loses the OSD.
   * @default - the metadata lives on the volume itself
   */
  readonly metadata?: StackVolumeProps;

  /**
   * A faster volume of the same host that takes the OSD's write-ahead log. Losing it loses the OSD.
   * @default - the log lives beside the metadata
   */
  readonly wal?: StackVolumeProps;
}

/** A host as plain data: where it stands and what it carries. */
export interface StackHostProps {
  /**
   * The devices of this host that are given to Ceph.
   * @default - the host may run monitors and gateways, but stores nothing
   */
  readonly volumes?: StackVolumeProps[];

  /**
   * A volume for the monitor that runs on this host, see `StackMonitorsProps.onLocalVolumes`. It is given a filesystem.
   * @default - the host offers no volume for a monitor
   */
  readonly monitor?: StackVolumeProps;

  /**
   * The processor cores of the host.
   * @default - not known, so nothing is checked against it
   */
  readonly cpus?: number;

  /**
   * The memory of the host, e.g. `128GiB`.
   * @default - not known, so nothing is checked against it
   */
  readonly memory?: string;

  /**
   * Taints of the host that Ceph's daemons shall tolerate.
   * @default - no taint is tolerated
   */
  readonly taints?: Taint[];

  /**
   * The chassis the host is in; node label `topology.rook.io/chassis`.
   * @default - the level is not used
   */
  readonly chassis?: string;

  /**
   * The rack; node label `topology.rook.io/rack`.
   * @default - the level is not used
   */
  readonly rack?: string;

  /**
   * The row; node label `topology.rook.io/row`.
   * @default - the level is not used
   */
  readonly row?: string;

  /**
   * The power distribution unit; node label `topology.rook.io/pdu`.
   * @default - the level is not used
   */
  readonly pdu?: string;

  /**
   * The pod in the sense of data centers; node label `topology.rook.io/pod`.
   * @default - the level is not used
   */
  readonly pod?: string;

  /**
   * The room; node label `topology.rook.io/room`.
   * @default - the level is not used
   */
  readonly room?: string;

  /**
   * The data center; node label `topology.rook.io/datacenter`.
   * @default - the level is not used
   */
  readonly datacenter?: string;

  /**
   * The zone; node label `topology.kubernetes.io/zone`.
   * @default - the level is not used
   */
  readonly zone?: string;

  /**
   * The region; node label `topology.kubernetes.io/region`.
   * @default - the level is not used
   */
  readonly region?: string;
}

/** A further set of local volumes as plain data. Its key is its name. */
export interface StackVolumeSetProps {
  /** The hosts and their volumes, by the value of the node label `kubernetes.io/hostname`. */
  readonly hosts: { readonly [name: string]: StackHostProps };
}

/** Claims on a StorageClass that is already there, as plain data: how many of which size. Their key is the name of the set. */
export interface StackVolumeClaimsProps {
  /** The StorageClass; it must offer volumes of mode Block. */
  readonly storageClassName: string;

  /** The size of each claim, e.g. `1TiB`. */
  readonly size: string;

  /** How many claims, each carrying one OSD; with `zones`, as many in every zone. */
  readonly count: number;

  /**
   * The zones (node label `topology.kubernetes.io/zone`) that the claims are made in.
   * @default - the scheduler chooses, and pools cannot keep copies in different zones
   */
  readonly zones?: string[];

  /**
   * The class of the devices behind the claims, e.g. `ssd`.
   * @default - Ceph guesses, and pools cannot choose these volumes by class
   */
  readonly deviceClass?: string;

  /**
   * What the StorageClass does with a volume whose claim is gone. Deleting the CephCluster deletes its claims.
   * @default - not known, which is warned about
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}
