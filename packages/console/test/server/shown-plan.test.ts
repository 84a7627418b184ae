import { change, manifests } from 'cdk8s-ceph/model';
import { stack } from '../../../../test/model/change/lib/stack';
import { shownPlan } from '../../src/server/shown-plan';

const OBJECTS = stack(), STATE = manifests.stateOf(OBJECTS), [CLUSTER] = STATE.clusters;

/** The plan to take one device out, with so many bytes stored in each pool. */
function plan(set: string, bytes?: number): change.Plan {
  const next = manifests.stateOf(manifests.withoutSets(OBJECTS, CLUSTER.key, new Set([set])));
  const stored = bytes === undefined ? {} : { stored: new Map(CLUSTER.pools.map(({ name }) => [`${CLUSTER.namespace}/${name}`, bytes])) };
  return change.planBetween(STATE, next, { approvals: [{ code: 'edit/device-dropped', at: `CephCluster/${CLUSTER.key}/${set}`, reason: 'it is taken out' }], ...stored });
}

const [FIRST, SECOND] = CLUSTER.layout.osds.filter(({ host }) => host === 'node-a').map(({ name }) => name);
const digest = (made: change.Plan, context = 'lab') => shownPlan(made, context).digest;

test('a plan is the same one while somebody writes: what is moved is told, and is not what is confirmed', () => {
  const [before, later] = [plan(FIRST, 1e9), plan(FIRST, 1.1e9)];
  const moved = (made: change.Plan) => shownPlan(made, 'lab').steps.map(({ moves }) => moves).filter(moves => moves !== undefined && moves > 0);
  expect(moved(before).length).toBeGreaterThan(0);
  expect(moved(before)).not.toEqual(moved(later));
  expect(digest(before)).toBe(digest(later));
});

test('another device, another cluster and other steps make it another plan', () => {
  expect(digest(plan(FIRST, 1e9))).not.toBe(digest(plan(SECOND, 1e9)));
  expect(digest(plan(FIRST, 1e9))).not.toBe(digest(plan(FIRST, 1e9), 'elsewhere'));
  const made = plan(FIRST, 1e9);
  expect(digest(made)).not.toBe(digest({ ...made, steps: made.steps.slice(1) } as change.Plan));
});
