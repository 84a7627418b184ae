import { Expectation, ExpectationKind } from '../../checks';

/** What a person must see in an answer. */
const SHOWS: Readonly<Record<ExpectationKind, (expectation: Expectation, osds: string) => string>> = {
  [ExpectationKind.GROUPS_CLEAN]: () => 'under data, all pgs are active+clean (with or without scrubbing), and no line says misplaced, degraded, unfound or peering',
  [ExpectationKind.MONITORS_IN_QUORUM]: () => 'quorum_names has every monitor that monmap has',
  [ExpectationKind.NO_HEALTH_CODES]: ({ codes = [] }) => `HEALTH_OK, or warnings among which is none of ${codes.join(', ')}`,
  [ExpectationKind.NO_HEALTH_ERRORS]: ({ codes = [] }) => codes.length === 0 ? 'HEALTH_OK or HEALTH_WARN' : `HEALTH_OK or HEALTH_WARN, or no other error than ${codes.join(', ')}`,
  [ExpectationKind.NO_FLAGS]: ({ flags = [] }) => `a line of flags with none of ${flags.join(', ')}`,
  [ExpectationKind.OSDS_UP]: (_, osds) => `${osds} with the status up`,
  [ExpectationKind.OSDS_DOWN]: (_, osds) => `${osds} with the status down`,
  [ExpectationKind.OSDS_WEIGH]: ({ weight }, osds) => `${osds} with ${weight} in the column WEIGHT`,
  [ExpectationKind.OSDS_EMPTY]: (_, osds) => `${osds} with 0 in the column PGS`,
  [ExpectationKind.OSD_HOLDS_NOTHING]: () => 'num_pgs is 0, and newest_map is at least the epoch that was noted',
  [ExpectationKind.MAP_REACHED]: () => 'an epoch that is at least the one that was noted',
  [ExpectationKind.SAFE_TO_DESTROY]: (_, osds) => `${osds} are safe to destroy; anything else, also an error, is a no`,
  [ExpectationKind.DEVICE_SIZED]: ({ bytes }) => `bluestore_bdev_size of at least ${bytes}`,
  [ExpectationKind.OSDS_SIZED]: ({ bytes = 0 }, osds) => `${osds} with at least ${Math.floor(bytes / 2 ** 30)} GiB in the column SIZE`,
  [ExpectationKind.OK_TO_STOP]: (_, osds) => `ok_to_stop true for ${osds}; anything else, also an error, is a no`,
  [ExpectationKind.OSDS_IN]: (_, osds) => `${osds} with more than 0 in the column REWEIGHT`,
  [ExpectationKind.OTHERS_UNFLAGGED]: ({ host }) => `under crush_node_flags, no host but ${host}`,
  [ExpectationKind.HOST_UNFLAGGED]: ({ host }) => `under crush_node_flags, no ${host}`,
  [ExpectationKind.HOST_HELD_IN]: ({ host }) => `under crush_node_flags, ${host} with noout`,
  [ExpectationKind.QUORUM_WITHOUT]: ({ monitors = [] }) => monitors.length === 0 ? 'quorum_names has more than half of the monitors that monmap has' : `quorum_names has more than half of the monitors that monmap has, ${monitors.join(', ')} not counted`,
  [ExpectationKind.OTHERS_SCHEDULABLE]: ({ host, hosts = [] }) => `${hosts.join(', ')}, and SchedulingDisabled for none of them but ${host}`,
  [ExpectationKind.EVICTED]: () => 'pods of DaemonSets only, those of the node itself, and those that have ended',
  [ExpectationKind.OSDS_GONE]: (_, osds) => `no ${osds}`,
  [ExpectationKind.HOST_PLACED]: ({ host, bucket }) => `host ${host} below ${bucket}`,
  [ExpectationKind.FSID]: ({ fsid }) => `id: ${fsid}`,
  [ExpectationKind.VERSIONS_EQUAL]: ({ version, daemons = 'overall' }) => `under ${daemons}, one line${version === undefined ? '' : ` with ceph version ${version}`}`,
  [ExpectationKind.RELEASE_REQUIRED]: ({ version }) => `require_osd_release ${version}`,
  [ExpectationKind.READY]: ({ count = 1 }) => `at least ${count}, each with all of its pods READY and UP-TO-DATE`,
  [ExpectationKind.PHASE]: ({ phase, count = 1 }) => `at least ${count}, each with ${phase} in the column PHASE or STATUS`,
  [ExpectationKind.CONDITION]: ({ condition, count = 1 }) => `at least ${count}, each ${condition} (kubectl describe tells it under Conditions)`,
  [ExpectationKind.THERE]: ({ count = 1 }) => `at least ${count}`,
  [ExpectationKind.GONE]: () => 'nothing',
  [ExpectationKind.REPORTED]: ({ count = 1 }) => `at least ${count}, each Completed; what each found is in its log`,
  [ExpectationKind.LABELS_EQUAL]: ({ label, version }) => `the label ${label} with ${version} on every line (add -L ${label} to see it)`,
  [ExpectationKind.IMAGES_EQUAL]: ({ image }) => `${image} among the images of every line (add -o wide to see them)`,
};

/** What an answer must show, in words. `nameOf` says what an OSD is called. */
export function showsOf(expectation: Expectation, nameOf: (osd: NonNullable<Expectation['osds']>[number]) => string): string {
  return SHOWS[expectation.kind](expectation, (expectation.osds ?? []).map(osd => `osd.${nameOf(osd)}`).join(', '));
}
