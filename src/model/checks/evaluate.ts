import type { Answer, Check, CheckResult } from './check';
import { ExpectationKind } from './expectation';
import { groupsClean, isCluster, mapReached, monitorsInQuorum, noHealthCodes, releaseRequired, versionsEqual } from './private/cluster-readers';
import { conditionTrue, gone, inPhase, labelsEqual, ready, reported, there } from './private/list-readers';
import { hostPlaced, osdHoldsNothing, osdsDown, osdsEmpty, osdsGone, osdsUp, osdsWeigh, safeToDestroy } from './private/osd-readers';
import { fail, idsOf, Reader, Reading, unknown } from './private/reading';

const READERS: Readonly<Record<ExpectationKind, Reader>> = {
  [ExpectationKind.GROUPS_CLEAN]: groupsClean,
  [ExpectationKind.MONITORS_IN_QUORUM]: monitorsInQuorum,
  [ExpectationKind.NO_HEALTH_CODES]: noHealthCodes,
  [ExpectationKind.OSDS_UP]: osdsUp,
  [ExpectationKind.OSDS_DOWN]: osdsDown,
  [ExpectationKind.OSDS_WEIGH]: osdsWeigh,
  [ExpectationKind.OSDS_EMPTY]: osdsEmpty,
  [ExpectationKind.OSD_HOLDS_NOTHING]: osdHoldsNothing,
  [ExpectationKind.MAP_REACHED]: mapReached,
  [ExpectationKind.SAFE_TO_DESTROY]: safeToDestroy,
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
  [ExpectationKind.REPORTED]: reported,
  [ExpectationKind.LABELS_EQUAL]: labelsEqual,
};

/** What `safe-to-destroy` ends with where it says no: EBUSY, EAGAIN. */
const NOT_SAFE = [11, 16];

/** Judge an answer. What cannot be read is unknown, and unknown opens nothing. */
export function evaluate(check: Check, answer: Answer): CheckResult {
  const { details, ...reading } = read(check, answer);
  return { name: check.title, ...reading, details: [...details] };
}

function read({ expectation }: Check, { code, json, output }: Answer): Reading {
  const words = [output.trim()].filter(text => text !== '');
  if (code === 0) return json === undefined ? unknown('the answer is no JSON', words) : READERS[expectation.kind](json, expectation);
  const refused = expectation.kind === ExpectationKind.SAFE_TO_DESTROY && NOT_SAFE.includes(code) && idsOf(expectation) !== undefined;
  return refused ? fail('Ceph says that it is not safe', words) : unknown(`no answer: the command ended with ${code}`, words);
}
