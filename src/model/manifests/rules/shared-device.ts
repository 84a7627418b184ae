import { DeviceIdentity, deviceIdentity, overlaps } from '../../layout/device-identity';
import { Rule, see, Violation } from '../../rules/rule';
import { nameOf, on } from '../look';
import { NamedDevice, namedDevices } from '../named-devices';
import type { PolicyCase } from '../policy-case';

interface User extends NamedDevice {
  readonly host: string;
  readonly identity: DeviceIdentity;
}

export const sharedDevice: Rule<PolicyCase> = {
  code: 'policy/shared-device',
  severity: 'error',
  title: 'No device is used twice: under two names, as a disk and its partition, or, where the name is its own identity, from two hosts.',
  why: 'Two daemons write to the same blocks, and the data of both is lost.',
  see: see('policy/shared-device'),
  check: subject => {
    const users = new Map<string, User[]>();
    const found: Violation[] = [];
    for (const device of namedDevices(subject)) {
      const identity = deviceIdentity(device.path);
      // A volume that several hosts can reach is one object; who else has its device is asked for each of them.
      for (const host of device.hosts) {
        const user: User = { ...device, host, identity };
        const known = users.get(identity.device) ?? [];
        users.set(identity.device, [...known, user]);
        const twin = known.find(other => !isSame(other, user) && clashes(other, user));
        if (twin) found.push(clash(user, twin));
      }
    }
    return found;
  },
};

function isSame(one: User, other: User): boolean {
  return one.manifest === other.manifest && one.property === other.property;
}

function clashes(one: User, other: User): boolean {
  return one.host === other.host ? overlaps(one.identity, other.identity) : one.identity.scope === 'world';
}

function clash({ manifest, property, name, host }: User, twin: User): Violation {
  const user = nameOf(twin.manifest);
  return twin.host === host
    ? on(manifest, property, name, `${user} uses it on ${host}, too`, 'give each volume a device of its own')
    : on(manifest, property, name, `${user} uses it on ${twin.host}, and its name stands for one device in the world`, 'write the name that each host shows, and give a LUN that hosts share to one of them');
}
