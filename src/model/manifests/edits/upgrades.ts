import { change, keptClusters, lossy, objectName } from './lossy';
import { rookRuns } from '../../layout';
import type { Violation } from '../../rules';
import type { LossyEdit, Transition } from '../transition';
import { cephUpgrade, isMajor, operatorsOf, rookIn, rookUpgrade, Upgrade } from '../upgrade';
import { isIn, partsOf, rowsFor, UpgradeRow, versionIn } from '../upgrades';

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
    title: 'An upgrade uses no path that is known to fail.',
    why: 'Some releases cannot be upgraded to each other: the upgrade stops half done or data is read wrong, and a downgrade is not possible.',
    check: transition => [
      ...cephUpgrades(transition).flatMap(({ at, upgrade }) => rowsFor('refused', 'ceph', upgrade.from, upgrade.to).map(row => told(at, CEPH_IMAGE, upgrade, row))),
      ...rookRows(transition, 'refused'),
    ],
  }),
  lossy({
    code: 'edit/upgrade-needs-rook',
    title: 'Rook supports a release of Ceph before the cluster gets it.',
    why: 'An older operator treats messages of the new release as a failure and stops in the middle, with daemons of two releases.',
    check: transition => cephUpgrades(transition).flatMap(({ at, upgrade }) => rowsFor('needsRook', 'ceph', upgrade.from, upgrade.to)
      // Where the operator is not among the objects, which one runs is not known: the plan says so.
      .filter(({ rook = [] }) => rookIn(transition.next) !== undefined && !rook.some(range => isIn(rookIn(transition.next)!, range)))
      .map(row => told(at, CEPH_IMAGE, upgrade, row))),
  }),
  lossy({
    code: 'edit/rook-drops-ceph',
    title: 'Rook is upgraded only to a release that runs the Ceph of the cluster.',
    why: 'Rook refuses to manage a Ceph that it does not run: nothing is repaired or changed in the cluster until Ceph is another one.',
    check: transition => {
      const upgrade = rookUpgrade(transition.former, transition.next);
      return upgrade === undefined ? [] : keptClusters(transition).flatMap(({ next }) => {
        const ceph = versionIn(next.settings.cephImage);
        return ceph === undefined || rookRuns(upgrade.to, ceph) !== false || rookRuns(upgrade.from, ceph) === false ? [] : [{
          at: objectName(next.object),
          property: CEPH_IMAGE,
          value: `'${ceph}'`,
          reason: `Rook ${upgrade.to} does not run it`,
          fix: 'Upgrade Ceph first, with the Rook that runs now',
        }];
      });
    },
  }),
  lossy({
    code: 'edit/upgraded-together',
    title: 'Rook and Ceph do not change to another release in one edit.',
    why: 'If the upgrade fails, it is not known which of the two failed, and neither can be downgraded.',
    check: transition => {
      const rook = rookUpgrade(transition.former, transition.next);
      if (rook === undefined || partsOf(rook.from)[1] === partsOf(rook.to)[1]) return [];
      return cephUpgrades(transition).filter(({ upgrade }) => isMajor(upgrade)).map(({ at, upgrade }) => ({
        at,
        property: CEPH_IMAGE,
        value: change(upgrade.from, upgrade.to),
        reason: `Rook goes from ${rook.from} to ${rook.to} in the same edit, and neither can be downgraded`,
        fix: `Upgrade Rook to ${rook.to} alone first; wait until it has reconciled everything and every placement group is active+clean; then upgrade Ceph to ${upgrade.to}`,
      }));
    },
  }),
  lossy({
    code: 'edit/csi-drivers-missing',
    title: 'The CSI drivers are installed before Rook stops installing them.',
    why: 'Attached volumes stay, but no other volume is made, attached or mounted: a pod that is restarted never gets its volume.',
    check: transition => {
      const objects = [...transition.next.objects.values()];
      const served = objects.some(({ kind, provisioner }) => kind === 'StorageClass' && FROM_CEPH.test(`${provisioner}`));
      return served && !objects.some(({ kind, apiVersion }) => kind === 'Driver' && `${apiVersion}`.startsWith('csi.ceph.io/')) ? rookRows(transition, 'needsDrivers') : [];
    },
  }),
  lossy({
    code: 'edit/keys-with-upgrade',
    title: 'Keys of daemons are not rotated in the edit that upgrades Ceph.',
    why: 'Keys are changed at once, but daemons are upgraded one after the other: daemons of the former release lose their access.',
    check: transition => cephUpgrades(transition).filter(({ former, next }) => generation(next) > generation(former)).flatMap(({ at, former, next, upgrade }) => (
      rowsFor('keysLater', 'ceph', upgrade.from, upgrade.to).map(row => ({ ...told(at, 'spec.security.cephx.daemon.keyGeneration', upgrade, row), value: change(generation(former), generation(next)) })))),
  }),
];

function generation({ spec }: any): number {
  const value = spec?.security?.cephx?.daemon?.keyGeneration;
  return typeof value === 'number' ? value : 0;
}
