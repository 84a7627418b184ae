import { answered, quickstart, situation, SituationName, SITUATIONS, written } from './lib/situations';
import { isUnknown } from '../../../src/model/layout';
import { Cause, RoomSet, Status, statusOf, statusQueries, statusText } from '../../../src/model/status';

const STATE = quickstart();
const told = new Map<SituationName, Status>();

/** The status in a situation, worked out once. */
function statusIn(name: SituationName): Status {
  if (!told.has(name)) told.set(name, statusOf(STATE, situation(name).answers));
  return told.get(name)!;
}

const causes = (name: SituationName): Cause[] => statusIn(name).todo.map(({ cause }) => cause);

test('every file holds a situation that is told', () => expect(written().sort()).toEqual([...SITUATIONS].sort()));

test.each(SITUATIONS)('%s is told whole: every answer is read, and every figure is known', name => {
  const { notKnown, room, complaints, differences } = statusIn(name);
  expect(notKnown).toEqual([]);
  for (const figure of [room.sets, room.left, room.stored, complaints, differences.withoutOsd, differences.strangers]) expect(isUnknown(figure)).toBe(false);
});

test.each<[SituationName, Status['data']['is'], Status['access']['is'], Status['healing']['is'], Cause[]]>([
  ['healthy', 'safe', 'all', 'none', []],
  ['osd-down', 'fewerCopies', 'all', 'waiting', ['osd']],
  ['host-down', 'fewerCopies', 'all', 'running', ['host']],
  ['no-quorum-margin', 'safe', 'all', 'none', ['monitor']],
  ['near-full', 'safe', 'all', 'none', ['nearfull']],
  ['scrub-error', 'damaged', 'all', 'waiting', ['damage']],
  ['stuck-drain', 'safe', 'all', 'stuck', ['run', 'drain']],
  ['operator-down', 'safe', 'all', 'none', ['operator']],
])('%s: the data is %s, access is %s, healing is %s, and each cause is told once', (name, data, access, healing, expected) => {
  const status = statusIn(name);
  expect([status.data.is, status.access.is, status.healing.is]).toEqual([data, access, healing]);
  expect(causes(name)).toEqual(expected);
});

test('a host that is down is one thing to do, with its OSDs, its monitor and all that Ceph says of them', () => {
  const [host] = statusIn('host-down').todo;
  expect(host).toMatchObject({ urgency: 'now', cause: 'host', title: expect.stringContaining('node-b') });
  expect([...host.codes].sort()).toEqual(['MON_DOWN', 'OSD_DOWN', 'OSD_HOST_DOWN', 'PG_DEGRADED']);
  expect(host.why).toMatch(/osd\.\d+, osd\.\d+, osd\.\d+, mon\.b/);
});

test('a monitor on a local volume is down with the host of that volume', () => {
  const { answers } = situation('host-down'), list = (question: 'deployments' | 'claims') => answers[question]!.json.items;
  const deployments = list('deployments').map((item: any) => item.metadata.labels.app === 'rook-ceph-mon' ? { ...item, spec: { replicas: 1 } } : item);
  const claim = { metadata: { name: 'rook-ceph-mon-b' }, spec: { volumeName: 'devices--node-b--ssd' } };
  const { todo, hosts } = statusOf(STATE, { ...answers, deployments: answered({ items: deployments }), claims: answered({ items: [...list('claims'), claim] }) });
  expect(todo.map(({ cause }) => cause)).toEqual(['host']);
  expect(hosts.map(({ monitors }) => monitors)).toEqual([[], ['b'], [], []]);
});

test('the end of healing follows from the speed that was measured', () => {
  const { healing, at } = statusIn('host-down');
  expect(healing.perSecond).toBe(46);
  expect(healing.until).toBeCloseTo(at + (healing.copies as number) / 46, 6);
});

test('the device of an OSD that is down is named as the layout names it', () => {
  expect(statusIn('osd-down').todo[0].title).toContain('node-b--wwn-0x5000c500a1b2c303');
  const [device] = statusIn('osd-down').hosts.find(({ name }) => name === 'node-b')!.devices.filter(({ up }) => up === false);
  expect(device).toMatchObject({ name: 'node-b--wwn-0x5000c500a1b2c303', device: '/dev/disk/by-id/wwn-0x5000c500a1b2c303', in: true, drained: false });
});

test('two of three monitors are no margin', () => {
  expect(statusIn('no-quorum-margin').monitors.mayFail).toBe(0);
  expect(statusIn('no-quorum-margin').todo[0].why).toContain('If one more stops');
  expect(statusIn('healthy').monitors.mayFail).toBe(1);
});

test('more than is safe is told, and what is left is below zero', () => {
  const { room, todo } = statusIn('near-full');
  expect(room.left as number).toBeLessThan(0);
  expect(room.days).toBe(0);
  expect(todo[0]).toMatchObject({ verb: 'add device', codes: ['OSD_NEARFULL', 'POOL_NEARFULL'] });
});

