import { stack } from './lib/stack';
import { planBetween, planText, StepKind } from '../../../src/model/change';
import { installationOf, stateOf } from '../../../src/model/manifests';

const next = stateOf(stack());
const plan = planBetween(stateOf([]), next);

test('what is not there yet is installed part by part, each waiting for the one before', () => {
  expect(plan.steps.map(({ kind, id }) => [kind, id])).toEqual([
    [StepKind.INSTALL, 'install/operator'], [StepKind.INSTALL, 'install/clusters'], [StepKind.INSTALL, 'install/services'], [StepKind.INSTALL, 'install/applications'],
  ]);
  const [operator, clusters, services, applications] = plan.steps;
  expect(operator.after.map(({ title }) => title)).toEqual([]);
  expect(clusters.after.map(({ expectation: { kind } }) => kind)).toEqual(expect.arrayContaining(['phase', 'osdsUp', 'groupsClean', 'monitorsInQuorum', 'noHealthCodes', 'ready']));
  expect(services.after.filter(({ expectation: { phase } }) => phase === 'Ready').length).toBeGreaterThan(5);
  expect(applications.after.map(({ title }) => title)).toEqual(['persistentvolumeclaim orders is bound']);
});

test('every object is applied in exactly one part, in the order of the stack', () => {
  const { definitions, operator, clusters, services, applications } = installationOf(next);
  const all = [...definitions, ...operator, ...clusters, ...services, ...applications];
  expect(all).toHaveLength(next.objects.size);
  expect(new Set(all).size).toBe(all.length);
  expect(plan.steps.flatMap(({ actions }) => actions.flatMap(({ objects = [] }) => objects))).toEqual(all);
});

test('kinds are known, and the operator runs, before what needs them', () => {
  const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'cephclusters.ceph.rook.io' } };
  const operator = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: 'rook-ceph' }, spec: { replicas: 1 } };
  const { steps } = planBetween(stateOf([]), stateOf([definition, operator, ...stack()]));
  expect(steps.slice(0, 2).map(({ id, after }) => [id, after.map(({ expectation: { kind, condition } }) => [kind, condition])])).toEqual([
    ['install/definitions', [['condition', 'Established']]], ['install/operator', [['ready', undefined]]],
  ]);
});

test('a cluster that comes beside another is waited for', () => {
  const other = stack().map(object => JSON.parse(JSON.stringify(object).replaceAll('"rook-ceph"', '"second"').replaceAll('disks', 'disks2')));
  const own = other.filter(({ metadata }) => metadata.namespace === 'second' || metadata.name.startsWith('disks2'));
  const { steps, refused } = planBetween(next, stateOf([...stack(), ...own]));
  expect(refused).toEqual([]);
  expect(steps.map(({ id }) => id)).toEqual(['look/rook-ceph/ceph', 'apply/rook-ceph/ceph', 'install/second/ceph']);
  expect(steps[2].actions).toEqual([]);
});

test('the runbook tells it for somebody who does it by hand', () => {
  expect(planText(plan)).toContain('each with Ready in the column PHASE or STATUS');
});
