import { deviceName, isPassing } from '../../layout/device-names';
import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import { namedDevices } from '../named-devices';
import type { PolicyCase } from '../policy-case';

export const movingDevice: Rule<PolicyCase> = {
  code: 'policy/moving-device',
  severity: 'error',
  title: 'Devices are called by names that stay.',
  why: 'Names that the kernel gives in the order of discovery may point to another disk after a boot: an OSD starts on the wrong one, or a disk with data is taken for a blank one. Names from the content of a device vanish when Ceph takes it.',
  see: see('policy/moving-device'),
  check: subject => namedDevices(subject).map(device => ({ ...device, known: deviceName(device.path) }))
    .filter(({ known, raw }) => (isPassing(known) && (raw || known.kind !== 'content')) || known.kind === 'malformed' || known.kind === 'reserved')
    .map(({ manifest, property, name, known }) => on(manifest, property, name, known.reason!, known.fix!)),
};