test('days are those until the safe bytes are used up at the growth of the samples', () => {
  const { room } = statusIn('healthy');
  const sets = room.sets as readonly RoomSet[], stored = room.stored as number;
  expect(sets.map(({ deviceClasses }) => deviceClasses)).toEqual([['hdd'], ['ssd']]);
  // 12 GiB a day, each set by its part of what is stored.
  expect(room.days as number).toBeCloseTo(Math.min(...sets.map(set => set.left / (12 * 2 ** 30 * set.stored / stored))), 0);
});

test('a change that has not ended comes first, then the rest', () => {
  const { first, todo } = statusIn('stuck-drain');
  expect(first).toEqual([expect.stringMatching(/^A change was begun 1\.5 h ago and has not ended \(Move everything off /)]);
  expect(todo[1]).toMatchObject({ cause: 'drain', why: expect.stringContaining('norebalance'), codes: ['OSDMAP_FLAGS'] });
  expect(statusIn('stuck-drain').hosts.flatMap(({ devices }) => devices).filter(({ drained }) => drained === true).map(({ name }) => name)).toEqual(['node-d--wwn-0x5000c500a1b2c308']);
});

test('an operator that is scaled down is the first line', () => {
  expect(statusText(statusIn('operator-down')).split('\n')[0]).toMatch(/operator is scaled down to 0/);
});

test.each(SITUATIONS)('%s is plain data: it is the same after JSON', name => {
  expect(JSON.parse(JSON.stringify(statusIn(name)))).toEqual(statusIn(name));
});

describe('The end of healing', () => {
  const { answers } = situation('host-down');

  test('follows from what Ceph tells where nothing was counted before', () => {
    const { healing } = statusOf(STATE, { ...answers, samples: [] });
    expect(healing.perSecond).toBe(46);
  });

  test('is not known where no speed is told, and is no moment then', () => {
    const { recovering_objects_per_sec: _, recovering_bytes_per_sec: __, ...pgmap } = answers.status!.json.pgmap;
    const { healing, notKnown } = statusOf(STATE, { ...answers, samples: [], status: answered({ ...answers.status!.json, pgmap }) });
    expect([healing.is, healing.until]).toEqual(['running', { unknown: 'no speed was measured' }]);
    expect(notKnown).toContain('When it is repaired is not known, because no speed was measured.');
  });

  test('comes from bytes where no objects are told', () => {
    const { recovering_objects_per_sec: _, ...pgmap } = answers.status!.json.pgmap;
    const { healing } = statusOf(STATE, { ...answers, samples: [], status: answered({ ...answers.status!.json, pgmap }) });
    expect(healing.perSecond as number).toBeCloseTo(46, 0);
  });
});

describe('A run that has not ended', () => {
  const { answers } = situation('operator-down');
  const run = { step: '4', title: 'Stop and forget osd.11', since: answers.now - 600, holdsOperator: true };

  test('is why the operator does not run, which is told in one line', () => {
    const { first, todo } = statusOf(STATE, { ...answers, run });
    expect(first).toEqual(['A change was begun 10 min ago and has not ended (Stop and forget osd.11). The operator is stopped by it, so nothing is repaired until it goes on.']);
    expect(todo.map(({ cause }) => cause)).toEqual(['run']);
  });
});

describe('What differs from the layout', () => {
  const { answers } = situation('healthy');

  test('is told: a device without an OSD, and an OSD without a device', () => {
    const { items } = answers.deployments!.json;
    const other = items.map((item: any) => item.metadata.name === 'rook-ceph-osd-7' ? { ...item, metadata: { ...item.metadata, labels: { ...item.metadata.labels, 'ceph.rook.io/DeviceSet': 'somewhere' } } } : item);
    const { differences, todo } = statusOf(STATE, { ...answers, deployments: answered({ items: other }) });
    expect(differences).toEqual({ withoutOsd: ['node-c--wwn-0x5000c500a1b2c305'], strangers: [7], withoutPool: [] });
    expect(todo.map(({ cause }) => cause)).toEqual(['layout', 'layout']);
  });
});

test('monitors that do not answer are the first thing to do', () => {
  const { answers } = situation('healthy'), silent = { code: 1, output: 'timed out' };
  const { data, todo } = statusOf(STATE, { ...answers, status: silent, health: silent, quorum: silent });
  expect(data.is).toBe('unknown');
  expect(todo[0].cause).toBe('quorum');
});

test('the questions are those whose answers are read', () => {
  const queries = statusQueries('storage/ceph', 'operators');
  expect(queries.fills.command).toEqual([{ text: 'osd' }, { text: 'df' }]);
  expect(queries.operator.objects).toEqual({ resource: 'deployments.apps', namespace: 'operators', labels: { app: 'rook-ceph-operator' } });
  expect(queries.claims.objects).toEqual({ resource: 'persistentvolumeclaims', namespace: 'storage' });
});
