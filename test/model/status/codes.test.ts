import { answered, quickstart, situation } from './lib/situations';
import { HEALTH_CODES, meaningOf, statusOf, statusText } from '../../../src/model/status';

/** Every health code in the programs of Ceph 20.2.4 that Rook runs, and those of 19.2 that 20.2 has no more; from their binaries and Python modules. */
const CODES = `
MON_DOWN MON_NETSPLIT MON_CLOCK_SKEW MON_DISK_LOW MON_DISK_CRIT MON_DISK_BIG MON_MSGR2_NOT_ENABLED MON_LOCATION_NOT_SET MGR_DOWN MGR_MODULE_DEPENDENCY MGR_MODULE_ERROR
MGR_INSIGHTS_WARNING DAEMON_OLD_VERSION
AUTH_BAD_CAPS AUTH_EMERGENCY_CIPHERS_SET AUTH_INSECURE_CLIENT_KEY_TYPE AUTH_INSECURE_GLOBAL_ID_RECLAIM AUTH_INSECURE_GLOBAL_ID_RECLAIM_ALLOWED AUTH_INSECURE_KEYS_ALLOWED
AUTH_INSECURE_KEYS_CREATABLE AUTH_INSECURE_ROTATING_SERVICE_KEY_TYPE AUTH_INSECURE_SERVICE_KEY_TYPE AUTH_INSECURE_SERVICE_TICKETS
OSD_DOWN OSD_HOST_DOWN OSD_RACK_DOWN OSD_ZONE_DOWN OSD_ROOT_DOWN OSD_ORPHAN OSD_UNREACHABLE OSD_FULL OSD_BACKFILLFULL OSD_NEARFULL OSD_OUT_OF_ORDER_FULL OSDMAP_FLAGS OSD_FLAGS
OSD_NO_DOWN_OUT_INTERVAL OSD_NO_SORTBITWISE OSD_UPGRADE_FINISHED OSD_FILESTORE OSD_SLOW_PING_TIME_BACK OSD_SLOW_PING_TIME_FRONT OSD_TOO_MANY_REPAIRS OSD_SCRUB_ERRORS
OLD_CRUSH_TUNABLES OLD_CRUSH_STRAW_CALC_VERSION TOO_FEW_OSDS
PG_AVAILABILITY PG_DEGRADED PG_DAMAGED PG_RECOVERY_FULL PG_BACKFILL_FULL PG_NOT_SCRUBBED PG_NOT_DEEP_SCRUBBED PG_SLOW_SNAP_TRIMMING PENDING_CREATING_PGS OBJECT_UNFOUND OBJECT_MISPLACED
SLOW_OPS REQUEST_SLOW REQUEST_STUCK LARGE_OMAP_OBJECTS TOO_FEW_PGS TOO_MANY_PGS MANY_OBJECTS_PER_PG SMALLER_PGP_NUM
POOL_FULL POOL_NEAR_FULL POOL_NEARFULL POOL_BACKFILLFULL POOL_TOO_FEW_PGS POOL_TOO_MANY_PGS POOL_PG_NUM_NOT_POWER_OF_TWO POOL_NO_REDUNDANCY POOL_APP_NOT_ENABLED POOL_SCRUB_FLAGS
POOL_TARGET_SIZE_BYTES_OVERCOMMITTED POOL_HAS_TARGET_SIZE_BYTES_AND_RATIO CACHE_POOL_NEAR_FULL CACHE_POOL_NO_HIT_SET
BLUESTORE_SLOW_OP_ALERT BLOCK_DEVICE_STALLED_READ_ALERT DB_DEVICE_STALLED_READ_ALERT WAL_DEVICE_STALLED_READ_ALERT BLUESTORE_SPURIOUS_READ_ERRORS BLUESTORE_DISK_SIZE_MISMATCH
BLUESTORE_NO_COMPRESSION BLUESTORE_LEGACY_STATFS BLUESTORE_NO_PER_POOL_OMAP BLUESTORE_NO_PER_PG_OMAP BLUESTORE_FRAGMENTATION BLUESTORE_FREE_FRAGMENTATION BLUEFS_SPILLOVER
BLUEFS_AVAILABLE_SPACE BLUEFS_LOW_SPACE DEVICE_HEALTH DEVICE_HEALTH_IN_USE DEVICE_HEALTH_TOOMANY DEVICE_IDENT_ON DEVICE_FAULT_ON
MDS_ALL_DOWN MDS_UP_LESS_THAN_MAX MDS_INSUFFICIENT_STANDBY MDS_DAMAGE MDS_READ_ONLY MDS_SLOW_METADATA_IO MDS_SLOW_REQUEST MDS_TRIM MDS_CACHE_OVERSIZED MDS_ESTIMATED_REPLAY_TIME
MDS_CLIENT_RECALL MDS_CLIENT_RECALL_MANY MDS_CLIENT_LATE_RELEASE MDS_CLIENT_LATE_RELEASE_MANY MDS_CLIENT_OLDEST_TID MDS_CLIENT_OLDEST_TID_MANY MDS_CLIENTS_LAGGY MDS_CLIENTS_LAGGY_MANY
MDS_CLIENTS_BROKEN_ROOTSQUASH FS_DEGRADED FS_WITH_FAILED_MDS FS_INLINE_DATA_DEPRECATED
RECENT_CRASH RECENT_MGR_MODULE_CRASH DEGRADED_STRETCH_MODE INCORRECT_NUM_BUCKETS_STRETCH_MODE UNEVEN_WEIGHTS_STRETCH_MODE STRETCH_MODE_BUCKET_WEIGHT_IMBALANCE
NONEXISTENT_MON_CRUSH_LOC_STRETCH_MODE NVMEOF_GATEWAY_DOWN NVMEOF_SINGLE_GATEWAY NVMEOF_GATEWAY_DELETING TELEMETRY_CHANGED ALERTS_SMTP_ERROR DASHBOARD_DEBUG`.trim().split(/\s+/);

