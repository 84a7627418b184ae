import { CONTENT_RULES } from './content-rules';
import { KIND_RULES } from './kind-rules';
import { DEVICE_NAME_RULES } from './name-rules';
import { USE_RULES } from './use-rules';
import type { Rule } from '../../rules';
import type { DeviceCase } from '../case';

/** Why a device is not offered, the headline first, and what is to be told with an offer. */
export const INVENTORY_RULES: readonly Rule<DeviceCase>[] = [...USE_RULES, ...CONTENT_RULES, ...KIND_RULES, ...DEVICE_NAME_RULES];
