import { poolsOf } from '../rendered-pools';
import { change, kept, lossy, objectName, removals, turned, turns, Turn } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const KIND = 'CephFilesystem';
const dataPools = (object: any): string[] => poolsOf({ object, path: '' }).filter(({ property }) => property !== 'spec.metadataPool').map(({ names }) => names[0]);
const dataTurns = (transition: Transition, turn: Omit<Turn<string[]>, 'of' | 'property'>) => kept(transition, KIND).flatMap(({ former, next }) =>
  turned(former, next, objectName(next), { ...turn, property: 'spec.dataPools', of: dataPools }));
/** Where Rook changes the names of all pools, the single ones need not be told of. */
const sameNaming = ({ former, next }: { readonly former: any; readonly next: any }) => (former.spec?.preservePoolNames ?? false) === (next.spec?.preservePoolNames ?? false);

/** Edits of filesystems. */
export const FILESYSTEM_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/filesystem-removed',
    title: 'A filesystem is not removed with what is in it.',
    why: 'Rook stops its metadata servers, and without `preserveFilesystemOnDelete` deletes its pools.',
    check: transition => removals(transition, KIND, 'every file in it becomes unreachable, and its pools may be deleted', 'name it once everything is out of it, or put it back'),
  }),
  lossy({
    code: 'edit/filesystem-not-kept',
    title: 'A filesystem that outlives its object goes on doing so.',
    why: 'Without `preserveFilesystemOnDelete`, one mistaken deletion of the object deletes all files.',
    check: transition => turns(transition, KIND, {
      property: 'spec.preserveFilesystemOnDelete',
      of: ({ spec }) => spec?.preserveFilesystemOnDelete === true,
      when: (former, next) => former && !next,
      reason: 'files would be deleted with the object',
      fix: 'put it back, or name the filesystem',
    }),
  }),
  lossy({
    code: 'edit/data-pool-removed',
    title: 'A data pool of a filesystem is not removed.',
    why: 'Rook removes nothing, and by position matches the specs that are left with the wrong pools; nobody manages the files in it.',
    check: transition => dataTurns(transition, {
      when: (former, next) => next.length < former.length && former.some(pool => !next.includes(pool)),
      reason: 'files may lie in the pool that goes',
      fix: 'put it back, or move the files and name the filesystem',
    }),
  }),
  lossy({
    code: 'edit/data-pool-renamed',
    title: 'A data pool of a filesystem keeps its name.',
    why: 'Another name is another, empty pool; directories go on using the former, which nobody manages.',
    check: transition => kept(transition, KIND).filter(sameNaming).flatMap(({ former, next }) => turned(former, next, objectName(next), {
      property: 'spec.dataPools',
      of: dataPools,
      when: (was, is) => is.length >= was.length && was.some(pool => !is.includes(pool)),
      reason: 'the files stay in the pool of the former name',
      fix: 'put the name back, and add the other as one more pool',
    })),
  }),
  lossy({
    code: 'edit/default-data-pool',
    title: 'The first data pool of a filesystem stays the first.',
    why: 'Ceph keeps a record of every file in the first pool, and that cannot be changed.',
    check: transition => dataTurns(transition, {
      when: (former, next) => former.length > 0 && next.length > 0 && former[0] !== next[0] && next.includes(former[0]),
      reason: 'every file has a record in the former first pool',
      fix: 'put the order back',
    }),
  }),
  lossy({
    code: 'edit/metadata-pool-renamed',
    title: 'A filesystem keeps its metadata pool.',
    why: 'The tree of directories lies in it: without it no file has a name.',
    check: transition => kept(transition, KIND).filter(sameNaming).flatMap(({ former, next }) => {
      const of = (object: any) => poolsOf({ object, path: '' }).find(({ property }) => property === 'spec.metadataPool')?.names[0];
      return of(former) === of(next) ? [] : [{
        at: objectName(next), property: 'spec.metadataPool.name', value: change(of(former), of(next)), reason: 'the tree of directories is in the former pool', fix: 'put the name back',
      }];
    }),
  }),
  lossy({
    code: 'edit/pool-names-kept',
    title: 'Whether the pools of a filesystem carry its name does not change.',
    why: 'All its pools get other names at once: Rook makes new, empty ones beside those with the files.',
    check: transition => kept(transition, KIND).filter(pair => !sameNaming(pair)).map(({ former, next }) => ({
      at: objectName(next),
      property: 'spec.preservePoolNames',
      value: change(former.spec?.preservePoolNames, next.spec?.preservePoolNames),
      reason: 'the files are in the pools of the former names',
      fix: 'put it back',
    })),
  }),
  lossy({
    code: 'edit/subvolume-group-removed',
    title: 'A group of subvolumes is not removed with what is in it.',
    why: 'Claims of its tenant find their volumes no more; forced, all of them are wiped.',
    check: transition => removals(transition, 'CephFilesystemSubVolumeGroup', 'the volumes of its tenant are in it', 'name it once they are gone, or put it back'),
  }),
];
