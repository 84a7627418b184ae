import { bytesIn, defaultMinSize, human } from '../../layout';
import { redundancyOf } from '../read-pools';
import { poolsOf } from '../rendered-pools';
import { change, differ, lossy, poolName, poolPairs, poolTurns, removals, kept, turns } from './lossy';
import { storedIn, LossyEdit } from '../transition';

const NEW_POOL = 'Keep this pool unchanged; make another pool, copy the data, and remove this pool afterwards';
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
    title: 'A pool with data is not removed.',
    why: 'Rook deletes the pool with its object; only images of block volumes block the deletion.',
    check: transition => removals(transition, 'CephBlockPool', 'the data in the pool would be deleted with it', 'Put the CephBlockPool back, or approve the edit once all data is moved out of it'),
  }),
  lossy({
    code: 'edit/pool-renamed',
    title: 'A pool keeps the name by which Ceph knows it.',
    why: 'A pool with another name is another, empty pool. The volumes in the former pool are not found, and that pool is no longer managed.',
    check: transition => kept(transition, 'CephBlockPool').flatMap(({ former, next }) => {
      const [was] = poolsOf({ object: former, path: '' }), [is] = poolsOf({ object: next, path: '' });
      return was !== undefined && is !== undefined && was.names[0] !== is.names[0] ? [{
        at: poolName(is), property: 'spec.name', value: change(was.names[0], is.names[0]), reason: 'the data stays in the pool with the former name', fix: "Set 'spec.name' back to the former name, or make another pool and copy the data",
      }] : [];
    }),
  }),
  lossy({
    code: 'edit/pool-force-deleted',
    title: 'A pool has no annotation that deletes its images with it.',
    why: 'With this annotation, the deletion of the object starts a job that deletes every image, subvolume and snapshot in it.',
    check: transition => ['CephBlockPool', 'CephBlockPoolRadosNamespace', 'CephFilesystemSubVolumeGroup'].flatMap(kind => turns(transition, kind, {
      property: 'metadata.annotations[rook.io/force-deletion]',
      of: object => object.metadata?.annotations?.['rook.io/force-deletion'],
      when: (former, next) => former !== next && `${next}` === 'true',
      reason: 'all data in it is deleted when the object is deleted',
      fix: "Remove the annotation 'rook.io/force-deletion'",
    })),
  }),
  lossy({
    code: 'edit/copies-lowered',
    title: 'A pool keeps the number of its copies.',
    why: 'Ceph deletes the extra copies at once, and after that the pool survives fewer failures.',
    check: transition => poolTurns(transition, {
      property: 'replicated.size',
      of: spec => (spec.replicated?.size || undefined) as number | undefined,
      when: (former, next) => bothCoded(former, next) && next! > 0 && next! < former!,
      reason: 'copies would be deleted, and the pool survives fewer failures',
      fix: "Set 'replicated.size' back to its former value, or approve the edit",
    }),
  }),
  lossy({
    code: 'edit/min-size-lowered',
    title: 'A pool does not begin to take writes with fewer available copies or chunks.',
    why: 'Data that is written while a single copy, or only as many chunks as data chunks, is available is lost with the next failure.',
    check: transition => poolTurns(transition, {
      property: 'parameters.min_size',
      of: spec => ({ said: spec.parameters?.min_size, least: leastOf(spec) }),
      // Rook does not take back what is no longer said.
      when: (former, next) => next.said !== undefined && next.least !== undefined && former.least !== undefined && next.least < former.least,
      reason: 'the pool would take writes with fewer available copies or chunks',
      fix: "Set 'parameters.min_size' back to its former value",
    }),
  }),
  lossy({
    code: 'edit/safe-size-dropped',
    title: 'The guard against a single copy stays on.',
    why: 'Without `requireSafeReplicaSize`, Rook lets the pool be set to one copy.',
    check: transition => poolTurns(transition, {
      property: 'replicated.requireSafeReplicaSize',
      of: spec => spec.replicated?.requireSafeReplicaSize as boolean | undefined,
      when: (former, next) => former === true && next !== true,
      reason: 'the pool could be set to a single copy',
      fix: "Set 'replicated.requireSafeReplicaSize' back to true",
    }),
  }),
  lossy({
    code: 'edit/chunks-changed',
    title: 'An erasure coded pool keeps its numbers of data and coding chunks.',
    why: 'Rook overwrites the erasure code profile of the pool: its data cannot be read with the new profile, and OSDs crash.',
    check: transition => poolTurns(transition, {
      property: 'erasureCoded',
      of: spec => coded(spec) ? { dataChunks: spec.erasureCoded.dataChunks, codingChunks: spec.erasureCoded.codingChunks } : undefined,
      when: (former, next) => bothCoded(former, next) && differ(former, next),
      reason: 'the stored data was written with the former profile',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/algorithm-changed',
    title: 'An erasure coded pool keeps its algorithm.',
    why: 'Rook overwrites the erasure code profile of the pool, and one algorithm cannot read the chunks of another.',
    check: transition => poolTurns(transition, {
      property: 'erasureCoded.algorithm',
      of: spec => chunk(spec, 'algorithm'),
      when: (former, next) => bothCoded(former, next) && differ(former, next),
      reason: 'the stored data was written with the former algorithm',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/stripe-changed',
    title: 'An erasure coded pool keeps its stripe unit.',
    why: 'Rook overwrites the erasure code profile of the pool, but its stored data is divided by the former stripe unit.',
    check: transition => poolTurns(transition, {
      property: 'erasureCoded.stripeUnit',
      of: spec => chunk(spec, 'stripeUnit'),
      when: (former, next) => bothCoded(former, next) && differ(former, next),
      reason: 'the stored data was written with the former stripe unit',
      fix: NEW_POOL,
    }),
  }),
  lossy({
    code: 'edit/redundancy-kind',
    title: 'A replicated pool does not become erasure coded, and an erasure coded pool does not become replicated.',
    why: 'Ceph cannot convert a pool. Rook tries it, and the pool stays half changed.',
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
    title: 'A quota is not set below the amount of stored data.',
    why: 'The pool counts as full at once: every write to it fails.',
    check: transition => poolPairs(transition).flatMap(({ former, next, at }) => {
      const quota = bytesIn(next.spec.quotas?.maxSize), stored = storedIn(transition.stored, next.namespace, next.names[0]);
      return quota !== undefined && quota > 0 && stored !== undefined && stored > quota && quota !== bytesIn(former.spec.quotas?.maxSize) ? [{
        at, property: `${next.property}.quotas.maxSize`, value: change(former.spec.quotas?.maxSize, next.spec.quotas.maxSize), reason: `${human(stored)} are stored`, fix: "Set 'quotas.maxSize' to more, or delete data first",
      }] : [];
    }),
  }),
  lossy({
    code: 'edit/mirroring-disabled',
    title: 'A pool that is mirrored stays mirrored.',
    why: 'When mirroring is switched off, the copies on the other cluster are deleted.',
    check: transition => poolTurns(transition, {
      property: 'mirroring.enabled',
      of: spec => spec.mirroring?.enabled === true,
      when: (former, next) => former && !next,
      reason: 'the copies on the other cluster would be deleted',
      fix: "Set 'mirroring.enabled' back to true, or approve the edit",
    }),
  }),
];
