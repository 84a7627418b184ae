import type { DeviceUse } from './named-device';
import type { Violation } from '../rule';

/** What is said of a device; the same slip of several is one cause. */
export function about(use: DeviceUse, reason: string, fix: string): Violation {
  return { property: use.property, value: `'${use.written ?? use.path}'`, reason, fix, cause: reason };
}

/** The devices whose name stood before on other hosts only, though it says something beyond one, each with the first of them. */
export function apartFrom(uses: readonly DeviceUse[], scope: 'world' | 'copied'): [use: DeviceUse, first: DeviceUse][] {
  return uses.filter(({ identity, hosts }) => identity.scope === scope && hosts.length > 0).flatMap((use): [DeviceUse, DeviceUse][] => {
    const first = use.everywhere.find(({ hosts }) => !hosts.some(host => use.hosts.includes(host)));
    return first === undefined ? [] : [[use, first]];
  });
}
