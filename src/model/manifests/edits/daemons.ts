import { list } from '../look';
import { change, differ, kept, lossy, objectName, turns } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const KIND = 'CephCluster';

/** A version as numbers that compare: 20.2.4 is [20, 2, 4]. */
function version(image: unknown): number[] | undefined {
  const found = /:v?(\d+)\.(\d+)\.(\d+)/.exec(`${image ?? ''}`);
  return found === null ? undefined : found.slice(1).map(Number);
}

function before(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && a[at] < b[at];
}

const cephImage = ({ spec }: any): string | undefined => spec?.cephVersion?.image;

/** The operators in both states, with their images. */
function operators(transition: Transition): { readonly at: string; readonly former?: string; readonly next?: string }[] {
  const image = ({ spec }: any) => list(spec?.template?.spec?.containers).map(container => container?.image).find(name => /rook\/ceph:/.test(name ?? ''));
  return kept(transition, 'Deployment').filter(({ former }) => image(former) !== undefined)
    .map(({ former, next }) => ({ at: objectName(next), former: image(former), next: image(next) }));
}

function operatorTurns(transition: Transition, when: (former: number[], next: number[]) => boolean, reason: string, fix: string) {
  return operators(transition).flatMap(({ at, former, next }) => {
    const was = version(former), is = version(next);
    return was !== undefined && is !== undefined && when(was, is) ? [{ at, property: 'spec.template.spec.containers.image', value: change(former, next), reason, fix }] : [];
  });
}

