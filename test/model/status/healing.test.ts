import { answered, quickstart, situation } from './lib/situations';
import { StatusAnswers, statusOf } from '../../../src/model/status';

const STATE = quickstart();
const { answers: down } = situation('osd-down');

/** The same answers with some of them changed. */
function but(answers: StatusAnswers, changes: Partial<Record<'status' | 'osds' | 'tree', (json: any) => any>>): StatusAnswers {
  return { ...answers, ...Object.fromEntries(Object.entries(changes).map(([question, change]) => [question, answered(change(answers[question as 'status']!.json))])) };
}

const groups = (states: Record<string, number>, more: object = {}) => (json: any) => {
  const { recovering_objects_per_sec: _, recovering_bytes_per_sec: __, ...pgmap } = json.pgmap;
  return { ...json, pgmap: { ...pgmap, pgs_by_state: Object.entries(states).map(([state_name, count]) => ({ state_name, count })), ...more } };
};

/** OSDs that are down, and out where Ceph has given them up. */
const lost = (ids: readonly number[], out: boolean) => ({
  osds: (json: any) => ({ ...json, osds: json.osds.map((osd: any) => ids.includes(osd.osd) ? { ...osd, up: 0, ...out && { in: 0, weight: 0 } } : osd) }),
  tree: (json: any) => ({ ...json, nodes: json.nodes.map((node: any) => ids.includes(node.id) ? { ...node, status: 'down', ...out && { reweight: 0 } } : node) }),
});

describe('Missing copies', () => {
  test('wait for as long as Ceph waits before it gives an OSD up', () => {
    expect(statusOf(STATE, down).healing).toMatchObject({ is: 'waiting', reason: 'Ceph waits 10 min for osd.4 to come back, then makes the missing copies elsewhere' });
  });

  test('wait without end while the switch noout is set', () => {
    const answers = but(down, { osds: json => ({ ...json, flags_set: [...json.flags_set, 'noout'] }) });
    expect(statusOf(STATE, answers).healing).toMatchObject({ is: 'waiting', reason: 'Ceph waits for osd.4 to come back, because the switch noout is set' });
  });

  test('wait where Ceph gives up no more OSDs by itself', () => {
    const answers = but(down, lost([0, 1, 2, 3, 4, 5], false));
    expect(statusOf(STATE, answers).healing.reason).toMatch(/^Ceph waits for osd\.0, .* to come back: fewer than 0\.75 of the OSDs would be in/);
  });

  test('wait for what is down where no other host is left for them', () => {
    const answers = but(down, { ...lost([0, 1, 2, 3, 4, 5], true), status: groups({ 'active+undersized+degraded': 641 }) });
    const { healing, data } = statusOf(STATE, answers);
    expect([healing.is, data.is]).toEqual(['waiting', 'fewerCopies']);
    expect(healing.reason).toBe('no other place is left for the missing copies: they wait until osd.0, osd.1, osd.2, osd.3, osd.4, osd.5 is back or replaced');
  });

  test('stand still where an OSD is too full, and the switch that stops them is named', () => {
    const { answers } = situation('healthy');
    const full = but(answers, { status: groups({ 'active+clean': 600, 'active+remapped+backfill_toofull': 41 }, { misplaced_objects: 900, misplaced_total: 9000 }) });
    expect(statusOf(STATE, full).healing).toMatchObject({ is: 'stuck', reason: 'an OSD is too full to take what should move there' });
    const held = but(full, { status: groups({ 'active+clean': 600, 'active+remapped+backfill_wait': 41 }), osds: json => ({ ...json, flags_set: ['nobackfill'] }) });
    expect(statusOf(STATE, held).healing).toMatchObject({ is: 'stuck', reason: 'the switch nobackfill of Ceph is set' });
  });
});

describe('Data is not called safe', () => {
  const { answers } = situation('healthy');

  test.each<[string, (json: any) => any]>([
    ['the states of some groups are missing', groups({ 'active+clean': 640 })],
    ['there is no group', json => ({ ...json, pgmap: { ...json.pgmap, num_pgs: 0, pgs_by_state: [] } })],
    ['a state is not known to us', groups({ 'active+clean': 640, 'active+clean+gone_fishing': 1 })],
    ['a group is unknown to Ceph', groups({ 'active+clean': 640, 'unknown': 1 })],
    ['the number of missing copies is no number', groups({ 'active+clean': 641 }, { degraded_objects: 'none' })],
    ['an object is not found', groups({ 'active+clean': 641 }, { unfound_objects: 1 })],
    ['the managers are not told of', ({ mgrmap: _, ...json }) => json],
  ])('where %s', (_, change) => {
    expect(statusOf(STATE, but(answers, { status: change })).data.is).not.toBe('safe');
  });

  test('where the health is told by nobody', () => {
    expect(statusOf(STATE, { ...but(answers, { status: ({ health: _, ...json }) => json }), health: undefined }).data).toMatchObject({ is: 'unknown' });
  });
});

describe('Access', () => {
  const { answers } = situation('healthy');

  test('is lost in part where groups are not active, and data there is not known to be whole', () => {
    const { access, data } = statusOf(STATE, but(answers, { status: groups({ 'active+clean': 600, 'down': 41 }) }));
    expect([access.is, data.is]).toEqual(['some', 'unreachable']);
  });

  test.each([['full', 'readOnly'], ['pausewr', 'readOnly'], ['pauserd', 'none'], ['noscrub', 'all']])('with the switch %s is %s', (flag, is) => {
    expect(statusOf(STATE, but(answers, { osds: json => ({ ...json, flags_set: [flag] }) })).access.is).toBe(is);
  });

  test('is not known where switches are set and nobody tells which', () => {
    expect(statusOf(STATE, { ...situation('stuck-drain').answers, osds: undefined }).access.is).toBe('unknown');
  });
});
