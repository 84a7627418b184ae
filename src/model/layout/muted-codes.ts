import { knowsAes256k } from './key-types';
import type { MutedHealthCode } from './muted-health-code';

/** Rook takes no more. */
export const MOST_MUTED = 10;

/** What Ceph complains of for ever where clients have keys that every kernel can use. That of the daemons' keys is none of them: those can be renewed. */
const OF_OLD_KEYS = ['AUTH_INSECURE_CLIENT_KEY_TYPE', 'AUTH_INSECURE_KEYS_ALLOWED', 'AUTH_INSECURE_KEYS_CREATABLE'];

const OLD_KERNELS: Pick<MutedHealthCode, 'reason'> = { reason: 'the CSI drivers have keys of the type aes, because kernels before Linux 7.0 can use no others' };

/**
 * What is muted if nobody says otherwise: releases of Ceph that know newer keys complain of the older ones, which clusters have by
 * default, so that a cluster without a fault would never be HEALTH_OK.
 */
export function mutedByDefault(csiKeyType: string, cephVersion: string): MutedHealthCode[] {
  return csiKeyType === 'aes' && knowsAes256k(cephVersion) ? OF_OLD_KEYS.map(code => ({ code, ...OLD_KERNELS })) : [];
}

/** Complaints with which nothing is begun: data that cannot be had, no room to move it, monitors that are missing. */
export const BLOCKING_CODES: readonly string[] = [
  'OSD_FULL', 'OSD_BACKFILLFULL', 'POOL_FULL', 'PG_AVAILABILITY', 'PG_DAMAGED', 'PG_RECOVERY_FULL', 'PG_BACKFILL_FULL', 'OBJECT_UNFOUND', 'OSD_SCRUB_ERRORS', 'MON_DOWN', 'MGR_DOWN',
];

/** Whether a complaint tells of danger to data, or of keys with which anybody could give himself more rights. */
export function tellsOfDanger(code: string): boolean {
  return BLOCKING_CODES.includes(code) || /^AUTH_INSECURE_(ROTATING_)?SERVICE_/.test(code) || ['OSD_DOWN', 'PG_DEGRADED', 'OSD_NEARFULL', 'POOL_NEARFULL'].includes(code);
}

/** Whether Rook takes it for a code of Ceph. */
export function isHealthCode(code: string): boolean {
  return code.length <= 63 && /^[A-Z]+(_[A-Z]+)+$/.test(code);
}
