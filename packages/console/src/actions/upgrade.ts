import { readFileSync } from 'node:fs';
import { change, manifests } from 'cdk8s-ceph/model';
import { Applied, applyTo, Care } from './apply';
import { problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Ui } from './ui';
import { layoutSource } from '../input/layout-source';
import { isLayout, madeFrom } from '../input/source';
import type { Given, Source } from '../input/stack';
import type { Problem } from '../io/problem';
import { cephReleaseEdits } from '../layout/ceph-release';
import { edited } from '../layout/edit';
import { readLayout } from '../layout/read';
import { replaceFile } from '../output/replace-file';

/** Which releases are meant. */
export interface Releases {
  /** The release of Ceph, e.g. `20.2.4`. @default - what the stack says */
  readonly ceph?: string;
  /** The release of Rook: the one that this command carries, or the program makes. @default - Rook stays, unless neither is named */
  readonly rook?: string;
}

/** Upgrade Rook, Ceph, or both, Rook first. In a layout the release is changed; a program is asked what it makes. */
export async function upgrade(given: Given, releases: Releases, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const wrong = Object.values(releases).filter(release => release !== undefined && !/^\d+\.\d+\.\d+$/.test(release));
  if (wrong.length > 0) return unreadable(wrong.map(release => problem('usage/release', release, 'a release has three numbers', 'Write it like 20.2.4, without a v')));
  const { ceph } = releases, edits = ceph !== undefined && given.app === undefined && isLayout(given.file);
  const text = edits ? changedText(given.file, ceph) : undefined;
  if (text !== undefined && typeof text !== 'string') return text;
  const next = text === undefined ? madeFrom(given) : layoutSource(given.file, undefined, text);
  if ('status' in next) return next;
  const state = next.made ? manifests.stateOf(next.objects().map(({ object }) => object)) : undefined;
  const other = state === undefined ? [] : otherReleases(state, releases);
  if (other.length > 0) return { status: 'refused', problems: other };
  // The two are not one act here: each step of Rook is over before the first of Ceph begins.
  const meant = (state?.clusters ?? []).map(({ key }) => ({ code: 'edit/upgraded-together', at: `CephCluster/${key}`, reason: 'Rook is upgraded first, in steps of its own' }));
  return applyTo(next as Source, {
    meant, refuse: (plan, former, shall) => strange(plan, { former, next: shall }, releases), before: () => text !== undefined && replaceFile(given.file, text),
  }, care, ui);
}

/** The layout with another release of Ceph; comments and order stay. */
function changedText(file: string, release: string): string | Outcome<never> {
  const { layout, problems } = readLayout(file);
  return layout === undefined ? unreadable(problems) : edited(readFileSync(file, 'utf8'), cephReleaseEdits(layout.props, release));
}

/** Releases that are asked for and not what the stack makes. */
function otherReleases(state: manifests.StackState, { ceph, rook }: Releases): Problem[] {
  const made = manifests.rookIn(state);
  return [
    ...rook === undefined || made === rook ? [] : [made === undefined
      ? problem('upgrade/rook-elsewhere', rook, 'the operator is not among the objects of this stack', 'Upgrade Rook where it is installed, then run this command for Ceph')
      : problem('upgrade/rook-not-carried', rook, `this stack is made with the manifests of Rook ${made}`, `Install the release of cdk8s-ceph that carries Rook ${rook}, or write --rook ${made}`)],
    ...ceph === undefined ? [] : state.clusters.flatMap(({ key, settings }) => {
      const image = manifests.versionIn(settings.cephImage);
      return image === ceph ? [] : [problem('upgrade/ceph-not-made', ceph, `the program makes ${key} with Ceph ${image ?? 'of an unknown release'}`, `Set 'cephVersion' to an image of ${ceph} in the program, and run the command again`, key)];
    }),
  ];
}

const { LOOK, UPGRADE_ROOK, TUNE, APPLY, FINISH_UPGRADE, UNTUNE, DELETE } = change.StepKind;
/** Steps that belong to an upgrade, or go with others. */
const KINDS: readonly change.StepKind[] = [LOOK, UPGRADE_ROOK, TUNE, APPLY, FINISH_UPGRADE, UNTUNE, DELETE];

/** What else would be done with it: an upgrade is carried out alone, and only that which was asked for. */
export function strange({ steps, clusters }: change.Plan, transition: manifests.Transition, { ceph, rook }: Releases): Problem[] {
  const ofRook = manifests.rookUpgrade(transition.former, transition.next);
  const ofCeph = manifests.keptClusters(transition).flatMap(pair => manifests.cephUpgrade(pair.former, pair.next) ?? []);
  const others = steps.filter(({ kind }) => !KINDS.includes(kind)).map(({ title }) => title);
  const comes = clusters.flatMap(({ osds }) => osds.added);
  const nothing = steps.length > 0 && ofRook === undefined && ofCeph.length === 0;
  return [
    ...ofRook === undefined || rook !== undefined || ceph === undefined ? [] : [problem('upgrade/also-rook', `${ofRook.from} to ${ofRook.to}`, 'Rook would become another release as well', `Add --rook ${ofRook.to}: Rook is upgraded first`)],
    ...ofCeph.length === 0 || ceph !== undefined || rook === undefined ? [] : [problem('upgrade/also-ceph', `${ofCeph[0].from} to ${ofCeph[0].to}`, 'Ceph would become another release as well', `Add --ceph ${ofCeph[0].to}: Ceph is upgraded after Rook`)],
    ...others.length === 0 && comes.length === 0 && !nothing ? [] : [problem('upgrade/other-changes', [...others, ...comes].join('; ') || 'no other release', 'an upgrade is carried out alone, and this is something else', "Carry it out with 'cdk8s-ceph apply' first, then run the upgrade")],
  ];
}