const STATE = quickstart();

/** A healthy cluster that was asked for nothing but its status and its health. */
const { answers: { now, status: told, health: well } } = situation('healthy'), answers = { now, status: told, health: well };

/** The status of a healthy cluster that complains of one thing. */
function complaining(code: string, severity: 'HEALTH_WARN' | 'HEALTH_ERR', muted = false) {
  const checks = { [code]: { severity, summary: { message: 'something is wrong with it', count: 1 }, detail: [], muted } };
  const health = { status: severity, checks, mutes: [] };
  return statusOf(STATE, { ...answers, health: answered(health), status: answered({ ...answers.status!.json, health }) });
}

test('every code of the release is known, and no other', () => {
  expect(CODES.filter(code => meaningOf(code) === undefined)).toEqual([]);
  expect(Object.keys(HEALTH_CODES).filter(code => !CODES.includes(code))).toEqual([]);
});

test.each(Object.entries(HEALTH_CODES))('%s says what it means and what to do, with a verb of ours or a command', (_, { what, fix, verb, command, cause }) => {
  expect(what).toMatch(/^[A-Z][^]+\.$/);
  expect(fix).toMatch(/^[A-Z][^]+[^.]$/);
  if (cause !== 'slow') expect(verb ?? command).toBeDefined();
});

test.each(CODES)('%s is shown, and is something to do', code => {
  const { complaints, todo } = complaining(code, 'HEALTH_WARN');
  expect(complaints).toMatchObject([{ code, meaning: { what: expect.any(String) } }]);
  expect(todo.map(({ codes }) => codes)).toEqual([[code]]);
});

describe('A code that is not known to us', () => {
  test('is shown with the words of Ceph, and said to be unknown', () => {
    const status = complaining('SOMETHING_NEW', 'HEALTH_WARN');
    expect(status.todo).toMatchObject([{ cause: 'unknownCode', title: 'Ceph tells of SOMETHING_NEW, which is not known to us: something is wrong with it', codes: ['SOMETHING_NEW'] }]);
    expect(statusText(status)).toContain("SOMETHING_NEW (warning): something is wrong with it\n    This code is not known to us; these are Ceph's own words.");
  });

  test('leaves open whether data is safe where it is an error', () => {
    expect(complaining('SOMETHING_NEW', 'HEALTH_ERR').data).toEqual({ is: 'unknown', reason: 'Ceph tells of SOMETHING_NEW, which is not known to us' });
    expect(complaining('SOMETHING_NEW', 'HEALTH_WARN').data.is).toBe('safe');
  });

  test.each(['constructor', 'toString', '__proto__x'])('may be called %s', code => expect(meaningOf(code)).toBeUndefined());
});

