import { list } from './look';
import type { ClusterState, StackState } from './state';
import { isBefore, partsOf, rowsFor, versionIn } from './upgrades';

/** A version and the one that follows it. */
export interface Upgrade {
  readonly from: string;
  readonly to: string;
}

/** The Deployments of Rook's operator with the images they run. */
export function operatorsOf(state: StackState): { readonly object: any; readonly image: string }[] {
  return [...state.objects.values()].filter(({ kind }) => kind === 'Deployment').flatMap(object => {
    const image = list(object.spec?.template?.spec?.containers).map(container => container?.image).find(name => /rook\/ceph:/.test(`${name ?? ''}`));
    return image === undefined ? [] : [{ object, image: image as string }];
  });
}

/** The version of Rook that runs, where its operator is among the objects. */
export function rookIn(state: StackState): string | undefined {
  return operatorsOf(state).map(({ image }) => versionIn(image)).find(version => version !== undefined);
}

export function rookUpgrade(former: StackState, next: StackState): Upgrade | undefined {
  return between(rookIn(former), rookIn(next));
}

export function cephUpgrade(former: ClusterState, next: ClusterState): Upgrade | undefined {
  const version = ({ settings }: ClusterState) => versionIn(settings.cephImage);
  return between(version(former), version(next));
}

/** The image, where it is another one of the same release, as after a rebuild with newer packages. */
export function cephRebuild({ settings: { cephImage: was } }: ClusterState, { settings: { cephImage: image } }: ClusterState): string | undefined {
  const version = versionIn(image);
  return image !== was && version !== undefined && version === versionIn(was) ? image : undefined;
}

/** Whether the daemons of a cluster are made anew of another image. */
export const renewsCeph = (former: ClusterState, next: ClusterState): boolean => cephUpgrade(former, next) !== undefined || cephRebuild(former, next) !== undefined;

/** Whether two versions are of different major releases: there is no way back from the newer. */
export function isMajor({ from, to }: Upgrade): boolean {
  return partsOf(from)[0] !== partsOf(to)[0];
}

/** What a person should know of an upgrade. */
export function notesOn(of: 'ceph' | 'rook', upgrade: Upgrade): string[] {
  const back = of === 'ceph' && isMajor(upgrade) ? [`There is no way back from Ceph ${upgrade.to} to ${upgrade.from} once OSDs have written in its format.`] : [];
  return [...back, ...rowsFor('note', of, upgrade.from, upgrade.to).map(({ reason, fix, source }) => `${reason[0].toUpperCase()}${reason.slice(1)}. ${fix} (${source}).`)];
}

function between(from: string | undefined, to: string | undefined): Upgrade | undefined {
  return from !== undefined && to !== undefined && isBefore(from, to) ? { from, to } : undefined;
}
