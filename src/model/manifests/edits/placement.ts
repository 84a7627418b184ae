import { ClusterLayout, domainsNeeded, failureDomains, FULL_RATIOS, human, LEVELS, osdsOf } from '../../layout';
import { redundancyOf } from '../read-pools';
import type { ClusterState } from '../state';
import { change, clusterOfNamespace, lossy, poolPairs, PoolPair, poolTurns } from './lossy';
import { LossyEdit, storedIn, StoredBytes, Transition } from '../transition';

const domainOf = (spec: any): string => spec.failureDomain || 'host';
/** Ceph's own pools follow the layout by themselves and hold next to nothing. */
const ownPool = ({ next }: PoolPair) => ['.mgr', '.nfs'].includes(next.names[0]);

/** Where too few failure domains are left for a pool; domains that are not known are not held against it. */
function unmet(transition: Transition, pair: PoolPair): string | undefined {
  const cluster = clusterOfNamespace(transition.next.clusters, pair.next.namespace), redundancy = redundancyOf(pair.next.spec);
  if (cluster === undefined || redundancy === undefined) return undefined;
  const { deviceClass } = pair.next.spec;
  const domains = failureDomains(cluster.layout, domainOf(pair.next.spec), deviceClass || undefined);
  const needed = domainsNeeded(redundancy);
  if (domains.has(undefined) || domains.size >= needed) return undefined;
  return `it needs ${needed} of level ${domainOf(pair.next.spec)}${deviceClass ? ` with OSDs of class ${deviceClass}` : ''}, and there are ${domains.size}`;
}

const roomFor = (layout: ClusterLayout, deviceClass: string | undefined) => osdsOf(layout, deviceClass || undefined).reduce((sum, { count, bytes }) => sum + count * bytes, 0);

/** Raw bytes that the pools of a class hold, where every one of them is known. */
function rawStored({ namespace, pools }: ClusterState, deviceClass: string | undefined, stored: StoredBytes | undefined): number | undefined {
  let raw = 0;
  for (const pool of pools.filter(candidate => candidate.holds === 'data' && candidate.deviceClass === deviceClass)) {
    const bytes = storedIn(stored, namespace, pool.name);
    if (bytes === undefined) return undefined;
    raw += bytes * (pool.redundancy.kind === 'replicated' ? pool.redundancy.copies : (pool.redundancy.dataChunks + pool.redundancy.codingChunks) / pool.redundancy.dataChunks);
  }
  return raw;
}

/** Why a class that a pool moves to has no room for it. Where nothing is known of what is stored, it must hold what the former class could. */
function tooSmall(transition: Transition, { former, next }: PoolPair): string | undefined {
  const was = clusterOfNamespace(transition.former.clusters, former.namespace), is = clusterOfNamespace(transition.next.clusters, next.namespace);
  if (was === undefined || is === undefined) return undefined;
  const room = roomFor(is.layout, next.spec.deviceClass);
  const raw = rawStored(is, next.spec.deviceClass, transition.stored);
  if (raw !== undefined) return raw > room * FULL_RATIOS.backfillfull ? `${human(raw)} with all copies go there, and it has ${human(room)}` : undefined;
  const before = roomFor(was.layout, former.spec.deviceClass);
  return room < before ? `it has ${human(room)}, the former ${human(before)}, and what is stored is not known` : undefined;
}

