import { answered, quickstart, situation } from './lib/situations';
import { OpenRun, statusOf, statusText } from '../../../src/model/status';

const STATE = quickstart(), { answers } = situation('healthy');
const HOST = 'node-b';

/** A healthy cluster with a host that somebody has taken out of work. */
function aside({ cordoned = true, flags = { [HOST]: ['noout'] } as object, run }: { cordoned?: boolean; flags?: object; run?: OpenRun } = {}) {
  const items = answers.nodes!.json.items.map((node: any) => node.metadata.name === HOST && cordoned ? { ...node, spec: { ...node.spec, unschedulable: true } } : node);
  const checks = { OSD_FLAGS: { severity: 'HEALTH_WARN', summary: { message: '1 OSDs or CRUSH {nodes, device-classes} have {NOUP,NODOWN,NOIN,NOOUT} flags set', count: 1 }, detail: [], muted: false } };
  const told = Object.keys(flags).length === 0 ? {} : { health: answered({ status: 'HEALTH_WARN', checks, mutes: [] }) };
  const osds = answered({ ...answers.osds!.json, crush_node_flags: flags });
  return statusOf(STATE, { ...answers, ...told, nodes: answered({ items }), osds, ...run === undefined ? {} : { run } });
}

test('a host that takes no pods and is held in is one thing to do, with what Ceph says of it', () => {
  const { todo } = aside();
  expect(todo).toMatchObject([{ cause: 'aside', urgency: 'soon', title: 'Host node-b is taken out of work: Kubernetes starts no new pods on it.', why: expect.stringContaining('noout'), command: 'cdk8s-ceph maintenance node-b --end', codes: ['OSD_FLAGS'] }]);
  expect(statusText(aside())).toContain('cdk8s-ceph maintenance node-b --end');
});

test('while a maintenance that was begun lasts, it is gone on with', () => {
  const { todo } = aside({ run: { step: `work/${HOST}`, title: 'Wait', since: answers.now - 60, holdsOperator: false } });
  expect(todo.map(({ cause, command }) => [cause, command])).toEqual([['run', undefined], ['aside', 'cdk8s-ceph resume']]);
});

test('a flag that was forgotten is told without a node that takes no pods, and the other way round', () => {
  expect(aside({ cordoned: false }).todo).toMatchObject([{ cause: 'aside', title: 'Ceph treats host node-b in another way than the others: noout is set for it.' }]);
  expect(aside({ flags: {} }).todo).toMatchObject([{ cause: 'aside', codes: [] }]);
  expect(aside({ cordoned: false, flags: {} }).todo).toEqual([]);
});

test('flags of something that is no host of the layout are left to what Ceph says of them', () => {
  expect(aside({ flags: { rack1: ['noout'] }, cordoned: false }).todo).toMatchObject([{ cause: 'flags', codes: ['OSD_FLAGS'] }]);
});

test('what is down with a host that is taken out of work is the same thing to do', () => {
  const { answers: down } = situation('host-down'), told = statusOf(STATE, down).todo;
  expect(told.map(({ cause }) => cause)).toContain('host');
  const [host] = told.flatMap(({ title }) => /^Host (\S+) is down/.exec(title)?.[1] ?? []);
  const items = down.nodes!.json.items.map((node: any) => node.metadata.name === host ? { ...node, spec: { ...node.spec, unschedulable: true } } : node);
  const { todo } = statusOf(STATE, { ...down, nodes: answered({ items }) });
  expect(todo.map(({ cause }) => cause)).toEqual(told.map(({ cause }) => cause === 'host' ? 'aside' : cause));
  const codes = (all: typeof todo, which: string) => all.find(({ cause }) => cause === which)!.codes;
  expect(codes(todo, 'aside')).toEqual(expect.arrayContaining([...codes(told, 'host')]));
  expect(todo.find(({ cause }) => cause === 'aside')!.why).toContain('down with it');
});
