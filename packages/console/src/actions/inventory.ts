import { existsSync, readFileSync } from 'node:fs';
import { inventory as model, rules } from 'cdk8s-ceph/model';
import { parse } from 'yaml';
import { judged, Outcome, unreadable } from './outcome';
import type { Problem } from '../io/problem';

/** What hosts have, and what of it may be given to Ceph. */
export type Inventoried = model.Inventory;

/** Read captures of hosts, see `captureCommand`. */
export function inventory({ files }: { readonly files: readonly string[] }): Outcome<Inventoried> {
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
  return problems.length > 0 ? unreadable(problems) : judged(model.inventoryOf(hosts), []);
}

/** A capture of a host, or what Rook's discovery wrote of some: ConfigMaps as `kubectl get -o yaml` prints them. */
function hostsIn(text: string): model.HostCapture[] {
  if (!/^kind: (ConfigMap|List)$|"kind": "(ConfigMap|List)"/m.test(text)) return [model.readCapture(text)];
  const object = parse(text);
  return (object.kind === 'List' ? object.items : [object]).map(model.readDiscovery);
}

/** What to run on each host: it installs nothing and writes nothing. */
export const captureCommand = model.CAPTURE_COMMAND;
