import { eachOsd } from './osd-readers';
import { at, fail, idsOf, listAt, numberAt, pass, Reader, textAt, unknown, unresolved } from './reading';
import { evictionOf, podName, podsIn } from '../pods';

/** Ceph itself is asked: it knows which groups would have too few copies. */
export const okToStop: Reader = (json, expectation) => {
  const ids = idsOf(expectation), ok = at(json, 'ok_to_stop'), open = numberAt(json, 'num_not_ok_pgs');
  if (ids === undefined) return unresolved(expectation);
  const asked = listAt(json, 'osds');
  if (typeof ok !== 'boolean' || asked === undefined || ids.some(id => !asked.includes(id))) return unknown('the answer does not tell whether these OSDs can be stopped');
  return ok ? pass(`${ids.map(id => `osd.${id}`).join(', ')} can be stopped`) : fail(`${open ?? 'some'} placement groups would not be available`, [], open);
};

export const osdsIn: Reader = (json, expectation) => eachOsd(json, expectation, 'in', (node, name) => {
  const weight = numberAt(node, 'reweight');
  if (weight === undefined) return unknown(`the answer does not tell whether ${name} takes data`);
  return weight > 0 ? pass(`${name} takes data`) : fail(`${name} is out: it takes no data`);
});

/** The hosts that have flags of their own; the map leaves out those that have none. */
function flagged(json: unknown): ReadonlyMap<string, string> | undefined {
  const flags = at(json, 'crush_node_flags');
  if (flags === undefined || flags === null || typeof flags !== 'object') return undefined;
  return new Map(Object.entries(flags).filter(([, set]) => !Array.isArray(set) || set.length > 0).map(([name, set]) => [name, Array.isArray(set) ? set.join(', ') : 'flags']));
}

export const othersUnflagged: Reader = (json, { host }) => {
  const flags = flagged(json);
  if (flags === undefined) return unknown('the answer does not tell the flags of hosts');
  const others = [...flags].filter(([name]) => name !== host).map(([name, set]) => `${name} has ${set}`);
  return others.length === 0 ? pass('no other host has flags of its own') : fail(others[0], others);
};

export const hostUnflagged: Reader = (json, { host }) => {
  const flags = flagged(json);
  if (flags === undefined || host === undefined) return unknown('the answer does not tell the flags of hosts');
  return flags.has(host) ? fail(`${host} has ${flags.get(host)}`) : pass(`${host} has no flags`);
};

export const hostHeldIn: Reader = (json, { host }) => {
  const flags = flagged(json);
  if (flags === undefined || host === undefined) return unknown('the answer does not tell the flags of hosts');
  return flags.get(host)?.includes('noout') === true ? pass(`${host} has noout`) : fail(`${host} does not have noout`);
};

export const quorumWithout: Reader = (json, { monitors = [] }) => {
  const all = listAt(json, 'monmap', 'mons'), voting = listAt(json, 'quorum_names');
  if (all === undefined || all.length === 0 || voting === undefined) return unknown('the answer does not tell which monitors are in quorum');
  const left = voting.filter(name => !monitors.includes(name as string)).length;
  const told = `${left} of ${all.length} monitors are left`;
  return left * 2 > all.length ? pass(told) : fail(`${told}, which are too few`);
};

export const othersSchedulable: Reader = (json, { host, hosts = [] }) => {
  const nodes = listAt(json, 'items');
  if (nodes === undefined) return unknown('the answer is no list of objects');
  const found = hosts.map(name => [name, nodes.find(node => textAt(node, 'metadata', 'name') === name)] as const);
  const missing = found.filter(([, node]) => node === undefined).map(([name]) => name);
  if (missing.length > 0) return unknown(`Kubernetes has no node ${missing.join(', ')}`);
  const cordoned = found.filter(([name, node]) => name !== host && at(node, 'spec', 'unschedulable') === true).map(([name]) => name);
  return cordoned.length === 0 ? pass('every other host takes pods') : fail(`${cordoned.join(', ')} takes no pods`, cordoned);
};

export const evicted: Reader = json => {
  const pods = podsIn(json);
  if (pods === undefined) return unknown('the answer is no list of objects');
  const { next, going } = evictionOf(pods), left = [...next, ...going];
  return left.length === 0 ? pass('no pod is left that has to go') : fail(`${left.length} pods are left`, left.map(podName), left.length);
};