/** Edits of monitors, networks and versions: what keeps a cluster answering. */
export const DAEMON_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/monitors-lowered',
    title: 'There stay enough monitors to survive the loss of one.',
    why: 'With fewer than three monitors, the loss of one stops the cluster, and the loss of the only store makes all data unreadable.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.count',
      of: ({ spec }) => spec?.mon?.count as number | undefined,
      when: (former = 0, next = 0) => next < former && next < 3,
      reason: 'the loss of one monitor would stop the cluster',
      fix: "Set 'spec.mon.count' to 3 or more",
    }),
  }),
  lossy({
    code: 'edit/monitors-even',
    title: 'The number of monitors does not become even.',
    why: 'An even number survives no more losses than one monitor fewer, and in a network split two halves have no majority.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.count',
      of: ({ spec }) => spec?.mon?.count as number | undefined,
      when: (former = 0, next = 0) => next !== former && next % 2 === 0,
      reason: 'a network split into halves stops the cluster',
      fix: "Set 'spec.mon.count' to an odd number",
    }),
  }),
  lossy({
    code: 'edit/monitor-store',
    title: 'Monitors keep the StorageClass of their stores.',
    why: 'Rook replaces every monitor by one with a new store and deletes the former claims; meanwhile the quorum has one vote less.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.volumeClaimTemplate.spec.storageClassName',
      of: ({ spec }) => spec?.mon?.volumeClaimTemplate?.spec?.storageClassName,
      when: (former, next) => former !== next,
      reason: 'all monitors would be replaced, one after the other, and their former stores deleted',
      fix: "Set 'spec.mon.volumeClaimTemplate.spec.storageClassName' back to the former class, or approve the edit while all monitors are in quorum",
    }),
  }),
  lossy({
    code: 'edit/network-provider',
    title: 'A cluster stays on its network.',
    why: 'Daemons and clients look for each other at addresses that no longer exist; a monitor gets a new address only by fail-over.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.provider',
      of: ({ spec }) => spec?.network?.provider || (spec?.network?.hostNetwork === true ? 'host' : undefined),
      when: (former, next) => former !== next,
      reason: 'mounted volumes use the former addresses of the monitors',
      fix: "Set 'spec.network.provider' back to its former value",
    }),
  }),
  lossy({
    code: 'edit/network-ranges',
    title: 'A cluster keeps its address ranges.',
    why: 'Daemons listen on addresses that others cannot reach, and monitors are not found.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.addressRanges',
      of: ({ spec }) => spec?.network?.addressRanges,
      when: differ,
      reason: 'daemons and clients use the former addresses of the monitors',
      fix: "Set 'spec.network.addressRanges' back to the former ranges",
    }),
  }),
  lossy({
    code: 'edit/ip-family',
    title: 'A cluster keeps its IP family.',
    why: 'Daemons and clients find monitors by their addresses, and addresses of the other family are in no monitor map.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.ipFamily',
      of: ({ spec }) => ({ family: spec?.network?.ipFamily ?? 'IPv4', dual: spec?.network?.dualStack === true }),
      when: (former, next) => differ(former, next),
      reason: 'daemons and clients use the former addresses of the monitors',
      fix: "Set 'spec.network.ipFamily' back to its former value",
    }),
  }),
  lossy({
    code: 'edit/old-protocol-refused',
    title: 'Clients that use the former protocol keep their access.',
    why: 'When msgr2 is required, kernels before 5.11 cannot mount volumes, and mounts that use the former port fail.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.connections.requireMsgr2',
      of: ({ spec }) => spec?.network?.connections?.requireMsgr2 === true || spec?.network?.connections?.encryption?.enabled === true,
      when: (former, next) => next && !former,
      reason: 'volumes that are mounted with the former protocol lose the connection to the cluster',
      fix: "Remove 'spec.network.connections.requireMsgr2', or approve the edit once every node has kernel 5.11 and all volumes are mounted anew",
    }),
  }),
  lossy({
    code: 'edit/ceph-downgraded',
    title: 'Ceph is not downgraded.',
    why: 'Daemons write formats that older daemons cannot read, and Rook does not refuse the change.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cephVersion.image',
      of: cephImage,
      when: (former, next) => before(version(next) ?? [], version(former) ?? []),
      reason: 'older daemons cannot read what newer ones have written',
      fix: "Set 'spec.cephVersion.image' back to the former release, or to a newer one",
    }),
  }),
  lossy({
    code: 'edit/ceph-skipped',
    title: 'Ceph is upgraded by at most two major releases at once.',
    why: 'Daemons of releases further apart do not understand each other, and formats are not converted.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cephVersion.image',
      of: cephImage,
      when: (former, next) => (version(next)?.[0] ?? 0) - (version(former)?.[0] ?? Infinity) > 2,
      reason: 'a release converts the formats of the two releases before it only',
      fix: "Set 'spec.cephVersion.image' to a release between the two first",
    }),
  }),
  lossy({
    code: 'edit/unsupported-allowed',
    title: 'Releases of Ceph that Rook does not support stay refused.',
    why: 'Rook runs commands that the release may not have, or that do something else in it.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cephVersion.allowUnsupported',
      of: ({ spec }) => spec?.cephVersion?.allowUnsupported === true,
      when: (former, next) => next && !former,
      reason: 'a release that was not tested with Rook could run on the data',
      fix: "Remove 'spec.cephVersion.allowUnsupported'",
    }),
  }),
  lossy({
    code: 'edit/upgrade-unchecked',
    title: 'Upgrades continue to check the health of the cluster before each daemon.',
    why: 'Daemons are restarted although data is degraded: reads and writes stop, and the daemon with the last copy may be stopped.',
    check: transition => turns(transition, KIND, {
      property: 'spec.skipUpgradeChecks',
      of: ({ spec }) => spec?.skipUpgradeChecks === true || spec?.continueUpgradeAfterChecksEvenIfNotHealthy === true,
      when: (former, next) => next && !former,
      reason: 'daemons would be restarted while data is degraded',
      fix: "Remove 'spec.skipUpgradeChecks' and 'spec.continueUpgradeAfterChecksEvenIfNotHealthy'",
    }),
  }),
  lossy({
    code: 'edit/rook-downgraded',
    title: 'Rook is not downgraded.',
    why: 'An older operator does not know the fields, labels and keys that a newer one has written.',
    check: transition => operatorTurns(transition, (former, next) => before(next, former), 'an older operator does not know what the newer one has written', 'Set the image of the operator back to the former version, or to a newer one'),
  }),
  lossy({
    code: 'edit/rook-skipped',
    title: 'Rook is upgraded by one minor release at a time.',
    why: 'Each release converts only what the release before it has written.',
    check: transition => operatorTurns(
      transition, (former, next) => next[0] > former[0] || next[1] - former[1] > 1, 'each release converts only what the release before it has written', 'Upgrade Rook to the releases between first, one after the other',
    ),
  }),
];
