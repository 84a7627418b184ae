import { casesOf, DeviceCase } from './case';
import type { DeviceState, FoundDevice, GroupSpace, HostCapture, Inventory, InventoryDevice } from './device';
import { INVENTORY_RULES } from './rules';
import { mapperName } from './stable-name';
import { lvmNamesOf, Maybe, unknown } from '../layout';
import { Breach, evaluate } from '../rules';

/** LVM gives room in steps of this, unless told otherwise. */
const EXTENT = 4 * 2 ** 20;

/** What somebody who knows the device may overrule: nothing was found on it, and nobody uses it. */
const FORCEABLE: ReadonlySet<string> = new Set(['inventory/not-seen', 'inventory/removable']);

/**
 * What some hosts have, and what of it may be given to Ceph. Nothing is offered that was not seen to be empty.
 * @param forced full stable names of devices that are taken all the same, where nothing else than this speaks against them
 */
export function inventoryOf(hosts: readonly HostCapture[], forced: readonly string[] = []): Inventory {
  const devices = casesOf(hosts).map(subject => deviceOf(subject, new Set(forced)));
  return { devices, groups: hosts.flatMap(groupsOf) };
}

function deviceOf(subject: DeviceCase, forced: ReadonlySet<string>): InventoryDevice {
  const findings = evaluate(INVENTORY_RULES, subject, false);
  const { device, host, use } = subject;
  return { ...device, host, state: stateOf(findings, use !== undefined && forced.has(use)), use, findings, deviceClass: classOf(subject) };
}

function stateOf(findings: readonly Breach[], forced: boolean): DeviceState {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 || (forced && errors.every(({ code }) => FORCEABLE.has(code)))) return 'offered';
  return errors.every(({ code }) => code === 'inventory/not-seen') ? 'unknown' : 'refused';
}

/** Ceph's class, where the host tells how the device is built. */
function classOf({ disks }: DeviceCase): Maybe<string> {
  const classes = new Set(disks.map(({ transport, rotational }) => transport === 'nvme' && rotational === false ? 'nvme'
    : !['sata', 'sas', 'ata', 'fc'].includes(transport ?? '') || rotational === undefined ? undefined : rotational ? 'hdd' : 'ssd'));
  const [one] = classes;
  return classes.size === 1 && one !== undefined ? one : unknown('the host does not tell how the device is built');
}

/** Room in volume groups, of those that show at least one of their volumes: a physical volume alone does not say whose it is. */
function groupsOf({ name: host, devices, signaturesSeen }: HostCapture): GroupSpace[] {
  if (!signaturesSeen) return [];
  const groups = new Map<string, FoundDevice[]>();
  for (const device of devices.filter(({ signature }) => signature === 'LVM2_member')) {
    const [volume] = devices.filter(({ kind, parents }) => kind === 'logicalVolume' && parents.includes(device.path));
    const group = volume && lvmNamesOf(mapperName(volume))?.group;
    if (group !== undefined) groups.set(group, [...groups.get(group) ?? [], device]);
  }
  return [...groups].flatMap(([group, members]): GroupSpace[] => {
    const volumes = devices.filter(({ kind, parents }) => kind === 'logicalVolume' && parents.some(path => members.some(member => member.path === path)));
    const used = volumes.reduce((sum, { bytes }) => sum + Math.ceil(bytes / EXTENT) * EXTENT, 0);
    // The first mebibyte of each is LVM's own.
    const room = members.reduce((sum, { bytes }) => sum + Math.floor((bytes - 2 ** 20) / EXTENT) * EXTENT, 0);
    return room - used <= 0 ? [] : [{ host, group, devices: members.map(({ path }) => path), freeBytes: room - used }];
  });
}
