import { operator } from './lib/edits';
import { find, stack } from './lib/stack';
import { acted, objectsIn, queried } from './lib/steps';
import { ActionKind, planBetween, Step, StepKind } from '../../../src/model/change';
import { stateOf, UPGRADES } from '../../../src/model/manifests';
import { meant } from '../../support/approvals';

const SET = 'node-a--bay1';
const approvals = meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${SET}`);
const stepsFrom = (former: any[], next: any[]) => {
  const { steps, refused } = planBetween(stateOf(former), stateOf(next), { approvals });
  expect(refused).toEqual([]);
  return steps;
};
const versions = (ceph: string, rook?: string, all = stack()) => {
  find(all, 'CephCluster').spec.cephVersion.image = `quay.io/ceph/ceph:v${ceph}`;
  return rook === undefined ? all : [...all, operator(`v${rook}`)];
};
const only = (steps: readonly Step[], kind: StepKind) => steps.find(step => step.kind === kind)!;
const replicas = (objects: readonly any[]) => find(objects, 'Deployment', 'rook-ceph-operator').spec.replicas;

describe('Ids', () => {
  const steps = stepsFrom(stack(), stack({ without: ['node-a/bay1'] }));
  test('of steps, actions and checks are unique in a plan, and the same each time', () => {
    const idsOf = (all: readonly Step[]) => all.flatMap(({ id, before, actions, finalActions, after }) => [
      id, ...[...actions, ...finalActions].flatMap(action => [action.id, ...action.check ? [action.check.id] : [], ...action.unless ? [action.unless.id] : []]),
      ...[...before, ...after].flatMap(check => [check.id, ...check.orElse ? [check.orElse.id] : []]),
    ]);
    expect(new Set(idsOf(steps)).size).toBe(idsOf(steps).length);
    expect(idsOf(stepsFrom(stack(), stack({ without: ['node-a/bay1'] })))).toEqual(idsOf(steps));
  });
  test('that checks refer to are those of actions before them', () => {
    const known = new Set<string>();
    for (const { actions, before, after } of steps) {
      for (const { expectation: { since } } of before) if (since !== undefined) expect(known).toContain(since);
      actions.filter(({ keepsEpoch }) => keepsEpoch).forEach(({ id }) => known.add(id));
      for (const { expectation: { since } } of after) if (since !== undefined) expect(known).toContain(since);
    }
    expect(known.size).toBe(1);
  });
});

describe('What a step holds down', () => {
  const former = [...stack(), operator('v1.20.6')], next = [...stack({ without: ['node-a/bay1'] }), operator('v1.20.6')];
  find(next, 'Deployment', 'rook-ceph-operator').spec.replicas = 1;
  const steps = stepsFrom(former, next);

  test('is not brought back by what the same step applies', () => {
    for (const step of steps) {
      const down = step.actions.filter(({ kind, replicas: count }) => kind === ActionKind.SCALE && count === 0).map(({ target }) => target!.name);
      for (const object of objectsIn(step).filter(({ kind, metadata }) => kind === 'Deployment' && down.includes(metadata.name))) expect(object.spec.replicas).toBe(0);
    }
    expect(replicas(objectsIn(only(steps, StepKind.REMOVE)))).toBe(0);
    expect(replicas(objectsIn(only(steps, StepKind.APPLY)))).toBe(1);
    expect(replicas(next)).toBe(1);
  });
  test('is put back at the end in any case', () => {
    for (const { actions, finalActions } of steps) {
      const down = actions.filter(({ kind, replicas: count, target }) => kind === ActionKind.SCALE && count === 0 && target!.name === 'rook-ceph-operator');
      expect(finalActions.filter(({ kind, replicas: count }) => kind === ActionKind.SCALE && count === 1)).toHaveLength(down.length);
    }
  });
});

describe('A host that stands in another rack', () => {
  const moved = () => {
    const next = stack();
    for (const volume of next.filter(({ kind, metadata }) => kind === 'PersistentVolume' && metadata.name.startsWith('disks--node-a--'))) volume.metadata.annotations['cdk8s-ceph/topology'] = 'rack=rack-1,zone=z.1';
    return next;
  };
  const steps = stepsFrom(stack(), moved());
  const place = only(steps, StepKind.PLACE);

  test('is moved in the map, because labels of nodes move nothing', () => {
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY, StepKind.PLACE]);
    expect(acted(place)).toEqual([
      'patch node-a {"metadata":{"labels":{"topology.rook.io/rack":"rack-1","topology.kubernetes.io/zone":"z.1"}}}',
      'ceph osd set norebalance', 'ceph osd crush move node-a rack=rack-1 zone=z-1 root=default', 'ceph osd unset norebalance', 'ceph osd dump',
    ]);
  });
  test('is waited for', () => expect(queried(place.after)[0]).toBe('hostPlaced: osd tree'));
  test('loses the labels that it has no more', () => {
    expect(acted(only(stepsFrom(moved(), stack()), StepKind.PLACE))[0]).toContain('"topology.kubernetes.io/zone":null');
  });
});

describe('An upgrade', () => {
  const wants = (step: Step) => step.after.map(({ expectation: { kind, version } }) => [kind, version]).filter(([, version]) => version !== undefined);

  test('of Ceph waits until every daemon runs it, and ends with what keeps older ones out', () => {
    const steps = stepsFrom(versions('19.2.3'), versions('20.2.4'));
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY, StepKind.FINISH_UPGRADE]);
    expect(wants(steps[1])).toEqual([['versionsEqual', '20.2.4'], ['labelsEqual', '20.2.4']]);
    expect(steps[1].notes.join(' ')).toMatch(/no way back from Ceph 20.2.4 to 19.2.3.*keyGeneration/);
    expect(acted(steps[2])).toEqual(['ceph osd require-osd-release tentacle']);
    expect(wants(steps[2])).toEqual([['releaseRequired', 'tentacle']]);
  });
  test('within a release has no such end', () => {
    const steps = stepsFrom(versions('20.2.2'), versions('20.2.3'));
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY]);
  });
  test('of both lets Rook go first, with Ceph held where it is', () => {
    const steps = stepsFrom(versions('20.2.3', '1.20.4'), versions('20.2.4', '1.20.6'));
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.UPGRADE_ROOK, StepKind.APPLY]);
    expect(wants(steps[1])).toEqual([['labelsEqual', 'v1.20.6']]);
    const images = (step: Step) => [find(objectsIn(step), 'CephCluster').spec.cephVersion.image, find(objectsIn(step), 'Deployment', 'rook-ceph-operator').spec.template.spec.containers[0].image];
    expect(images(steps[1])).toEqual(['quay.io/ceph/ceph:v20.2.3', 'docker.io/rook/ceph:v1.20.6']);
    expect(images(steps[2])).toEqual(['quay.io/ceph/ceph:v20.2.4', 'docker.io/rook/ceph:v1.20.6']);
  });
  test('says what is not known where the operator is not among the objects', () => {
    expect(planBetween(stateOf(versions('20.2.3')), stateOf(versions('20.2.4'))).notJudged.join()).toContain('Upgrade Rook to 1.20.5 or newer first');
    expect(planBetween(stateOf(versions('20.2.2')), stateOf(versions('20.2.3'))).notJudged.join()).not.toContain('Rook');
  });
  test('rests on rows that all say where they are from, what happens and what to do', () => {
    for (const { source, reason, fix } of UPGRADES) expect([source, reason, fix].every(text => /\S{3}/.test(text))).toBe(true);
  });
});

test('a pool that is not there is refused where somebody states what it holds, and not where the cluster tells it', () => {
  const codes = (stored: Map<string, number>) => planBetween(stateOf(stack()), stateOf(stack()), { stored }).refused.map(({ code, object }) => [code, object]);
  expect(codes(new Map([['vmss', 1], ['rook-ceph/vms', 1], ['other/vms', 1]]))).toEqual([['plan/stored-pool', 'stored/vmss'], ['plan/stored-pool', 'stored/other/vms']]);
});

test('nothing breaks on an object without metadata, whichever it is and on whichever side', () => {
  const all = stack();
  for (const i of all.keys()) {
    const broken = structuredClone(all).map((object, j) => i === j ? { ...object, metadata: undefined } : object);
    for (const [former, next] of [[all, broken], [broken, all]]) {
      expect(planBetween(stateOf(former), stateOf(next)).refused.map(({ code }) => code)).toContain('edit/unnamed-object');
    }
  }
});

test('of a cluster whose objects tell of no OSD no copies are told', () => {
  const bare = (modules: string[]) => {
    const all = stack();
    Object.assign(find(all, 'CephCluster').spec, { storage: {}, mgr: { count: 2, modules } });
    return stateOf(all);
  };
  const { steps, notJudged } = planBetween(bare([]), bare(['x']));
  expect(steps.map(({ copies }) => copies)).toEqual([undefined, undefined]);
  expect(notJudged.join()).toContain('its objects tell of no OSD');
});

test('a cluster without metadata is refused, and nothing breaks', () => {
  const next = stack();
  delete find(next, 'CephCluster').metadata;
  expect(planBetween(stateOf(stack()), stateOf(next)).refused.map(({ code }) => code)).toContain('edit/unnamed-object');
});
