import { isBefore, isIn, VersionRange } from '../layout';

export { isBefore, isIn, partsOf } from '../layout';

/** One known fact about upgrades. Which rule tells it is said by its kind. */
export interface UpgradeRow {
  /**
   * `refused`: never do it. `needsRook`: another Rook must run first, and with an older one the release does not run well. `needsDrivers`: objects must
   * be there first. `keysLater`: keys are not rotated in the same edit. `note`: tell the person.
   */
  readonly kind: 'refused' | 'needsRook' | 'needsDrivers' | 'keysLater' | 'note';
  /** What is upgraded. */
  readonly of: 'ceph' | 'rook';
  /** From which versions. @default any */
  readonly from?: VersionRange;
  /** To which versions. */
  readonly to: VersionRange;
  /** The versions of Rook of which one must run before. */
  readonly rook?: readonly VersionRange[];
  /** What happens, or what a person should know: lower case, no full stop. */
  readonly reason: string;
  /** What to do, beginning with a verb. */
  readonly fix: string;
  /** Where it is known from. */
  readonly source: string;
}

/** Both releases that have it changed the same. */
const SIGNATURES = {
  reason: 'gateways refuse requests whose headers are not all signed (CVE-2026-54330), and gateways of former releases send such ones to other sites',
  fix: 'Set, where object stores replicate between sites, rgw_sigv4_insecure to true before, and to false once all sites run the new release',
  source: 'rook#18212',
};

/** What is known about upgrades of Ceph and Rook, each with its source. */
export const UPGRADES: readonly UpgradeRow[] = [
  {
    kind: 'refused',
    of: 'ceph',
    from: { from: '19.2.6', below: '20.0.0' },
    to: { from: '20.0.0', below: '20.2.4' },
    reason: 'from 19.2.6 the managers take a release before 20.2.4 and the other daemons do not start: the upgrade stops half done',
    fix: 'Set the version to 20.2.4 or newer',
    source: 'ceph#71803',
  },
  {
    kind: 'refused',
    of: 'ceph',
    to: { from: '20.2.0', below: '20.2.1' },
    reason: 'with read affinity 20.2.0 returns wrong data',
    fix: 'Set the version to 20.2.4 or newer',
    source: 'rook#16839',
  },
  {
    kind: 'needsRook',
    of: 'ceph',
    from: { below: '20.2.4' },
    to: { from: '20.2.4', below: '21.0.0' },
    rook: [{ from: '1.20.5' }],
    reason: 'Ceph 20.2.4 tells keys of the type aes as an error, and an older Rook stops the upgrade there: monitors and managers run the new release, OSDs stay on the former',
    fix: 'Upgrade Rook to 1.20.5 or newer first, then Ceph',
    source: 'rook#18191',
  },
  {
    kind: 'needsRook',
    of: 'ceph',
    to: { from: '19.2.6', below: '20.0.0' },
    rook: [{ from: '1.19.9', below: '1.20.0' }, { from: '1.20.5' }],
    reason: 'Ceph 19.2.6 tells keys of the type aes as an error, and an older Rook stops the upgrade there',
    fix: 'Upgrade Rook to 1.19.9, or to 1.20.5 or newer, first',
    source: 'rook#18191',
  },
  {
    kind: 'refused',
    of: 'rook',
    from: { below: '1.19.5' },
    to: { from: '1.20.0', below: '1.21.0' },
    reason: 'Rook 1.20 takes over from 1.19.5 or newer',
    fix: 'Upgrade Rook to the newest 1.19 first',
    source: 'Rook 1.20, Documentation/Upgrade/rook-upgrade.md',
  },
  {
    kind: 'needsDrivers',
    of: 'rook',
    from: { below: '1.20.0' },
    to: { from: '1.20.0' },
    reason: 'from 1.20 on Rook installs no CSI driver by itself: no volume is attached to a node any more',
    fix: 'Add the Driver objects of csi.ceph.io, with their service accounts, to the same edit',
    source: 'rook#17644, rook#18040',
  },
  {
    kind: 'keysLater',
    of: 'ceph',
    to: { from: '19.2.6' },
    reason: 'keys are rotated at once, and daemons of the former release cannot read the new type: they do not start again',
    fix: 'Upgrade Ceph first; once every daemon runs the new release, raise spec.security.cephx.daemon.keyGeneration in an edit of its own',
    source: 'rook#18240, CVE-2025-30156',
  },
  {
    kind: 'note',
    of: 'ceph',
    from: { below: '20.2.4' },
    to: { from: '20.2.4' },
    reason: 'afterwards Ceph tells AUTH_INSECURE_SERVICE_KEY_TYPE as an error until the keys of its daemons are of the new type',
    fix: 'Set, once this step is over, spec.security.cephx.daemon.keyRotationPolicy to KeyGeneration and raise keyGeneration in an edit of its own; leave csi on aes unless every node has kernel 7.0',
    source: 'CVE-2025-30156, rook#18240',
  },
  {
    kind: 'note',
    of: 'ceph',
    to: { from: '20.2.2', below: '20.2.5' },
    reason: 'the manager module rook crashes on this release',
    fix: 'Leave the module off: Rook 1.20.6 keeps it off unless it is switched on by hand',
    source: 'rook#18124',
  },
  {
    kind: 'note',
    of: 'ceph',
    from: { below: '19.2.6' },
    to: { from: '19.2.6', below: '20.0.0' },
    ...SIGNATURES,
  },
  {
    kind: 'note',
    of: 'ceph',
    from: { below: '20.2.4' },
    to: { from: '20.2.4' },
    ...SIGNATURES,
  },
  {
    kind: 'note',
    of: 'rook',
    from: { below: '1.20.0' },
    to: { from: '1.20.0' },
    reason: 'Rook 1.20 runs on Kubernetes 1.31 or newer',
    fix: 'Upgrade Kubernetes before',
    source: 'Rook 1.20, Documentation/Upgrade/rook-upgrade.md',
  },
  {
    kind: 'note',
    of: 'rook',
    to: { from: '1.20.0' },
    reason: 'what was set by hand in the objects of the CSI operator is overwritten by what is applied',
    fix: 'Save the objects drivers.csi.ceph.io and operatorconfigs.csi.ceph.io before',
    source: 'Rook 1.20, Documentation/Upgrade/rook-upgrade.md',
  },
];

/** Releases of Ceph by their major version. */
export const RELEASES: Readonly<Record<number, string>> = { 17: 'quincy', 18: 'reef', 19: 'squid', 20: 'tentacle' };

/** The version in the tag of an image. */
export function versionIn(image: unknown): string | undefined {
  return /:v?(\d+\.\d+\.\d+)/.exec(`${image ?? ''}`)?.[1];
}

/** The rows of a kind that speak of an upgrade. */
export function rowsFor(kind: UpgradeRow['kind'], of: UpgradeRow['of'], from: string, to: string): UpgradeRow[] {
  return isBefore(from, to) ? UPGRADES.filter(row => row.kind === kind && row.of === of && isIn(from, row.from) && isIn(to, row.to)) : [];
}
