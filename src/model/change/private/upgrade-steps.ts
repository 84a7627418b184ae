import { apply as applied, ceph } from '../actions';
import { cephImage, cephIs, cephVersion, clean, cleanAgain, fit, Gate, releaseRequired, rookIs, rookVersion } from '../gates';
import { established, working } from './install-steps';
import { makeStep } from './make-step';
import type { PlannedCluster } from './planned-cluster';
import {
  cephRebuild, cephUpgrade, identityOf, isMajor, notesOn, partsOf, RELEASES, RookItself, renewsCeph, rookWorkloads, StackState, toolboxesOf, Upgrade, withFormerCeph,
} from '../../manifests';
import { Danger, Step, StepKind } from '../step';

/** Rook goes first, and alone: its kinds, then its operator and the drivers. What it makes is touched by nobody else meanwhile. */
export function upgradeRook(clusters: readonly PlannedCluster[], rook: Upgrade, former: RookItself, next: RookItself): Step[] {
  const { definitions } = next;
  return [
    ...definitions.length === 0 ? [] : [makeStep({
      kind: StepKind.UPGRADE_ROOK,
      part: 'definitions',
      title: `Apply the kinds of objects that Rook ${rook.to} knows`,
      danger: Danger.CHANGES,
      acts: [applied(definitions)],
      after: established(definitions),
    })],
    ...clusters.map(cluster => upgradeOperator(cluster, rook, { former, next }, clusters)),
  ];
}

/** Rook as it is, and as it shall be. */
interface Turn {
  readonly former: RookItself;
  readonly next: RookItself;
}

/** @param all every cluster of the operator: as soon as it has made one daemon of any of them anew, there is no way back */
function upgradeOperator({ plan, former: { settings } }: PlannedCluster, rook: Upgrade, { former, next }: Turn, all: readonly PlannedCluster[]): Step {
  const operator = all[0].plan === plan ? next.operator : [];
  return makeStep({
    kind: StepKind.UPGRADE_ROOK,
    title: `Upgrade Rook from ${rook.from} to ${rook.to}; Ceph stays as it is until all of ${plan.key} is made by the new Rook`,
    danger: Danger.CHANGES,
    cluster: plan.key,
    before: fit(plan.key, settings.cephImage, KEY_ERRORS),
    acts: operator.length === 0 ? [] : [applied(operator)],
    undo: operator.length === 0 || former.operator.length === 0 ? undefined : [applied(former.operator)],
    reversible: all.map(each => rookIs(each.plan.key, rook.from)),
    after: [...working(rookWorkloads(next)), rookVersion(plan.key, `v${rook.to}`), ...cleanAgain(plan.key)],
    copies: plan.copies?.before,
    notes: ['It can be given up until the new Rook has made the first daemon anew: an older Rook does not know what a newer one has set.', ...notesOn('rook', rook)],
  });
}

/** Errors that an older Rook stands still for and a newer one does not: they must not keep it from coming. */
const KEY_ERRORS = ['AUTH_INSECURE_SERVICE_KEY_TYPE', 'AUTH_INSECURE_SERVICE_TICKETS', 'AUTH_INSECURE_ROTATING_SERVICE_KEY_TYPE', 'AUTH_INSECURE_CLIENT_KEY_TYPE', 'AUTH_INSECURE_KEYS_ALLOWED', 'AUTH_INSECURE_KEYS_CREATABLE'];

/** What a step has beside the rest of it where it brings clusters another image of Ceph. */
export interface CephPart {
  /** What is asked in place of the usual. */
  readonly before?: readonly Gate[];
  readonly after: readonly Gate[];
  readonly undo: readonly any[];
  readonly reversible: readonly Gate[];
  readonly notes: readonly string[];
}

/**
 * Nothing, where the image stays.
 * @param brought every cluster whose objects the step applies
 * @param applies all that is applied on the way: only the image of it is put back
 */
export function cephPart({ plan, former, next }: PlannedCluster, brought: readonly PlannedCluster[], applies: readonly any[], stack: StackState): CephPart | undefined {
  const upgrade = cephUpgrade(former, next), image = cephRebuild(former, next);
  const all = brought.filter(each => renewsCeph(each.former, each.next));
  return all.length === 0 ? undefined : {
    ...renewsCeph(former, next) ? { before: fit(plan.key, former.settings.cephImage) } : {},
    after: [...upgrade === undefined ? [] : cephVersion(plan.key, upgrade.to), ...image === undefined ? [] : cephImage(plan.key, image)],
    undo: all.flatMap(each => [
      ...withFormerCeph(applies.filter(object => identityOf(object) === identityOf(each.next.object)), [each.former]), ...toolboxesOf(stack, each.former.namespace),
    ]),
    reversible: all.flatMap(each => cephUpgrade(each.former, each.next) === undefined ? [] : [cephIs(each.plan.key, cephUpgrade(each.former, each.next)!.from)]),
    notes: [
      ...upgrade === undefined ? [] : [`It can be given up until the first daemon runs Ceph ${upgrade.to}: what a newer release has written an older one may not be able to read.`, ...notesOn('ceph', upgrade)],
      ...image === undefined ? [] : [`Rook makes every daemon anew of ${image}, one after the other. The release stays, so it can be given up at any time.`],
    ],
  };
}

/** Rook may miss the last act of an upgrade over releases (rook#17363); doing it twice does no harm. */
export function finishUpgrade({ plan, former, next }: PlannedCluster): Step[] {
  const upgrade = cephUpgrade(former, next), release = upgrade && RELEASES[partsOf(upgrade.to)[0]];
  return upgrade === undefined || release === undefined || !isMajor(upgrade) ? [] : [makeStep({
    kind: StepKind.FINISH_UPGRADE,
    title: `Let no OSD older than ${release} join ${plan.key} any more`,
    danger: Danger.CHANGES,
    cluster: plan.key,
    before: [...cephVersion(plan.key, upgrade.to), ...clean(plan.key)],
    acts: [{ ...ceph(plan.key, `osd require-osd-release ${release}`), destroys: true }],
    after: [releaseRequired(plan.key, release), ...clean(plan.key)],
    notes: ['There is no way back from here.', 'Rook does the same by itself as soon as every OSD runs the new release; this step sees that it is done.'],
  })];
}
