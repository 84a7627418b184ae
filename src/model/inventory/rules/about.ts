import { Rule, see, Violation } from '../../rules';
import type { DeviceCase } from '../case';

/** What is told of a device where something holds. */
type Told = Omit<Violation, 'property'>;

/** A rule of a device: its record, with what is found instead of a check that would repeat whose it is. */
type DeviceRule = Omit<Rule<DeviceCase>, 'see' | 'check'> & { readonly find: (subject: DeviceCase) => Told | undefined | false };

export function deviceRule({ find, ...rule }: DeviceRule): Rule<DeviceCase> {
  return {
    ...rule,
    see: see(rule.code),
    check: subject => {
      const told = find(subject);
      return told ? [{ ...told, property: subject.device.path }] : [];
    },
  };
}

/** Names of devices for a sentence, the first few. */
export function named(devices: readonly { readonly path: string }[]): string {
  const names = devices.map(({ path }) => path);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
