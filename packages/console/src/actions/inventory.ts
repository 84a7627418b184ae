import { existsSync, readFileSync } from 'node:fs';
import { inventory as model, rules } from 'cdk8s-ceph/model';
import { parse } from 'yaml';
import { judged, Outcome, unreadable } from './outcome';
import type { Problem } from '../io/problem';

/** What hosts have, and what of it may be given to Ceph. */
export type Inventoried = model.Inventory;

/** Read captures of hosts, see `captureCommand`. */
export function inventory({ files, force = [] }: { readonly files: readonly string[]; readonly force?: readonly string[] }): Outcome<Inventoried> {
  const problems: Problem[] = [], hosts: model.HostCapture[] = [];
  for (const file of files) {
    try {
      if (!existsSync(file)) throw new Error('there is no such file');
      hosts.push(...hostsIn(readFileSync(file, 'utf8')));
    } catch (error) {
      problems.push({ code: 'inventory/capture', severity: 'error', place: { file }, value: file, reason: (error as Error).message, fix: "Run the command of 'cdk8s-ceph inventory --command' on the host, and keep all that it prints" });
    }
  }
  for (const name of rules.repeated(hosts, host => host.name).keys()) problems.push({ code: 'inventory/host', severity: 'error', place: {}, value: name, reason: 'two captures are of a host of this name', fix: 'Give one capture a host' });
  if (problems.length > 0) return unreadable(problems);
  const data = model.inventoryOf(hosts, force);
  const unforced = force.filter(name => !data.devices.some(({ state, use }) => state === 'offered' && use === name));
  return unforced.length > 0 ? { status: 'refused', data, problems: unforced.map(name => notForced(name, data)) } : judged(data, []);
}

function notForced(name: string, { devices }: Inventoried): Problem {
  const device = devices.find(({ use, path, links }) => [use, path, ...links].includes(name));
  const told = { code: 'inventory/not-forced', severity: 'error' as const, place: { field: name } };
  if (device === undefined) return { ...told, value: name, reason: 'no host has a device of this name', fix: 'Write its full name as the inventory tells it' };
  if (device.use !== name) return { ...told, value: name, reason: device.use === undefined ? 'it has no name that stays' : 'it has a name that stays longer', fix: device.use === undefined ? 'Use another device' : `Write '${device.use}'` };
  const codes = device.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { ...told, value: codes.join(', '), reason: 'it is in use, or not what an OSD can be made on, and nobody can overrule that', fix: 'Do what the inventory says of it, or use another device' };
}

/** A capture of a host, or what Rook's discovery wrote of some: ConfigMaps as `kubectl get -o yaml` prints them. */
function hostsIn(text: string): model.HostCapture[] {
  if (!/^kind: (ConfigMap|List)$|"kind": "(ConfigMap|List)"/m.test(text)) return captures(text);
  const object = parse(text);
  return (object.kind === 'List' ? object.items : [object]).map(model.readDiscovery);
}

/** Of several hosts, one after the other; a text that begins in another way is none. */
function captures(text: string): model.HostCapture[] {
  const read = model.readCaptures(text);
  return read.length > 0 ? read : [model.readCapture(text)];
}

/** What to run on each host: it installs nothing and writes nothing. */
export const captureCommand = model.CAPTURE_COMMAND;
