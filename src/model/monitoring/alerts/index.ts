import { DATA } from './data';
import { DEVICES } from './devices';
import { MONITORS } from './monitors';
import { ROOM } from './room';
import { SERVICES } from './services';
import { otherWarning, UPKEEP } from './upkeep';
import { WATCHING } from './watching';
import { HEALTH_CODES } from '../../status';
import type { Alert } from '../alert';

export { RECORD_SECONDS } from './room';

/** What a page of alerts has as chapters. */
export interface AlertFamily {
  readonly title: string;
  readonly alerts: readonly Alert[];
}

const FAMILIES: readonly AlertFamily[] = [
  { title: 'Can anything be seen?', alerts: WATCHING },
  { title: 'Monitors and managers', alerts: MONITORS },
  { title: 'Hosts and devices', alerts: DEVICES },
  { title: 'Data', alerts: DATA },
  { title: 'Room', alerts: ROOM },
  { title: 'Services and claims', alerts: SERVICES },
];

/** Racks, zones and the like that are down, and what Ceph says of keys. */
const TOLD_ANYHOW = ['OSD_.+_DOWN', ...Object.keys(HEALTH_CODES).filter(code => HEALTH_CODES[code].cause === 'keys')];

const told = [...FAMILIES.flatMap(({ alerts }) => alerts), ...UPKEEP].flatMap(({ codes = [] }) => codes);

/** Every alert, by what it is about. */
export const ALERT_FAMILIES: readonly AlertFamily[] = [
  ...FAMILIES, { title: 'Upkeep', alerts: [...UPKEEP, otherWarning([...new Set([...told, ...TOLD_ANYHOW])].sort())] },
];

/** Every alert. */
export const ALERTS: readonly Alert[] = ALERT_FAMILIES.flatMap(({ alerts }) => alerts);
