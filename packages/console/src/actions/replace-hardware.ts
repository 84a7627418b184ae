import { readFileSync } from 'node:fs';
import { change, manifests } from 'cdk8s-ceph/model';
import { Applied, applyTo, Care, Meaning } from './apply';
import { HardwareEdit, hostsOf, isCalled, nameOf, unknownHost } from './change-hardware';
import { problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Ui } from './ui';
import { layoutSource } from '../input/layout-source';
import { readAll, volumeOf } from '../input/options';
import { madeFrom } from '../input/source';
import type { Given, Source } from '../input/stack';
import { Edit, edited } from '../layout/edit';
import { replaceFile } from '../output/replace-file';

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
  const gone = layoutSource(file, undefined, edited(readFileSync(file, 'utf8'), [{ at: place }]));
  if ('status' in gone) return gone;
  const taken = (before: manifests.StackState): manifests.SetName[] => {
    const next = manifests.stateOf(gone.objects().map(({ object }) => object));
    return change.judgeEdits({ former: before, next }).refused.filter(({ code }) => code === 'edit/device-dropped').map(({ object }) => {
      const [, namespace, cluster, set] = object.split('/');
      return { cluster: `${namespace}/${cluster}`, set };
    });
  };
  const kept = { ...name === undefined ? {} : { name }, ...deviceClass === undefined ? {} : { deviceClass } };
  return swap(edit, { what: device, taken, edits: read === undefined ? [] : [{ at: place, to: { ...kept, ...read.value } }] }, care, ui);
}

/**
 * Put another machine of the same name in the place of a host: its OSDs are emptied and forgotten, somebody swaps it, and OSDs are made
 * on its devices. One that is dead is replaced the same way: Ceph makes its copies anew first.
 * @param edit its devices are those of the new machine; without any they are found under the names of the old ones
 */
export async function replaceHost(edit: HardwareEdit, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const { host, devices } = edit, hosts = hostsOf(edit), read = readAll(devices, volumeOf);
  if ('status' in hosts) return hosts;
  if (hosts.all[host] === undefined) return unreadable([unknownHost(host, hosts.all)]);
  if (read.problems.length > 0) return unreadable(read.problems);
  const old = hosts.all[host].volumes ?? [], places = old.length === read.values.length ? old : [];
  // One for each: they go by the names of those before them, which are those of their OSDs.
  const volumes = read.values.map((volume, i) => {
    const { name, deviceClass } = places[i] ?? {};
    return { ...name === undefined ? {} : { name }, ...deviceClass === undefined ? {} : { deviceClass }, ...volume };
  });
  const taken = (before: manifests.StackState) => manifests.setsOn(before, host);
  return swap(edit, { what: host, taken, edits: devices.length === 0 ? [] : [{ at: ['hosts', host, 'volumes'], to: volumes }], machines: true }, care, ui);
}

/** The same for a program, which describes the new device where the old one was: nothing is edited. Without a device the host as a whole. */
export async function replaceInProgram(given: Given, { host, devices: [device] }: Omit<HardwareEdit, 'file'>, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const source = madeFrom(given);
  if ('status' in source) return source;
  const state = manifests.stateOf(source.objects().map(({ object }) => object)), sets = manifests.setsOn(state, host, device);
  if (sets.length === 0) return unreadable([problem('usage/device', device ?? host, 'no OSD stands on it', 'Name a device whose OSD is replaced')]);
  return applyTo(source, { plan: planOf(sets, host, device === undefined) }, care, ui);
}

interface Swap {
  /** The device or the host, as it was named. */
  readonly what: string;
  /** The device sets that stand on it. */
  readonly taken: (before: manifests.StackState) => readonly manifests.SetName[];
  readonly edits: readonly Edit[];
  readonly machines?: boolean;
}

async function swap({ file, host }: HardwareEdit, { what, taken, edits, machines = false }: Swap, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const text = readFileSync(file, 'utf8'), changed = edits.length === 0 ? text : edited(text, edits);
  const [now, next] = [layoutSource(file), layoutSource(file, undefined, changed)];
  for (const source of [now, next]) if ('status' in source) return source;
  const sets = taken(manifests.stateOf('status' in now || !now.made ? [] : now.objects().map(({ object }) => object)));
  if (sets.length === 0) return unreadable([problem('usage/device', what, 'no OSD stands on it', 'Name a device whose OSD is replaced')]);
  return applyTo(next as Source, { plan: planOf(sets, host, machines), before: () => replaceFile(file, changed) }, care, ui);
}

function planOf(sets: readonly manifests.SetName[], host: string, machines: boolean): NonNullable<Meaning['plan']> {
  return (former, state, options) => change.planReplacement(former, state, { cluster: sets[0].cluster, sets: sets.map(({ set }) => set), hosts: [host], machines }, options);
}