test('what Ceph was told to be silent about is shown, and is nothing to do; data is judged by it', () => {
  const muted = complaining('AUTH_INSECURE_KEYS_ALLOWED', 'HEALTH_WARN', true);
  expect(muted.todo).toEqual([]);
  expect(statusText(muted)).toContain('AUTH_INSECURE_KEYS_ALLOWED (muted)');
  expect(complaining('OSD_SCRUB_ERRORS', 'HEALTH_ERR', true).data.is).toBe('damaged');
});

test('what the layout mutes is shown with its reason, and what somebody muted by hand is said to be that', () => {
  const text = (code: string) => statusText(complaining(code, 'HEALTH_WARN', true));
  expect(text('AUTH_INSECURE_KEYS_ALLOWED')).toContain('It is muted by the layout: the CSI drivers have keys of the type aes, because kernels before Linux 7.0 can use no others');
  expect(text('RECENT_CRASH')).toContain('It was muted by hand: the layout does not say why.');
  expect(statusText(complaining('RECENT_CRASH', 'HEALTH_WARN'))).not.toContain('muted');
});

describe('Releases of Ceph', () => {
  const running = (overall: unknown) => statusOf(STATE, { ...answers, clusters: answered({ items: [{ metadata: { name: 'ceph', namespace: 'rook-ceph' }, status: { phase: 'Ready', ceph: { versions: { overall } } } }] }) });
  const [OLD, NEW] = ['ceph version 19.2.3 (c92aebb) squid (stable)', 'ceph version 20.2.4 (f2a1b3c) tentacle (stable)'];

  test('of which daemons run several are something to do', () => {
    const { releases, todo } = running({ [NEW]: 4, [OLD]: 5 });
    expect(releases).toEqual([{ version: '19.2.3', daemons: 5 }, { version: '20.2.4', daemons: 4 }]);
    expect(todo).toMatchObject([{ cause: 'releases', title: 'Daemons run several releases of Ceph: 19.2.3 (5), 20.2.4 (4).', urgency: 'soon' }]);
  });
  test('are nothing to do where there is one', () => expect(running({ [NEW]: 9 }).todo).toEqual([]));
  test.each([[undefined], [{}], [{ nonsense: 1 }], [{ [NEW]: 'many' }]])('are not known from %j', overall => expect(running(overall).releases).toMatchObject({ unknown: expect.any(String) }));
  test('are no thing of their own while a run of ours is under way', () => {
    const run = { step: 'apply/rook-ceph/ceph', title: 'Apply what comes and changes', since: now - 60, holdsOperator: false };
    expect(statusOf(STATE, { ...answers, run, clusters: answered({ items: [{ metadata: { name: 'ceph', namespace: 'rook-ceph' }, status: { ceph: { versions: { overall: { [NEW]: 1, [OLD]: 5 } } } } }] }) }).todo.map(({ cause }) => cause)).toEqual(['run']);
  });
});

test('several codes of one cause are one thing to do, and the most urgent comes first', () => {
  const check = (severity: string) => ({ severity, summary: { message: '', count: 1 }, detail: [], muted: false });
  const checks = {
    AUTH_INSECURE_CLIENT_KEY_TYPE: check('HEALTH_WARN'), AUTH_INSECURE_KEYS_ALLOWED: check('HEALTH_WARN'), RECENT_CRASH: check('HEALTH_WARN'), OBJECT_UNFOUND: check('HEALTH_ERR'), OSD_NEARFULL: check('HEALTH_WARN'),
  };
  const { todo } = statusOf(STATE, { ...answers, health: answered({ status: 'HEALTH_ERR', checks, mutes: [] }) });
  expect(todo.map(({ cause, urgency }) => [cause, urgency])).toEqual([['missing', 'now'], ['nearfull', 'soon'], ['crash', 'later'], ['keys', 'later']]);
});
