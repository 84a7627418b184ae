import { deviceIdentity } from '../../layout/device-identity';
import { deviceName } from '../../layout/device-names';
import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import { NamedDevice, namedDevices } from '../named-devices';
import type { PolicyCase } from '../policy-case';

export const unsureDevice: Rule<PolicyCase> = {
  code: 'policy/unsure-device',
  severity: 'warning',
  title: 'The name of a device stays without a condition.',
  why: 'Where the condition ends, the volume is missing after a boot, or another device has its name and is overwritten.',
  see: see('policy/unsure-device'),
  check: subject => {
    const devices = namedDevices(subject);
    return [
      ...devices.map(device => ({ ...device, known: deviceName(device.path) })).filter(({ known }) => known.kind === 'unsure')
        .map(({ manifest, property, name, known }) => on(manifest, property, name, known.reason!, known.fix!)),
      ...copied(devices).map(({ manifest, property, name }) => on(manifest, property, name, 'several hosts have it: the disk is a copy of another, or they all see one LUN', 'name the disk by its own identity')),
    ];
  },
};

/** The second and further users of an identity that comes with the image of a disk, on hosts of their own. */
function copied(devices: readonly NamedDevice[]): NamedDevice[] {
  const first = new Map<string, NamedDevice>();
  return devices.filter(device => {
    const { device: key, scope } = deviceIdentity(device.path);
    if (scope !== 'copied') return false;
    const known = first.get(key);
    if (known === undefined) first.set(key, device);
    return known !== undefined && device.hosts.some(host => !known.hosts.includes(host));
  });
}
