import { change, keptClusters, lossy, objectName } from './lossy';
import type { Violation } from '../../rules/rule';
import type { LossyEdit, Transition } from '../transition';
import { cephUpgrade, isMajor, operatorsOf, rookIn, rookUpgrade, Upgrade } from '../upgrade';
import { isIn, partsOf, rowsFor, UpgradeRow } from '../upgrades';

const FROM_CEPH = /\.(rbd|cephfs|nfs)\.csi\.ceph\.com$/;

/** The clusters whose Ceph is upgraded. */
function cephUpgrades(transition: Transition): { readonly at: string; readonly former: any; readonly next: any; readonly upgrade: Upgrade }[] {
  return keptClusters(transition).flatMap(({ former, next }) => {
    const upgrade = cephUpgrade(former, next);
    return upgrade === undefined ? [] : [{ at: objectName(next.object), former: former.object, next: next.object, upgrade }];
  });
}

const told = (at: string, property: string, { from, to }: Upgrade, { reason, fix, source }: UpgradeRow): Violation => ({ at, property, value: change(from, to), reason: `${reason} (${source})`, fix });

const CEPH_IMAGE = 'spec.cephVersion.image';
const ROOK_IMAGE = 'spec.template.spec.containers.image';

/** Rows about the operator that speak of this transition. */
function rookRows(transition: Transition, kind: UpgradeRow['kind']): Violation[] {
  const upgrade = rookUpgrade(transition.former, transition.next), [operator] = operatorsOf(transition.next);
  return upgrade === undefined ? [] : rowsFor(kind, 'rook', upgrade.from, upgrade.to).map(row => told(objectName(operator.object), ROOK_IMAGE, upgrade, row));
}

/** Edits that upgrade: refused by what is known of the way, see `UPGRADES`. */
export const UPGRADE_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/upgrade-path',
    title: 'An upgrade goes a way that is known to end well.',
    why: 'Some releases do not follow each other: the upgrade stops half done, or data is read wrong, and there is no way back.',
    check: transition => [
      ...cephUpgrades(transition).flatMap(({ at, upgrade }) => rowsFor('refused', 'ceph', upgrade.from, upgrade.to).map(row => told(at, CEPH_IMAGE, upgrade, row))),
      ...rookRows(transition, 'refused'),
    ],
  }),
  lossy({
    code: 'edit/upgrade-needs-rook',
    title: 'Rook knows a release of Ceph before the cluster gets it.',
    why: 'An older operator takes what the new release tells for a failure and stops in the middle, with daemons of two releases.',
    check: transition => cephUpgrades(transition).flatMap(({ at, upgrade }) => rowsFor('needsRook', 'ceph', upgrade.from, upgrade.to)
      // Where the operator is not among the objects, which one runs is not known: the plan says so.
      .filter(({ rook = [] }) => rookIn(transition.next) !== undefined && !rook.some(range => isIn(rookIn(transition.next)!, range)))
      .map(row => told(at, CEPH_IMAGE, upgrade, row))),
  }),
  lossy({
    code: 'edit/upgraded-together',
    title: 'Rook and Ceph do not change to another release in one edit.',
    why: 'Whichever fails, it is not known which one it was, and neither can be put back.',
    check: transition => {
      const rook = rookUpgrade(transition.former, transition.next);
      if (rook === undefined || partsOf(rook.from)[1] === partsOf(rook.to)[1]) return [];
      return cephUpgrades(transition).filter(({ upgrade }) => isMajor(upgrade)).map(({ at, upgrade }) => ({
        at,
        property: CEPH_IMAGE,
        value: change(upgrade.from, upgrade.to),
        reason: `Rook goes from ${rook.from} to ${rook.to} in the same edit, and there is no way back from either`,
        fix: `Upgrade Rook to ${rook.to} alone first; wait until everything is made by it and every placement group is active+clean; then upgrade Ceph to ${upgrade.to}`,
      }));
    },
  }),
  lossy({
    code: 'edit/csi-drivers-missing',
    title: 'CSI drivers are installed before Rook stops to install them.',
    why: 'Volumes that are attached stay; none is attached, mounted or made any more, so a pod that is restarted waits for its volume for ever.',
    check: transition => {
      const objects = [...transition.next.objects.values()];
      const served = objects.some(({ kind, provisioner }) => kind === 'StorageClass' && FROM_CEPH.test(`${provisioner}`));
      return served && !objects.some(({ kind, apiVersion }) => kind === 'Driver' && `${apiVersion}`.startsWith('csi.ceph.io/')) ? rookRows(transition, 'needsDrivers') : [];
    },
  }),
  lossy({
    code: 'edit/keys-with-upgrade',
    title: 'Keys of daemons are not rotated in the edit that upgrades Ceph.',
    why: 'Keys are changed at once and daemons one after the other: those of the former release are locked out.',
    check: transition => cephUpgrades(transition).filter(({ former, next }) => generation(next) > generation(former)).flatMap(({ at, former, next, upgrade }) => (
      rowsFor('keysLater', 'ceph', upgrade.from, upgrade.to).map(row => ({ ...told(at, 'spec.security.cephx.daemon.keyGeneration', upgrade, row), value: change(generation(former), generation(next)) })))),
  }),
];

function generation({ spec }: any): number {
  const value = spec?.security?.cephx?.daemon?.keyGeneration;
  return typeof value === 'number' ? value : 0;
}
