import type { HealthCodes } from './health-code';

const BALANCE = 'Give both places the same devices, and see that every monitor says where it stands';
const GATEWAY = 'See why the pods of the gateway do not run';

/** Crashes, clusters in two places, gateways, and modules. */
export const OTHER_CODES: HealthCodes = {
  RECENT_CRASH: {
    what: 'A daemon crashed within the last two weeks, and was started again.',
    fix: 'Read the report; mark it as seen once the cause is known',
    cause: 'crash',
    command: 'ceph crash ls-new',
  },
  RECENT_MGR_MODULE_CRASH: {
    what: 'A module of the manager crashed within the last two weeks.',
    fix: 'Read the report; mark it as seen once the cause is known',
    cause: 'crash',
    command: 'ceph crash ls-new',
  },
  DEGRADED_STRETCH_MODE: { what: 'One of the two places of the cluster is missing. The other one serves all data alone.', fix: 'Bring the other place back; Ceph then makes its copies again', cause: 'stretch', verb: 'status', urgency: 'now', data: 'fewerCopies' },
  INCORRECT_NUM_BUCKETS_STRETCH_MODE: { what: 'A cluster in two places has more or fewer than two in its map.', fix: BALANCE, cause: 'stretch', command: 'ceph osd tree' },
  UNEVEN_WEIGHTS_STRETCH_MODE: { what: 'The two places of the cluster have devices of different sizes.', fix: BALANCE, cause: 'stretch', command: 'ceph osd tree' },
  STRETCH_MODE_BUCKET_WEIGHT_IMBALANCE: { what: 'The two places of the cluster have devices of different sizes.', fix: BALANCE, cause: 'stretch', command: 'ceph osd tree' },
  NONEXISTENT_MON_CRUSH_LOC_STRETCH_MODE: { what: 'A monitor says that it stands at a place that the map does not have.', fix: BALANCE, cause: 'stretch', command: 'ceph mon dump' },
  NVMEOF_GATEWAY_DOWN: { what: 'A gateway for NVMe over networks does not run.', fix: GATEWAY, cause: 'upkeep', command: 'kubectl -n rook-ceph get pods -l app=rook-ceph-nvmeof', urgency: 'soon' },
  NVMEOF_SINGLE_GATEWAY: { what: 'A group of gateways for NVMe over networks has one gateway only.', fix: 'Declare two instances of the gateway', cause: 'upkeep', verb: 'plan' },
  NVMEOF_GATEWAY_DELETING: { what: 'A gateway for NVMe over networks is being deleted and still serves something.', fix: 'Wait until its work is moved to other gateways', cause: 'upkeep', command: 'ceph nvme-gw show POOL GROUP' },
  TELEMETRY_CHANGED: { what: 'What Ceph would report to its makers has changed, so it reports nothing.', fix: 'Read what would be reported, then switch the report on or off', cause: 'upkeep', command: 'ceph telemetry show' },
  ALERTS_SMTP_ERROR: { what: 'The manager could not send an alert by mail.', fix: 'Correct the mail server in the settings of the module alerts', cause: 'upkeep', command: 'ceph config dump' },
  DASHBOARD_DEBUG: { what: 'The dashboard shows internal details when something fails.', fix: 'Switch it off with the command', cause: 'upkeep', command: 'ceph dashboard debug disable' },
};
