/**
 * The class of a device, by which pools choose where their data goes. Ceph guesses it from the kernel's rotational flag,
 * which is wrong for virtual disks, logical volumes and loop devices: say it.
 *
 * @see https://docs.ceph.com/en/latest/rados/operations/crush-map/#device-classes
 */
export class DeviceClass {
  /** Rotating disks. */
  public static readonly HDD = DeviceClass.of('hdd');
  /** Solid-state disks behind SATA or SAS, and what is built on them. */
  public static readonly SSD = DeviceClass.of('ssd');
  /** Solid-state disks on PCI Express. */
  public static readonly NVME = DeviceClass.of('nvme');

  /** A class of your own, e.g. `archive`. */
  public static of(name: string): DeviceClass {
    return new DeviceClass(name);
  }

  /** The name Ceph knows it by. */
  public readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }
}
