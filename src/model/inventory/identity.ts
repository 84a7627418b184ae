import type { FoundDevice } from './device';
import { deviceIdentity } from '../layout';

/** An identity that is empty is one that many have. */
const EMPTY = /^(0x|eui\.|uuid\.)?(0+|f+)$/i;

/**
 * What is burnt into a device, so that a second one that shows it is the same device, a copy, or a lie: its WWN, and what its links say
 * of one. A serial alone is none: bridges give theirs to every disk, and hypervisors cut them.
 */
export function identitiesOf({ kind, wwn, links }: FoundDevice): string[] {
  if (kind !== 'disk' && kind !== 'multipath') return [];
  const told = wwn === undefined || EMPTY.test(wwn) ? [] : [`/dev/disk/by-id/wwn-${wwn}`];
  return [...new Set([...told, ...links].map(deviceIdentity).filter(({ device, scope }) => scope === 'world' && /^(naa|eui|uuid|wwn):/.test(device)).map(({ device }) => device))];
}