/** Edits of pools: where their data lies. */
export const PLACEMENT_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/failure-domain-lowered',
    title: 'A pool keeps its copies as far apart as they are.',
    why: 'Copies move closer together, and then the loss of one rack, host or zone can be the loss of all of them.',
    check: transition => poolPairs(transition).filter(pair => !ownPool(pair)).flatMap(({ former, next, at }) => {
      const was = domainOf(former.spec), is = domainOf(next.spec);
      return LEVELS.indexOf(is) < LEVELS.indexOf(was) ? [{
        at, property: `${next.property}.failureDomain`, value: change(was, is), reason: `the loss of one ${was} may then be the loss of data`, fix: "Set 'failureDomain' back to its former value, or approve the edit",
      }] : [];
    }),
  }),
  lossy({
    code: 'edit/failure-domain-unmet',
    title: 'A pool does not get a failure domain of which there are too few.',
    why: 'Copies without a place stay missing. When fewer copies than `min_size` have a place, reads and writes stop.',
    check: transition => poolPairs(transition).flatMap(pair => {
      const was = domainOf(pair.former.spec), is = domainOf(pair.next.spec);
      const reason = was === is ? undefined : unmet(transition, pair);
      return reason === undefined ? [] : [{ at: pair.at, property: `${pair.next.property}.failureDomain`, value: change(was, is), reason, fix: "Set 'failureDomain' back to its former value, or add hosts first" }];
    }),
  }),
  lossy({
    code: 'edit/copies-together',
    title: 'A pool does not put more of its copies into one failure domain.',
    why: 'More copies are then lost with one failure domain.',
    check: transition => poolTurns(transition, {
      property: 'replicated.replicasPerFailureDomain',
      of: spec => spec.replicated?.size > 0 ? (spec.replicated.replicasPerFailureDomain || 1) / spec.replicated.size : undefined,
      when: (former, next) => former !== undefined && next !== undefined && next > former && next >= 0.5,
      reason: 'half of the copies or more would be lost with one failure domain',
      fix: "Set 'replicasPerFailureDomain' back to its former value, or approve the edit",
    }),
  }),
  lossy({
    code: 'edit/pool-class-unmet',
    title: 'A pool is not moved to a device class on too few hosts.',
    why: 'Copies without a place stay missing, and the pool may become unavailable.',
    check: transition => poolPairs(transition).flatMap(pair => {
      const was = pair.former.spec.deviceClass, is = pair.next.spec.deviceClass;
      const reason = was === is ? undefined : unmet(transition, pair);
      return reason === undefined ? [] : [{ at: pair.at, property: `${pair.next.property}.deviceClass`, value: change(was, is), reason, fix: "Set 'deviceClass' back to its former value, or add devices of the new class first" }];
    }),
  }),
  lossy({
    code: 'edit/pool-class-room',
    title: 'A pool is not moved to a device class that has no room for it.',
    why: 'The OSDs of the class fill up while data moves: first the move stops, then all writes.',
    check: transition => poolPairs(transition).filter(pair => !ownPool(pair)).flatMap(pair => {
      const was = pair.former.spec.deviceClass || undefined, is = pair.next.spec.deviceClass || undefined;
      const reason = was === undefined || is === undefined || was === is ? undefined : tooSmall(transition, pair);
      return reason === undefined ? [] : [{ at: pair.at, property: `${pair.next.property}.deviceClass`, value: change(was, is), reason, fix: "Set 'deviceClass' back to its former value, or add devices of the new class first" }];
    }),
  }),
  lossy({
    code: 'edit/pool-class-unset',
    title: 'A pool with a device class keeps one.',
    why: 'Its data moves to devices of every class, and the autoscaler stops for all pools when some pools have a class and others do not.',
    check: transition => poolTurns(transition, {
      property: 'deviceClass',
      of: spec => spec.deviceClass || undefined,
      when: (former, next) => former !== undefined && next === undefined,
      reason: 'the data would move to devices of any class',
      fix: "Set 'deviceClass' back to the former class",
    }),
  }),
  lossy({
    code: 'edit/crush-root',
    title: 'A pool stays under its CRUSH root.',
    why: 'All data of the pool moves at once, or has no place if no OSD is under the other root.',
    check: transition => poolTurns(transition, {
      property: 'crushRoot',
      of: spec => spec.crushRoot || 'default',
      when: (former, next) => former !== next,
      reason: 'it is not known whether OSDs are under the other root',
      fix: "Set 'crushRoot' back to its former value, or approve the edit",
    }),
  }),
];
