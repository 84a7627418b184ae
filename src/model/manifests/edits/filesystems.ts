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
    title: 'A filesystem with data is not removed.',
    why: 'Rook stops its metadata servers, and deletes its pools unless `preserveFilesystemOnDelete` is set.',
    check: transition => removals(transition, KIND, 'every file in it would be unavailable, and its pools may be deleted', 'Put the CephFilesystem back, or approve the edit once all data is moved out of it'),
  }),
  lossy({
    code: 'edit/filesystem-not-kept',
    title: 'A filesystem that is kept when its object is deleted stays so.',
    why: 'Without `preserveFilesystemOnDelete`, one mistaken deletion of the object deletes all files.',
    check: transition => turns(transition, KIND, {
      property: 'spec.preserveFilesystemOnDelete',
      of: ({ spec }) => spec?.preserveFilesystemOnDelete === true,
      when: (former, next) => former && !next,
      reason: 'all files would be deleted with the object',
      fix: "Set 'spec.preserveFilesystemOnDelete' back to true, or approve the edit",
    }),
  }),
  lossy({
    code: 'edit/data-pool-removed',
    title: 'A data pool of a filesystem is not removed.',
    why: 'Rook does not remove the pool, and by position applies the remaining specs to the wrong pools. The removed pool, with its files, is no longer managed.',
    check: transition => dataTurns(transition, {
      when: (former, next) => next.length < former.length && former.some(pool => !next.includes(pool)),
      reason: 'files may be in the removed pool',
      fix: "Put the pool back into 'spec.dataPools', or move the files and approve the edit",
    }),
  }),
  lossy({
    code: 'edit/data-pool-renamed',
    title: 'A data pool of a filesystem keeps its name.',
    why: 'A pool with another name is another, empty pool. Directories still use the former pool, which is no longer managed.',
    check: transition => kept(transition, KIND).filter(sameNaming).flatMap(({ former, next }) => turned(former, next, objectName(next), {
      property: 'spec.dataPools',
      of: dataPools,
      when: (was, is) => is.length >= was.length && was.some(pool => !is.includes(pool)),
      reason: 'the files stay in the pool with the former name',
      fix: "Set the name in 'spec.dataPools' back to the former one, and add the other as one more pool",
    })),
  }),
  lossy({
    code: 'edit/default-data-pool',
    title: 'The first data pool of a filesystem stays the first.',
    why: 'Ceph keeps a record of every file in the first pool, and that cannot be changed.',
    check: transition => dataTurns(transition, {
      when: (former, next) => former.length > 0 && next.length > 0 && former[0] !== next[0] && next.includes(former[0]),
      reason: 'every file has a record in the former first pool',
      fix: "Set 'spec.dataPools' back to the former order",
    }),
  }),
  lossy({
    code: 'edit/metadata-pool-renamed',
    title: 'A filesystem keeps its metadata pool.',
    why: 'The directory tree is in it. Without it no file can be found.',
    check: transition => kept(transition, KIND).filter(sameNaming).flatMap(({ former, next }) => {
      const of = (object: any) => poolsOf({ object, path: '' }).find(({ property }) => property === 'spec.metadataPool')?.names[0];
      return of(former) === of(next) ? [] : [{
        at: objectName(next), property: 'spec.metadataPool.name', value: change(of(former), of(next)), reason: 'the directory tree is in the former pool', fix: "Set 'spec.metadataPool.name' back to the former name",
      }];
    }),
  }),
  lossy({
    code: 'edit/pool-names-kept',
    title: 'The setting `preservePoolNames` of a filesystem does not change.',
    why: 'All its pools get other names at once: Rook makes new, empty pools beside those with the files.',
    check: transition => kept(transition, KIND).filter(pair => !sameNaming(pair)).map(({ former, next }) => ({
      at: objectName(next),
      property: 'spec.preservePoolNames',
      value: change(former.spec?.preservePoolNames, next.spec?.preservePoolNames),
      reason: 'the files are in the pools with the former names',
      fix: "Set 'spec.preservePoolNames' back to its former value",
    })),
  }),
  lossy({
    code: 'edit/subvolume-group-removed',
    title: 'A subvolume group with data is not removed.',
    why: 'The claims of the tenant no longer find their volumes. If the deletion is forced, all of them are deleted.',
    check: transition => removals(transition, 'CephFilesystemSubVolumeGroup', 'it has the volumes of the tenant', 'Put the CephFilesystemSubVolumeGroup back, or approve the edit once its volumes are deleted'),
  }),
];
