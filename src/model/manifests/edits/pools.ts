import { defaultMinSize } from '../../layout/pool';
import { human, bytesIn } from '../../layout/quantity';
import { redundancyOf } from '../read-pools';
import { poolsOf } from '../rendered-pools';
import { change, differ, lossy, poolName, poolPairs, poolTurns, removals, kept, turns } from './lossy';
import { storedIn, LossyEdit } from '../transition';

const NEW_POOL = 'make another pool, copy the data over, and remove this one afterwards';
const coded = (spec: any): boolean => spec.erasureCoded?.dataChunks > 0;
const bothCoded = (former: any, next: any) => former !== undefined && next !== undefined;
const chunk = (spec: any, key: string) => coded(spec) ? { value: spec.erasureCoded[key] } : undefined;
/** With how many copies or chunks a pool is written: as it says, or as Ceph takes it where nothing is said. */
const leastOf = (spec: any): number | undefined => {
  const redundancy = redundancyOf(spec);
  return bytesIn(spec.parameters?.min_size) ?? (redundancy && defaultMinSize(redundancy));
};

/** Edits of pools: what keeps the data in them. */
export const POOL_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/pool-removed',
    title: 'A pool is not removed with what is in it.',
    why: 'Rook deletes the pool with its object; only images of block volumes hold it up.',
    check: transition => removals(transition, 'CephBlockPool', 'what is stored in the pool is deleted with it', 'name it once everything is out of it, or put it back'),
  }),
  lossy({
    code: 'edit/pool-renamed',
    title: 'A pool keeps the name by which Ceph knows it.',
    why: 'Another name is another, empty pool; volumes in the former are not found, and nobody manages it.',
    check: transition => kept(transition, 'CephBlockPool').flatMap(({ former, next }) => {
      const [was] = poolsOf({ object: former, path: '' }), [is] = poolsOf({ object: next, path: '' });
      return was !== undefined && is !== undefined && was.names[0] !== is.names[0] ? [{
        at: poolName(is), property: 'spec.name', value: change(was.names[0], is.names[0]), reason: 'the data stays in the pool of the former name', fix: 'put the name back, or make another pool and copy',
      }] : [];
    }),
  }),
  lossy({
    code: 'edit/pool-force-deleted',
    title: 'Nobody is told to delete images with a pool.',
    why: 'With this annotation, deleting the object starts a job that wipes every image, subvolume and snapshot in it.',
    check: transition => ['CephBlockPool', 'CephBlockPoolRadosNamespace', 'CephFilesystemSubVolumeGroup'].flatMap(kind => turns(transition, kind, {
      property: 'metadata.annotations[rook.io/force-deletion]',
      of: object => object.metadata?.annotations?.['rook.io/force-deletion'],
      when: (former, next) => former !== next && `${next}` === 'true',
      reason: 'when the object is deleted, everything in it is wiped',
      fix: 'take the annotation away',
    })),
  }),
  lossy({
    code: 'edit/copies-lowered',
    title: 'A pool keeps the number of its copies.',
    why: 'Ceph deletes the copies that are too many at once, and the pool survives fewer faults from then on.',
    check: transition => poolTurns(transition, {
      property: 'replicated.size',
      of: spec => (spec.replicated?.size || undefined) as number | undefined,
      when: (former, next) => bothCoded(former, next) && next! > 0 && next! < former!,
      reason: 'copies are deleted, and fewer faults are survived',
      fix: 'put it back, or name the pool',
    }),
  }),
  lossy({
    code: 'edit/min-size-lowered',
    title: 'A pool does not begin to take writes with fewer copies or chunks there.',
    why: 'What is written while a single copy, or no more than the data chunks, is left is lost with the next fault.',
    check: transition => poolTurns(transition, {
      property: 'parameters.min_size',
      of: spec => ({ said: spec.parameters?.min_size, least: leastOf(spec) }),
      // Rook does not take back what is no longer said.
      when: (former, next) => next.said !== undefined && next.least !== undefined && former.least !== undefined && next.least < former.least,
      reason: 'writes would be taken with fewer copies to keep them',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/safe-size-dropped',
    title: 'The guard against a single copy stays.',
    why: 'Without `requireSafeReplicaSize`, Rook lets the pool be set to one copy.',
    check: transition => poolTurns(transition, {
      property: 'replicated.requireSafeReplicaSize',
      of: spec => spec.replicated?.requireSafeReplicaSize as boolean | undefined,
      when: (former, next) => former === true && next !== true,
      reason: 'nothing would stand between the pool and a single copy',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/chunks-changed',
    title: 'A coded pool keeps its data and coding chunks.',
    why: 'Rook writes the new profile over that of the pool in use: its data cannot be read with it, and OSDs crash.',
    check: transition => poolTurns(transition, {
      property: 'erasureCoded',
      of: spec => coded(spec) ? { dataChunks: spec.erasureCoded.dataChunks, codingChunks: spec.erasureCoded.codingChunks } : undefined,
      when: (former, next) => bothCoded(former, next) && differ(former, next),
      reason: 'what is stored was cut by the former profile',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/algorithm-changed',
    title: 'A coded pool keeps its algorithm.',
    why: 'Rook writes the new profile over that of the pool in use; chunks of one algorithm cannot be put together by another.',
    check: transition => poolTurns(transition, {
      property: 'erasureCoded.algorithm',
      of: spec => chunk(spec, 'algorithm'),
      when: (former, next) => bothCoded(former, next) && differ(former, next),
      reason: 'what is stored was coded by the former one',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/stripe-changed',
    title: 'A coded pool keeps its stripe unit.',
    why: 'Rook writes the new profile over that of the pool in use, whose objects are cut in the former unit.',
    check: transition => poolTurns(transition, {
      property: 'erasureCoded.stripeUnit',
      of: spec => chunk(spec, 'stripeUnit'),
      when: (former, next) => bothCoded(former, next) && differ(former, next),
      reason: 'what is stored was cut by the former one',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/redundancy-kind',
    title: 'A replicated pool does not become a coded one, nor the reverse.',
    why: 'Ceph cannot convert a pool. Rook tries, and the pool is left between both.',
    check: transition => poolTurns(transition, {
      property: 'replicated',
      of: spec => coded(spec) ? 'erasure coded' : spec.replicated?.size > 0 ? 'replicated' : undefined,
      when: (former, next) => bothCoded(former, next) && former !== next,
      reason: 'Ceph cannot convert a pool',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/quota-below-stored',
    title: 'A quota is not set below what is stored.',
    why: 'The pool counts as full at once: every write to it fails.',
    check: transition => poolPairs(transition).flatMap(({ former, next, at }) => {
      const quota = bytesIn(next.spec.quotas?.maxSize), stored = storedIn(transition.stored, next.namespace, next.names[0]);
      return quota !== undefined && quota > 0 && stored !== undefined && stored > quota && quota !== bytesIn(former.spec.quotas?.maxSize) ? [{
        at, property: `${next.property}.quotas.maxSize`, value: change(former.spec.quotas?.maxSize, next.spec.quotas.maxSize), reason: `${human(stored)} are stored`, fix: 'use a larger quota, or delete first',
      }] : [];
    }),
  }),
  lossy({
    code: 'edit/mirroring-disabled',
    title: 'A pool that is mirrored stays mirrored.',
    why: 'When mirroring is switched off, the copies on the other cluster are removed.',
    check: transition => poolTurns(transition, {
      property: 'mirroring.enabled',
      of: spec => spec.mirroring?.enabled === true,
      when: (former, next) => former && !next,
      reason: 'the copies on the other cluster go',
      fix: 'put it back, or name the pool',
    }),
  }),
];
