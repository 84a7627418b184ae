import { NAME_RULES } from './name-rules';
import { DevicesCase, DevicesSpec, relateDevices } from './named-device';
import { USE_RULES } from './use-rules';
import type { Rule } from '../rule';
import type { Topic } from '../topic';

export type { DevicesSpec, NamedDevice } from './named-device';

export const DEVICES_RULES: readonly Rule<DevicesCase>[] = [...NAME_RULES, ...USE_RULES];

/** Devices by their names, whoever names them. */
export const DEVICES_TOPIC: Topic<DevicesSpec, DevicesCase> = { name: 'local-volume', rules: DEVICES_RULES, relate: relateDevices };
