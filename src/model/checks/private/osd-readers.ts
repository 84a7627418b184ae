import { fail, idsOf, listAt, numberAt, pass, Reader, Reading, textAt, unknown, unresolved } from './reading';
import type { Expectation } from '../expectation';

/** What differs from a weight by less is the same weight: Ceph keeps them in steps of 1/65536. */
const SAME_WEIGHT = 1 / 65536;

/** The nodes of `osd tree` or `osd df` by their ids. */
function nodesOf(json: unknown): Map<number, unknown> | undefined {
  const nodes = listAt(json, 'nodes');
  if (nodes === undefined || nodes.some(node => numberAt(node, 'id') === undefined)) return undefined;
  return new Map([...nodes, ...listAt(json, 'stray') ?? []].map(node => [numberAt(node, 'id')!, node]));
}

/** Every OSD judged by its node; one that is not in the answer is not known to be anything. */
export function eachOsd(json: unknown, expectation: Expectation, good: string, judge: (node: unknown, name: string) => Reading): Reading {
  const ids = idsOf(expectation), nodes = nodesOf(json);
  if (ids === undefined) return unresolved(expectation);
  if (nodes === undefined) return unknown('the answer does not list the OSDs');
  const readings = ids.map(id => nodes.has(id) ? judge(nodes.get(id), `osd.${id}`) : unknown(`osd.${id} is not in the answer`));
  const told = (wanted: Reading['status']) => readings.filter(({ status }) => status === wanted).map(({ message }) => message);
  const failed = told(fail('').status), open = told(unknown('').status);
  if (failed.length > 0) return fail(failed.join('; '), readings.map(({ message }) => message));
  return open.length > 0 ? unknown(open.join('; ')) : pass(`${ids.map(id => `osd.${id}`).join(', ')}: ${good}`, readings.map(({ message }) => message));
}

const standing = (wanted: 'up' | 'down'): Reader => (json, expectation) => eachOsd(json, expectation, wanted, (node, name) => {
  const status = textAt(node, 'status');
  if (status === undefined) return unknown(`the answer does not tell whether ${name} is up`);
  return status === wanted ? pass(`${name} is ${status}`) : fail(`${name} is ${status}`);
});

export const osdsUp = standing('up');
export const osdsDown = standing('down');

export const osdsWeigh: Reader = (json, expectation) => eachOsd(json, expectation, `CRUSH weight ${expectation.weight}`, (node, name) => {
  const weight = numberAt(node, 'crush_weight');
  if (weight === undefined || expectation.weight === undefined) return unknown(`the answer does not tell the CRUSH weight of ${name}`);
  return Math.abs(weight - expectation.weight) < SAME_WEIGHT ? pass(`${name} has the CRUSH weight ${weight}`) : fail(`${name} has the CRUSH weight ${weight}`);
});

export const osdsEmpty: Reader = (json, expectation) => eachOsd(json, expectation, '0 placement groups', (node, name) => {
  const groups = numberAt(node, 'pgs');
  if (groups === undefined) return unknown(`the answer does not tell the placement groups of ${name}`);
  return groups === 0 ? pass(`${name} has 0 placement groups`) : fail(`${name} has ${groups} placement groups`);
});

export const osdsGone: Reader = (json, expectation) => {
  const ids = idsOf(expectation), nodes = nodesOf(json);
  if (ids === undefined) return unresolved(expectation);
  // A tree without any OSD is no tree of a cluster that has lost one.
  if (nodes === undefined || nodes.size === 0) return unknown('the answer does not list the OSDs');
  const left = ids.filter(id => nodes.has(id)).map(id => `osd.${id}`);
  return left.length === 0 ? pass(`${ids.map(id => `osd.${id}`).join(', ')} not in the tree`) : fail(`${left.join(', ')} still in the tree`);
};

/** The OSD itself is asked: the manager's figures are those of groups that have reported, which may be from before the change. */
export const osdHoldsNothing: Reader = (json, expectation) => {
  const ids = idsOf(expectation);
  if (ids === undefined) return unresolved(expectation);
  const id = numberAt(json, 'whoami'), groups = numberAt(json, 'num_pgs');
  // Some releases write this number as text.
  const newest = numberAt(json, 'newest_map') ?? (/^\d+$/.test(textAt(json, 'newest_map') ?? '') ? Number(textAt(json, 'newest_map')) : undefined);
  if (ids.length !== 1 || id !== ids[0]) return unknown(`the answer is not that of osd.${ids.join(', osd.')}`);
  if (expectation.epoch === undefined) return unknown('the epoch of the map after the action is not known');
  if (groups === undefined || newest === undefined) return unknown(`osd.${id} does not tell its placement groups and its map`);
  if (newest < expectation.epoch) return fail(`osd.${id} has the map of epoch ${newest}, the action made ${expectation.epoch}`);
  return groups === 0 ? pass(`osd.${id} holds 0 placement groups at epoch ${newest}`) : fail(`osd.${id} still holds ${groups} placement groups`, [], groups);
};

export const safeToDestroy: Reader = (json, expectation) => {
  const ids = idsOf(expectation);
  if (ids === undefined) return unresolved(expectation);
  const lists = ['safe_to_destroy', 'active', 'missing_stats', 'stored_pgs'].map(key => listAt(json, key));
  if (lists.includes(undefined)) return unknown('the answer does not tell which OSDs are safe to destroy');
  const [safe, active, missing, stored] = lists as (readonly unknown[])[];
  const reason = (id: number) => active.includes(id) ? 'is used by placement groups' : stored.includes(id) ? 'still stores placement groups' : missing.includes(id) ? 'has not reported' : 'is not named as safe';
  const unsafe = ids.filter(id => !safe.includes(id) || active.includes(id) || missing.includes(id) || stored.includes(id)).map(id => `osd.${id} ${reason(id)}`);
  return unsafe.length === 0 ? pass(`${ids.map(id => `osd.${id}`).join(', ')} safe to destroy`) : fail(unsafe.join('; '), unsafe);
};

export const hostPlaced: Reader = (json, { host, bucket }) => {
  const nodes = nodesOf(json);
  if (nodes === undefined || host === undefined || bucket === undefined) return unknown('the answer does not show the tree');
  const named = (name: string) => [...nodes.values()].find(node => textAt(node, 'name') === name);
  const below = (node: unknown): unknown[] => (listAt(node, 'children') ?? []).flatMap(id => [nodes.get(id as number), ...below(nodes.get(id as number))]);
  if (named(host) === undefined) return unknown(`${host} is not in the answer`);
  return below(named(bucket)).includes(named(host)) ? pass(`${host} is in ${bucket}`) : fail(`${host} is not in ${bucket}`);
};
