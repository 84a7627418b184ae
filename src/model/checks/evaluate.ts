import type { Answer, Check, CheckResult } from './check';
import { ExpectationKind } from './expectation';
import { groupsClean, isCluster, mapReached, monitorsInQuorum, noFlags, noHealthCodes, noHealthErrors, releaseRequired, versionsEqual } from './private/cluster-readers';
import { evicted, hostHeldIn, hostUnflagged, okToStop, osdsIn, othersSchedulable, othersUnflagged, quorumWithout } from './private/host-readers';
import { conditionTrue, gone, imagesEqual, inPhase, labelsEqual, ready, reported, there } from './private/list-readers';
import { hostPlaced, osdHoldsNothing, osdsDown, osdsEmpty, osdsGone, osdsUp, osdsWeigh, safeToDestroy } from './private/osd-readers';
import { fail, idsOf, Reader, Reading, unknown } from './private/reading';
import { deviceSized, osdsSized } from './private/size-readers';

const READERS: Readonly<Record<ExpectationKind, Reader>> = {
  [ExpectationKind.GROUPS_CLEAN]: groupsClean,
  [ExpectationKind.MONITORS_IN_QUORUM]: monitorsInQuorum,
  [ExpectationKind.NO_HEALTH_CODES]: noHealthCodes,
  [ExpectationKind.NO_HEALTH_ERRORS]: noHealthErrors,
  [ExpectationKind.NO_FLAGS]: noFlags,
  [ExpectationKind.OSDS_UP]: osdsUp,
  [ExpectationKind.OSDS_DOWN]: osdsDown,
  [ExpectationKind.OSDS_WEIGH]: osdsWeigh,
  [ExpectationKind.OSDS_EMPTY]: osdsEmpty,
  [ExpectationKind.OSD_HOLDS_NOTHING]: osdHoldsNothing,
  [ExpectationKind.MAP_REACHED]: mapReached,
  [ExpectationKind.SAFE_TO_DESTROY]: safeToDestroy,
  [ExpectationKind.DEVICE_SIZED]: deviceSized,
  [ExpectationKind.OSDS_SIZED]: osdsSized,
  [ExpectationKind.OK_TO_STOP]: okToStop,
  [ExpectationKind.OSDS_IN]: osdsIn,
  [ExpectationKind.OTHERS_UNFLAGGED]: othersUnflagged,
  [ExpectationKind.HOST_UNFLAGGED]: hostUnflagged,
  [ExpectationKind.HOST_HELD_IN]: hostHeldIn,
  [ExpectationKind.QUORUM_WITHOUT]: quorumWithout,
  [ExpectationKind.OSDS_GONE]: osdsGone,
  [ExpectationKind.HOST_PLACED]: hostPlaced,
  [ExpectationKind.FSID]: isCluster,
  [ExpectationKind.VERSIONS_EQUAL]: versionsEqual,
  [ExpectationKind.RELEASE_REQUIRED]: releaseRequired,
  [ExpectationKind.READY]: ready,
  [ExpectationKind.THERE]: there,
  [ExpectationKind.GONE]: gone,
  [ExpectationKind.PHASE]: inPhase,
  [ExpectationKind.CONDITION]: conditionTrue,
  [ExpectationKind.OTHERS_SCHEDULABLE]: othersSchedulable,
  [ExpectationKind.EVICTED]: evicted,
  [ExpectationKind.REPORTED]: reported,
  [ExpectationKind.LABELS_EQUAL]: labelsEqual,
  [ExpectationKind.IMAGES_EQUAL]: imagesEqual,
};

/** What `safe-to-destroy` and `ok-to-stop` end with where they say no: EBUSY, EAGAIN. */
const NOT_SAFE = [11, 16];

/** What no means, by what was asked. */
const REFUSED: Readonly<Partial<Record<ExpectationKind, string>>> = {
  [ExpectationKind.SAFE_TO_DESTROY]: 'Ceph says that it is not safe',
  [ExpectationKind.OK_TO_STOP]: 'Ceph says that data would not be available',
};

/** Judge an answer. What cannot be read is unknown, and unknown opens nothing. */
export function evaluate(check: Check, answer: Answer): CheckResult {
  const { details, ...reading } = read(check, answer);
  return { name: check.title, ...reading, details: [...details] };
}

function read({ expectation }: Check, { code, json, output }: Answer): Reading {
  const words = [output.trim()].filter(text => text !== '');
  if (code === 0) return json === undefined ? unknown('the answer is no JSON', words) : READERS[expectation.kind](json, expectation);
  const no = REFUSED[expectation.kind];
  return no !== undefined && NOT_SAFE.includes(code) && idsOf(expectation) !== undefined ? fail(no, words) : unknown(`no answer: the command ended with ${code}`, words);
}
