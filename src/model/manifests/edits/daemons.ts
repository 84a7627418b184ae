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
    title: 'Monitors stay enough to lose one.',
    why: 'With fewer than three, the loss of one stops the cluster, and the loss of its store loses the map of all data.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.count',
      of: ({ spec }) => spec?.mon?.count as number | undefined,
      when: (former = 0, next = 0) => next < former && next < 3,
      reason: 'the loss of one monitor would stop the cluster',
      fix: 'use 3 or more',
    }),
  }),
  lossy({
    code: 'edit/monitors-even',
    title: 'Monitors do not become an even number.',
    why: 'An even number survives no more losses than one fewer, and splits into halves of which neither may decide.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.count',
      of: ({ spec }) => spec?.mon?.count as number | undefined,
      when: (former = 0, next = 0) => next !== former && next % 2 === 0,
      reason: 'a split into halves stops the cluster',
      fix: 'use an odd number',
    }),
  }),
  lossy({
    code: 'edit/monitor-store',
    title: 'Monitors keep the place of their stores.',
    why: 'Every monitor is replaced by one on the other place, each with a quorum one vote short; the former claims are deleted.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.volumeClaimTemplate.spec.storageClassName',
      of: ({ spec }) => spec?.mon?.volumeClaimTemplate?.spec?.storageClassName,
      when: (former, next) => former !== next,
      reason: 'all monitors are made anew, one after the other, and their former stores deleted',
      fix: 'put it back, or name the cluster when all monitors are in quorum',
    }),
  }),
  lossy({
    code: 'edit/network-provider',
    title: 'A cluster stays on its network.',
    why: 'Daemons and clients look for each other under addresses that no longer exist; monitors move by fail-over only.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.provider',
      of: ({ spec }) => spec?.network?.provider || (spec?.network?.hostNetwork === true ? 'host' : undefined),
      when: (former, next) => former !== next,
      reason: 'mounted volumes know the monitors by the former addresses',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/network-ranges',
    title: 'A cluster keeps its address ranges.',
    why: 'Daemons bind to addresses that others cannot reach, and monitors are not found.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.addressRanges',
      of: ({ spec }) => spec?.network?.addressRanges,
      when: differ,
      reason: 'monitors are known by their former addresses',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/ip-family',
    title: 'A cluster keeps its family of addresses.',
    why: 'Monitors are known by their addresses; those of the other family are not in any map.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.ipFamily',
      of: ({ spec }) => ({ family: spec?.network?.ipFamily ?? 'IPv4', dual: spec?.network?.dualStack === true }),
      when: (former, next) => differ(former, next),
      reason: 'monitors are known by their former addresses',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/old-protocol-refused',
    title: 'Clients of the former protocol are not locked out.',
    why: 'With encryption or compression on the wire, kernels before 5.11 cannot mount, and mounts over the former port break.',
    check: transition => turns(transition, KIND, {
      property: 'spec.network.connections.requireMsgr2',
      of: ({ spec }) => spec?.network?.connections?.requireMsgr2 === true || spec?.network?.connections?.encryption?.enabled === true,
      when: (former, next) => next && !former,
      reason: 'volumes that are mounted by the former protocol lose their cluster',
      fix: 'name the cluster once every node has kernel 5.11 and volumes are mounted anew',
    }),
  }),
  lossy({
    code: 'edit/ceph-downgraded',
    title: 'Ceph is not downgraded.',
    why: 'Daemons write formats that older ones cannot read; Rook does not refuse it.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cephVersion.image',
      of: cephImage,
      when: (former, next) => before(version(next) ?? [], version(former) ?? []),
      reason: 'older daemons cannot read what newer ones have written',
      fix: 'put the version back',
    }),
  }),
  lossy({
    code: 'edit/ceph-skipped',
    title: 'Ceph is upgraded over at most two releases at once.',
    why: 'Daemons further apart do not understand each other, and formats are not converted.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cephVersion.image',
      of: cephImage,
      when: (former, next) => (version(next)?.[0] ?? 0) - (version(former)?.[0] ?? Infinity) > 2,
      reason: 'formats are converted from the two releases before only',
      fix: 'upgrade to a release between first',
    }),
  }),
  lossy({
    code: 'edit/unsupported-allowed',
    title: 'Releases of Ceph that Rook does not know stay locked out.',
    why: 'Rook gives commands that the release may not have, or no longer means.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cephVersion.allowUnsupported',
      of: ({ spec }) => spec?.cephVersion?.allowUnsupported === true,
      when: (former, next) => next && !former,
      reason: 'a release that nobody tried would run on the data',
      fix: 'take it away',
    }),
  }),
  lossy({
    code: 'edit/upgrade-unchecked',
    title: 'Upgrades go on looking before each daemon.',
    why: 'Daemons are restarted although copies are missing: reading and writing stop, and the last copy may be the one that goes.',
    check: transition => turns(transition, KIND, {
      property: 'spec.skipUpgradeChecks',
      of: ({ spec }) => spec?.skipUpgradeChecks === true || spec?.continueUpgradeAfterChecksEvenIfNotHealthy === true,
      when: (former, next) => next && !former,
      reason: 'daemons would be restarted while copies are missing',
      fix: 'take it away',
    }),
  }),
  lossy({
    code: 'edit/rook-downgraded',
    title: 'Rook is not downgraded.',
    why: 'An older operator does not know fields, labels and keys that the newer has written.',
    check: transition => operatorTurns(transition, (former, next) => before(next, former), 'an older operator does not know what the newer has made', 'put the version back'),
  }),
  lossy({
    code: 'edit/rook-skipped',
    title: 'Rook is upgraded by one minor release at a time.',
    why: 'Each release converts what the one before has left, and nothing older.',
    check: transition => operatorTurns(
      transition, (former, next) => next[0] > former[0] || next[1] - former[1] > 1, 'each release converts what the one before has left only', 'upgrade to the releases between first',
    ),
  }),
];
