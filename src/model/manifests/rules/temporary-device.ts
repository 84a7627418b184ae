import { deviceName } from '../../layout/device-names';
import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import { namedDevices } from '../named-devices';
import type { PolicyCase } from '../policy-case';

export const temporaryDevice: Rule<PolicyCase> = {
  code: 'policy/temporary-device',
  severity: 'warning',
  title: 'Devices outlive a stop of their machine.',
  why: 'Temporary disks of a cloud are blank when the machine was stopped: its OSDs are lost, and if several machines stop at once, so is data.',
  see: see('policy/temporary-device'),
  check: subject => namedDevices(subject).map(device => ({ ...device, known: deviceName(device.path) })).filter(({ known }) => known.kind === 'temporary')
    .map(({ manifest, property, name, known }) => on(manifest, property, name, known.reason!, known.fix!)),
};
