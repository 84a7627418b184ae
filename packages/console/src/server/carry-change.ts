import type { Change } from './change';
import type { Context } from './context';
import { refusal } from './refusal';
import type { Applied, Care } from '../actions/apply';
import type { Outcome } from '../actions/outcome';
import type { Ui } from '../actions/ui';

/** Plans a change, or carries it out, as the verb of the command does. */
export type Carrier = (care: Care, ui: Ui) => Promise<Outcome<Applied>>;

/** A change as it was sent; without one it is all that the layout says. */
export function changeOf(value: unknown): Change {
  if (value === undefined) return { verb: 'apply' };
  const { verb, what, host, devices = [], device, size, end = false, ceph, rook } = (value ?? {}) as Record<string, any>;
  const isText = (each: unknown): each is string => typeof each === 'string' && each !== '' && !each.startsWith('-'), isThing = (each: unknown): each is 'device' | 'host' => each === 'device' || each === 'host';
  const areTexts = Array.isArray(devices) && devices.every(isText);
  switch (verb) {
    case 'apply': return { verb };
    case 'add':
    case 'remove':
    case 'replace':
      if (isThing(what) && isText(host) && areTexts && (what === 'host' || devices.length > 0)) return { verb, what, host, devices };
      break;
    case 'grow':
      if (isText(host) && isText(device) && isText(size)) return { verb, host, device, size };
      break;
    case 'maintenance':
      if (isText(host)) return { verb, host, end: end === true };
      break;
    case 'upgrade':
      if ([ceph, rook].every(release => release === undefined || isText(release))) return { verb, ...ceph === undefined ? {} : { ceph }, ...rook === undefined ? {} : { rook } };
      break;
  }
  throw refusal(400, 'ui/body', String(verb), 'a change is a verb of the command with its words', 'Send { change: { verb: "remove", what: "device", host: "node-a", devices: ["ssd"] } }');
}

/** What carries a change out, on the layout as it is now. */
export function carrierOf(change: Change, { layout, place }: Pick<Context, 'layout' | 'place'>): Carrier {
  const { file, text } = layout.now();
  switch (change.verb) {
    case 'apply': return async (care, ui) => (await import('../actions/apply')).apply({ file, text }, care, ui);
    case 'add':
    case 'remove':
      return async (care, ui) => {
        const { addDevices, addHost, removeDevices, removeHost } = await import('../actions/change-hardware');
        const act = change.verb === 'add' ? change.what === 'host' ? addHost : addDevices : change.what === 'host' ? removeHost : removeDevices;
        return act({ file, host: change.host, devices: change.devices }, care, ui);
      };
    case 'replace':
      return async (care, ui) => {
        const { replaceDevice, replaceHost } = await import('../actions/replace-hardware'), { host, devices } = change, [old, comes] = devices;
        return change.what === 'host' ? replaceHost({ file, host, devices }, care, ui) : replaceDevice({ file, host, devices: [old] }, comes, care, ui);
      };
    case 'grow': return async (care, ui) => (await import('../actions/change-hardware')).growDevice({ file, host: change.host, devices: [change.device] }, change.size, care, ui);
    case 'maintenance': return async (care, ui) => (await import('../actions/maintenance')).maintenance(change.host, { ...care, namespace: place.namespace, end: change.end }, ui);
    case 'upgrade': {
      const { verb: _, ...releases } = change;
      return async (care, ui) => (await import('../actions/upgrade')).upgrade({ file }, releases, care, ui);
    }
  }
}
