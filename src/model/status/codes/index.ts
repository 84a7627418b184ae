import { DATA_CODES } from './data';
import { DEVICE_CODES } from './devices';
import { FILESYSTEM_CODES } from './filesystems';
import type { HealthCode, HealthCodes } from './health-code';
import { KEY_CODES } from './keys';
import { MONITOR_CODES } from './monitors';
import { OSD_CODES } from './osds';
import { OTHER_CODES } from './others';

export * from './health-code';

/** Every health code that a cluster of Ceph 19.2 or 20.2 under Rook can show; those of cephadm, which Rook does not use, are not among them. */
export const HEALTH_CODES: HealthCodes = {
  ...MONITOR_CODES, ...OSD_CODES, ...DATA_CODES, ...DEVICE_CODES, ...FILESYSTEM_CODES, ...KEY_CODES, ...OTHER_CODES,
};

/** A whole rack, zone … is down: Ceph makes the code from the type of the bucket. */
const PLACE_DOWN: HealthCode = {
  what: 'All OSDs of a rack, a zone or another place are down: its power or its network is gone.',
  fix: 'Bring power and network of the place back; its OSDs come back by themselves and take in what they missed',
  cause: 'host',
  verb: 'status',
  data: 'fewerCopies',
};

/** Types of buckets, as in the names of codes. */
const PLACES = /^OSD_(CHASSIS|RACK|ROW|PDU|POD|ROOM|DATACENTER|ZONE|REGION|ROOT)_DOWN$/;

/** What a code means, where it is known to us. */
export function meaningOf(code: string): HealthCode | undefined {
  return Object.hasOwn(HEALTH_CODES, code) ? HEALTH_CODES[code] : PLACES.test(code) ? PLACE_DOWN : undefined;
}
