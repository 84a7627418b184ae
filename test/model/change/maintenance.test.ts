import { hostAnswers, PodOf, PODS } from './lib/host';
import { find, HOSTS, stack } from './lib/stack';
import { acted, queried } from './lib/steps';
import { planMaintenance, planText, Step, StepKind } from '../../../src/model/change';
import { stateOf } from '../../../src/model/manifests';
import { meant } from '../../support/approvals';

const STATE = stateOf(stack());
const ALONE: PodOf = { name: 'shop/debug' };
const planned = (pods: readonly PodOf[] = PODS, approvals: string[] = [], state = STATE, back = false) => planMaintenance(state, { host: 'node-a', answers: hostAnswers(pods, HOSTS), approvals: meant(...approvals), back });
const step = (steps: readonly Step[], kind: StepKind) => steps.find(each => each.kind === kind)!;
const OSDS = ['node-a--bay0', 'node-a--bay1', 'node-a--ssd'];

describe('A host under maintenance', () => {
  const { steps, refused } = planned(), out = step(steps, StepKind.TAKE_OUT), back = step(steps, StepKind.GIVE_BACK);

  test('is taken out, worked on by somebody, and given back', () => {
    expect(refused).toEqual([]);
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.TAKE_OUT, StepKind.WORK, StepKind.GIVE_BACK]);
    expect(acted(step(steps, StepKind.WORK))).toEqual([expect.stringContaining('Do the work on node-a')]);
  });
  test('is left alone where data, the monitors or another host do not allow it', () => {
    const all = OSDS.map(set => `<${set}>`).join(' '), of = OSDS.join(', ');
    expect(queried(out.before)).toEqual([
      'groupsClean: status', 'monitorsInQuorum: quorum_status', 'noHealthCodes: health detail', 'quorumWithout: quorum_status', 'othersUnflagged: osd dump', `okToStop: osd ok-to-stop ${all} of ${of}`, 'othersSchedulable: undefined',
    ]);
    expect(out.before.find(({ expectation }) => expectation.kind === 'quorumWithout')!.expectation.monitors).toEqual(['a']);
    expect(out.before.at(-1)!.expectation).toMatchObject({ host: 'node-a', hosts: HOSTS });
  });
  test('is held in before it takes no more pods, and asked of Ceph once more before its pods go', () => {
    expect(acted(out)).toEqual([
      'patch ceph {"spec":{"disruptionManagement":{"osdMaintenanceTimeout":1440}}}', 'ceph osd set-group noout node-a', 'patch node-a {"spec":{"unschedulable":true}}', 'wait Ceph says that all data stays available while the OSDs are stopped', 'evict node-a',
    ]);
    expect(queried(out.after)).toEqual(['evicted: undefined', 'hostHeldIn: osd dump']);
  });
  test('is given back only once Kubernetes reaches it, and held in until every copy is there', () => {
    expect(queried(back.before)).toEqual(['condition: node-a']);
    const waits = back.actions.flatMap(({ check }) => check === undefined ? [] : [`${check.expectation.kind} ${check.holdsFor ?? 0}`]);
    expect(waits).toEqual(['osdsUp 0', 'osdsIn 0', 'groupsClean 90']);
    expect(acted(back)[0]).toBe('patch node-a {"spec":{"unschedulable":null}}');
    expect(acted(back).slice(-2)).toEqual(['ceph osd unset-group noout node-a', 'patch ceph {"spec":{"disruptionManagement":{"osdMaintenanceTimeout":30}}}']);
    expect(queried(back.after)[0]).toBe('hostUnflagged: osd dump');
  });
  test('is put back by whoever gives the plan up, whenever that is', () => {
    expect(out.temporary).toBe(true);
    expect(acted({ ...out, actions: out.undo! })).toEqual([
      'patch node-a {"spec":{"unschedulable":null}}', 'ceph osd unset-group noout node-a', 'patch ceph {"spec":{"disruptionManagement":{"osdMaintenanceTimeout":30}}}',
    ]);
  });
  test('has a copy less meanwhile, which is told', () => {
    expect(out.copies).toMatchObject({ least: expect.any(Number) });
    expect(out.copies!.of - out.copies!.least).toBe(1);
  });
  test('tells what becomes of the pods of applications', () => {
    const notes = out.notes.join('\n');
    expect(notes).toContain('These pods of applications leave node-a and start elsewhere: shop/db-0, shop/web-1.');
    expect(notes).toContain('These have a volume on node-a itself, and wait until it is back: shop/db-0.');
    expect(notes).not.toContain('tolerate');
    expect(planned([...PODS, { name: 'shop/agent', owner: 'ReplicaSet', tolerates: true }]).steps[1].notes.join('\n')).toContain('stay on node-a until it stops: shop/agent.');
  });
  test('no two things in its plan have one name', () => {
    const ids = steps.flatMap(({ id, actions, before, after, undo = [] }) => [id, ...[...actions, ...undo, ...before, ...after].map(each => each.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('is told as commands for somebody who does it by hand', () => {
    const text = planText(planned());
    expect(text).toContain('kubectl drain node-a --ignore-daemonsets --delete-emptydir-data\n');
    expect(text).toContain('kubectl get pod --all-namespaces --field-selector spec.nodeName=node-a');
    expect(text).toContain('osd dump -f json-pretty');
    expect(text).toContain('until kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph osd ok-to-stop');
  });
});

test("a pod that nothing makes anew is refused as 'maintenance/pod-alone' unless somebody names it", () => {
  const { refused, steps } = planned([...PODS, ALONE]);
  expect([refused.map(({ code, object }) => `${code} ${object}`), steps]).toEqual([['maintenance/pod-alone Pod/shop/debug'], []]);
  const allowed = planned([...PODS, ALONE], ['maintenance/pod-alone Pod/shop/debug']);
  expect(allowed.refused).toEqual([]);
  expect(step(allowed.steps, StepKind.TAKE_OUT).actions.at(-1)).toMatchObject({ kind: 'evict', loses: ['shop/debug'] });
  expect(planText(allowed)).toContain('--delete-emptydir-data --force');
});

test("a host that Kubernetes does not have is refused as 'maintenance/node-missing'", () => {
  const { refused } = planMaintenance(STATE, { host: 'node-z', answers: hostAnswers([], HOSTS) });
  expect(refused.map(({ code }) => code)).toEqual(['maintenance/node-missing']);
});

test('a host without storage is taken out without a flag of Ceph', () => {
  const { steps } = planMaintenance(STATE, { host: 'control-1', answers: hostAnswers([], [...HOSTS, 'control-1']) });
  expect(acted(step(steps, StepKind.TAKE_OUT))).toEqual(['patch control-1 {"spec":{"unschedulable":true}}', 'evict control-1']);
});

test('a host that somebody else has taken out is only given back', () => {
  const { steps } = planned([ALONE], [], STATE, true);
  expect(steps.map(({ kind }) => kind)).toEqual([StepKind.GIVE_BACK]);
});

test('where Rook keeps no budgets its time is left alone, and where it is long enough too', () => {
  const changed = (change: (management: any) => void) => {
    const all = stack();
    change(find(all, 'CephCluster').spec.disruptionManagement);
    return acted(step(planned(PODS, [], stateOf(all)).steps, StepKind.TAKE_OUT))[0];
  };
  expect(changed(management => { management.managePodBudgets = false; })).toBe('ceph osd set-group noout node-a');
  expect(changed(management => { management.osdMaintenanceTimeout = 3000; })).toBe('ceph osd set-group noout node-a');
});

test('OSDs that no object ties to a host are said not to be judged', () => {
  expect(planned().notJudged).toEqual([expect.stringContaining('tied to no host')]);
});
