import type { HostFacts } from './host-facts';
import type { Maybe } from '../layout';
import type { Breach } from '../rules';

/** What a device is, in the words of lsblk; `other` is what no OSD is made on. */
export type InventoryKind = 'disk' | 'partition' | 'logicalVolume' | 'multipath' | 'raid' | 'encrypted' | 'other';

/** A device as a host shows it. What the host does not say is not there. */
export interface FoundDevice {
  /** The path that the kernel or device mapper gives, e.g. `/dev/sda`; it names the device in this capture and not beyond. */
  readonly path: string;
  readonly kind: InventoryKind;
  /** As lsblk calls it. */
  readonly type: string;
  readonly bytes: number;
  /** True where the size was read for people, rounded, and taken down. */
  readonly rounded?: boolean;
  /** The signature of what is on it, e.g. `ext4`. */
  readonly signature?: string;
  /** The kind of partition table on it. */
  readonly partitionTable?: string;
  /** For a partition: its type in the table. */
  readonly partitionType?: string;
  readonly partitionLabel?: string;
  readonly mountPoints: readonly string[];
  readonly model?: string;
  readonly serial?: string;
  readonly wwn?: string;
  readonly transport?: string;
  readonly rotational?: boolean;
  readonly readOnly: boolean;
  readonly removable: boolean;
  /** What it is made of: the disk of a partition, the parts of an array. */
  readonly parents: readonly string[];
  /** What is made of it, whoever holds it. */
  readonly children: readonly string[];
  /** Links that lead to it. */
  readonly links: readonly string[];
  /** The cluster of the OSD that is on it, by its fsid. @default - there is none, or its label could not be read */
  readonly cephFsid?: string;
}

/** A host, as one capture shows it. */
export interface HostCapture extends HostFacts {
  readonly name: string;
  /** Every device once, in the order of the host. */
  readonly devices: readonly FoundDevice[];
  /** Whether signatures could be seen: without proof, a device that shows none may carry anything. */
  readonly signaturesSeen: boolean;
}

/** Whether a device may be given to Ceph. */
export type DeviceState = 'offered' | 'refused' | 'unknown';

/** A device with what is to be known before it is given to Ceph. */
export interface InventoryDevice extends FoundDevice {
  readonly host: string;
  readonly state: DeviceState;
  /** The name under which a layout uses it; absent where there is none that stays. */
  readonly use?: string;
  /** Errors say why it is not offered, all of them; warnings are to be told with the offer. */
  readonly findings: readonly Breach[];
  /** `hdd`, `ssd` or `nvme`, where the host tells. */
  readonly deviceClass: Maybe<string>;
}

/** Room in a volume group for logical volumes that are not there yet. */
export interface GroupSpace {
  readonly host: string;
  readonly group: string;
  /** The devices that it is made of. */
  readonly devices: readonly string[];
  /** At most: LVM keeps some of it for itself. */
  readonly freeBytes: number;
}

/** What hosts have. */
export interface Inventory {
  readonly devices: readonly InventoryDevice[];
  readonly groups: readonly GroupSpace[];
}
