import { readFileSync } from 'node:fs';
import type { StackHostProps, StackVolumeProps } from 'cdk8s-ceph';
import { change, layout as facts, manifests } from 'cdk8s-ceph/model';
import { Applied, applyTo, Care, refusedProblem } from './apply';
import { problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Ui } from './ui';
import { layoutSource } from '../input/layout-source';
import { readAll, volumeOf } from '../input/options';
import type { Problem } from '../io/problem';
import { Edit, edited } from '../layout/edit';
import { readLayout } from '../layout/read';
import { replaceFile } from '../output/replace-file';

/** Hardware that comes or goes. */
export interface HardwareEdit {
  readonly file: string;
  readonly host: string;
  /** Devices as the layout writes them, by path, `group/volume` or name; for those that come `NAME=SIZE` or `NAME=SIZE:CLASS`. Without any, the host as a whole goes. */
  readonly devices: readonly string[];
}

/** Give further devices of a host to Ceph. */
export async function addDevices(edit: HardwareEdit, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const hosts = hostsOf(edit), volumes = readAll(edit.devices, volumeOf);
  if ('status' in hosts) return hosts;
  const there = hosts.all[edit.host];
  const wrong = [...volumes.problems, ...there === undefined ? [unknownHost(edit.host, hosts.all, "Use 'cdk8s-ceph add host' for a host that comes")] : []];
  if (wrong.length > 0) return unreadable(wrong);
  const first = there?.volumes?.length ?? 0;
  return carryOutEdit(edit, volumes.values.map((volume, i) => ({ at: ['hosts', edit.host, 'volumes', first + i], to: volume })), care, ui);
}

/** Give the devices of a further host to Ceph. */
export async function addHost(edit: HardwareEdit, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const hosts = hostsOf(edit), volumes = readAll(edit.devices, volumeOf);
  if ('status' in hosts) return hosts;
  const wrong = [...volumes.problems, ...hosts.all[edit.host] === undefined ? [] : [problem('usage/host', edit.host, 'the layout has this host already', "Use 'cdk8s-ceph add device' for devices of it")]];
  if (wrong.length > 0) return unreadable(wrong);
  return carryOutEdit(edit, [{ at: ['hosts', edit.host], to: { volumes: volumes.values } }], care, ui);
}

/** Take devices of a host away: their OSDs are emptied first. */
export async function removeDevices(edit: HardwareEdit, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const hosts = hostsOf(edit);
  if ('status' in hosts) return hosts;
  const volumes = hosts.all[edit.host]?.volumes;
  if (volumes === undefined) return unreadable([unknownHost(edit.host, hosts.all)]);
  const places = edit.devices.map(device => volumes.findIndex(volume => isCalled(volume, device)));
  const missing = edit.devices.filter((_, i) => places[i] < 0);
  if (missing.length > 0) return unreadable(missing.map(device => problem('usage/device', device, `${edit.host} has no such device`, `Use one of these: ${volumes.map(nameOf).join(', ')}`)));
  // From the last to the first: places before it stay what they are.
  return carryOutEdit(edit, [...new Set(places)].sort((a, b) => b - a).map(at => ({ at: ['hosts', edit.host, 'volumes', at] })), care, ui);
}

/** Take a host away: its OSDs are emptied first. */
export async function removeHost(edit: HardwareEdit, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const hosts = hostsOf(edit);
  if ('status' in hosts) return hosts;
  if (hosts.all[edit.host] === undefined) return unreadable([unknownHost(edit.host, hosts.all)]);
  return carryOutEdit(edit, [{ at: ['hosts', edit.host] }], care, ui);
}

/** A device was made larger: its OSD takes all of it. */
export async function growDevice(edit: HardwareEdit, size: string, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const { host, devices: [device] } = edit, hosts = hostsOf(edit), { fault } = facts.readSize(size);
  if ('status' in hosts) return hosts;
  if (fault !== undefined) return unreadable([problem('usage/size', size, fault.reason, fault.fix)]);
  const volumes = hosts.all[host]?.volumes;
  if (volumes === undefined) return unreadable([unknownHost(host, hosts.all)]);
  const at = volumes.findIndex(volume => isCalled(volume, device));
  if (at < 0) return unreadable([problem('usage/device', device, `${host} has no such device`, `Use one of these: ${volumes.map(nameOf).join(', ')}`)]);
  return carryOutEdit(edit, [{ at: ['hosts', host, 'volumes', at, 'size'], to: size }], care, ui);
}

/** What no OSD can do; it is refused whatever the cluster is like. */
const SHRUNK: ReadonlySet<string> = new Set(['edit/device-shrunk', 'edit/volume-shrunk']);

/** Edit the layout, carry out what that means, and keep the layout once it is confirmed: comments and order stay. */
async function carryOutEdit({ file }: HardwareEdit, edits: readonly Edit[], care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const text = readFileSync(file, 'utf8'), changed = edited(text, edits);
  const [now, next] = [layoutSource(file), layoutSource(file, undefined, changed)];
  if ('status' in now) return now;
  if ('status' in next) return next;
  const [before, after] = [now, next].map(source => manifests.stateOf(source.made ? source.objects().map(({ object }) => object) : []));
  // What this edit alone drops is meant; whatever else the layout has changed since it was applied is not.
  const { refused } = change.judgeEdits({ former: before, next: after }), meant = refused.filter(({ code }) => code === 'edit/device-dropped');
  const shrunk = refused.filter(({ code }) => SHRUNK.has(code));
  if (shrunk.length > 0) return { status: 'refused', problems: shrunk.map(refusedProblem) };
  return applyTo(next, { meant: meant.map(({ code, object }) => ({ code, at: object, reason: 'the device is taken out' })), before: () => replaceFile(file, changed) }, care, ui);
}

/** The hosts of a layout, or why it cannot be read. */
export function hostsOf({ file }: HardwareEdit): { readonly all: Readonly<Record<string, StackHostProps>> } | Outcome<never> {
  const { layout, problems } = readLayout(file);
  return layout === undefined ? unreadable(problems) : { all: layout.props.hosts ?? {} };
}

/** A host that is named and not there. */
export function unknownHost(host: string, hosts: Readonly<Record<string, unknown>>, fix = `Use one of these: ${Object.keys(hosts).join(', ')}`): Problem {
  return problem('usage/host', host, "the layout has no such host below 'hosts'", fix);
}

/** What comes or goes is a device or a host. */
export function unknownThing(what: string): Outcome<never> {
  return unreadable([problem('usage/thing', what, 'hardware is a device or a host', "Write 'device' or 'host'")]);
}

/** By whatever the layout calls it. */
export function isCalled({ name, disk, partition, logicalVolume, file }: StackVolumeProps, device: string): boolean {
  return [name, disk, partition, logicalVolume, file].includes(device);
}

/** As the layout calls it. */
export function nameOf({ name, disk, partition, logicalVolume, file }: StackVolumeProps): string {
  return name ?? disk ?? partition ?? logicalVolume ?? file ?? 'a device without a name';
}
