import type { Size } from 'cdk8s';
import { DeviceClass } from './device-class';
import { bytesOf, VolumeSpec } from '../model/layout';

/** What every kind of local volume is told. */
export interface LocalVolumeOptions {
  /** The size of the device. The whole device is used; state what it really has. */
  readonly size: Size;

  /**
   * The name of this volume on its host. It becomes part of the names of the PersistentVolume and of the device set,
   * so it is a promise: renaming it means another volume.
   * @default - the last part of the device's path, or `<group>-<volume>` for a logical volume, in lower case and with dashes
   */
  readonly name?: string;

  /**
   * The class of the device.
   * @default - Ceph guesses from the kernel's rotational flag, and pools cannot choose this volume by class
   */
  readonly deviceClass?: DeviceClass;

  /**
   * A faster volume of the same host that takes the OSD's metadata (BlueStore's RocksDB). Losing it loses the OSD.
   * @default - the metadata lives on the volume itself
   */
  readonly metadata?: LocalVolume;

  /**
   * A faster volume of the same host that takes the OSD's write-ahead log. Losing it loses the OSD.
   * @default - the log lives beside the metadata
   */
  readonly wal?: LocalVolume;
}

/** What a logical volume is told beyond the rest. */
export interface LogicalVolumeOptions extends LocalVolumeOptions {
  /**
   * Create the logical volume in its volume group when it is missing. An existing one is left as it is.
   * @default false - it must exist
   */
  readonly create?: boolean;
}

/**
 * One schedulable unit of a host's storage. Whatever it is made of, it becomes one PersistentVolume and carries one OSD
 * (or a part of one, or a monitor), and nothing above can tell the kinds apart.
 */
export class LocalVolume {
  /**
   * A whole disk.
   * @param path a name that stays when disks are moved or added, e.g. `/dev/disk/by-id/wwn-0x5000c500a1b2c3d4`
   */
  public static disk(path: string, options: LocalVolumeOptions): LocalVolume {
    return new LocalVolume(specOf('disk', path, options));
  }

  /**
   * A partition of a disk.
   * @param path a name that stays, e.g. `/dev/disk/by-partuuid/0fc63daf-8483-4772-8e79-3d69d8477de4`
   */
  public static partition(path: string, options: LocalVolumeOptions): LocalVolume {
    return new LocalVolume(specOf('partition', path, options));
  }

  /**
   * An LVM logical volume, existing or to be created.
   * @param volumeGroup the volume group
   * @param logicalVolume the logical volume in it
   */
  public static logicalVolume(volumeGroup: string, logicalVolume: string, options: LogicalVolumeOptions): LocalVolume {
    const name = options.name ?? plainName(`${volumeGroup}-${logicalVolume}`);
    return new LocalVolume({
      ...specOf('logicalVolume', `/dev/${volumeGroup}/${logicalVolume}`, { ...options, name }), volumeGroup, logicalVolume, create: options.create ?? false,
    });
  }

  /**
   * A file on a filesystem of the host, attached as a loop device and re-attached after each boot. For trial clusters only:
   * it shares its disk with the operating system.
   * @param path the file, created at full size when it is missing, e.g. `/var/lib/storage/disk0.img`
   */
  public static file(path: string, options: LocalVolumeOptions): LocalVolume {
    return new LocalVolume(specOf('file', path, options));
  }

  private constructor(private readonly spec: VolumeSpec) {}

  /** @internal */
  public _spec(): VolumeSpec {
    return this.spec;
  }
}

function specOf(kind: VolumeSpec['kind'], path: string, options: LocalVolumeOptions): VolumeSpec {
  return {
    kind,
    path,
    name: options.name ?? plainName(path.replace(/\/+$/, '').split('/').pop()!),
    bytes: bytesOf(options.size),
    deviceClass: options.deviceClass?.name,
    metadata: options.metadata?._spec(),
    wal: options.wal?._spec(),
  };
}

/** A name that needs no change to be part of others. */
function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
