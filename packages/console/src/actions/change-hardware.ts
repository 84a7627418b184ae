import { readFileSync } from 'node:fs';
import type { StackHostProps, StackVolumeProps } from 'cdk8s-ceph';
import { change, manifests } from 'cdk8s-ceph/model';
import { Applied, applyTo, Care } from './apply';
import { problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Ui } from './ui';
import { layoutSource } from '../input/layout-source';
import { readAll, volumeOf } from '../input/options';
import type { Source } from '../input/stack';
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

/** Edit the layout, carry out what that means, and keep the layout once it is confirmed: comments and order stay. */
async function carryOutEdit({ file }: HardwareEdit, edits: readonly Edit[], care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const text = readFileSync(file, 'utf8'), changed = edited(text, edits);
  const [now, next] = [layoutSource(file), layoutSource(file, undefined, changed)];
  if ('status' in now) return now;
  if ('status' in next) return next;
  const [before, after] = [now, next].map(source => manifests.stateOf(source.made ? source.objects().map(({ object }) => object) : []));
  // What this edit alone drops is meant; whatever else the layout has changed since it was applied is not.
  const meant = change.judgeEdits({ former: before, next: after }).refused.filter(({ code }) => code === 'edit/device-dropped');
  return applyTo(next, { meant: meant.map(({ code, object }) => ({ code, at: object, reason: 'the device is taken out' })), before: () => replaceFile(file, changed) }, care, ui);
}

/**
 * Swap a device in its place: its OSD is emptied and forgotten, somebody swaps the device, and an OSD is made on the new one. A dead one
 * is replaced the same way: Ceph makes its copies anew first.
 * @param comes the new device as `NAME=SIZE` or `NAME=SIZE:CLASS`; absent where it is found under the name of the old one
 */
export async function replaceDevice(edit: HardwareEdit, comes: string | undefined, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const { file, host, devices: [device] } = edit, hosts = hostsOf(edit);
  if ('status' in hosts) return hosts;
  const volumes = hosts.all[host]?.volumes, read = comes === undefined ? undefined : volumeOf(comes);
  if (volumes === undefined) return unreadable([unknownHost(host, hosts.all)]);
  if (read !== undefined && 'problem' in read) return unreadable([read.problem]);
  const at = volumes.findIndex(volume => isCalled(volume, device));
  if (at < 0) return unreadable([problem('usage/device', device, `${host} has no such device`, `Use one of these: ${volumes.map(nameOf).join(', ')}`)]);
  const { name, deviceClass } = volumes[at], place: Edit['at'] = ['hosts', host, 'volumes', at];
  const text = readFileSync(file, 'utf8');
  const kept = { ...name === undefined ? {} : { name }, ...deviceClass === undefined ? {} : { deviceClass } };
  const changed = read === undefined ? text : edited(text, [{ at: place, to: { ...kept, ...read.value } }]);
  const gone = layoutSource(file, undefined, edited(text, [{ at: place }])), [now, next] = [layoutSource(file), layoutSource(file, undefined, changed)];
  for (const source of [gone, now, next]) if ('status' in source) return source;
  const [without, before] = [gone, now].map(source => manifests.stateOf('status' in source ? [] : source.objects().map(({ object }) => object)));
  const sets = change.judgeEdits({ former: before, next: without }).refused.filter(({ code }) => code === 'edit/device-dropped').map(({ object }) => object.split('/'));
  if (sets.length === 0) return unreadable([problem('usage/device', device, 'no OSD stands on it', 'Name a device whose OSD is replaced')]);
  const [, namespace, cluster] = sets[0];
  return applyTo(next as Source, {
    plan: (former, state, options) => change.planReplacement(former, state, { cluster: `${namespace}/${cluster}`, sets: sets.map(parts => parts[3]), hosts: [host] }, options),
    before: () => replaceFile(file, changed),
  }, care, ui);
}

function hostsOf({ file }: HardwareEdit): { readonly all: Readonly<Record<string, StackHostProps>> } | Outcome<never> {
  const { layout, problems } = readLayout(file);
  return layout === undefined ? unreadable(problems) : { all: layout.props.hosts ?? {} };
}

function unknownHost(host: string, hosts: Readonly<Record<string, unknown>>, fix = `Use one of these: ${Object.keys(hosts).join(', ')}`): Problem {
  return problem('usage/host', host, "the layout has no such host below 'hosts'", fix);
}

/** What comes or goes is a device or a host. */
export function unknownThing(what: string): Outcome<never> {
  return unreadable([problem('usage/thing', what, 'hardware is a device or a host', "Write 'device' or 'host'")]);
}

/** By whatever the layout calls it. */
function isCalled({ name, disk, partition, logicalVolume, file }: StackVolumeProps, device: string): boolean {
  return [name, disk, partition, logicalVolume, file].includes(device);
}

function nameOf({ name, disk, partition, logicalVolume, file }: StackVolumeProps): string {
  return name ?? disk ?? partition ?? logicalVolume ?? file ?? 'a device without a name';
}
