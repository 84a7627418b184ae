import { definition, driver, operator } from './lib/edits';
import { find, stack } from './lib/stack';
import { acted, objectsIn, queried } from './lib/steps';
import { ActionKind, planBetween, Step, StepKind } from '../../../src/model/change';
import { runbook } from '../../../src/model/change/runbook/runbook';
import { ExpectationKind } from '../../../src/model/checks';
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

describe('Devices that come', () => {
  const come = (...disks: string[]) => only(stepsFrom(stack({ without: disks }), stack()), StepKind.APPLY);
  const RELEASE = 'ceph osd unset norebalance';

  test('several of them get data when all are there, and in any case at the end', () => {
    const step = come('node-a/bay1', 'node-b/bay1');
    expect(acted(step)).toEqual(['ceph osd set norebalance', 'apply', expect.stringContaining('the new OSDs are up'), RELEASE]);
    expect(step.finalActions).toMatchObject([{ command: [{ text: 'osd' }, { text: 'unset' }, { text: 'norebalance' }] }]);
    expect(step.actions[2].check!.expectation.osds!.map(({ deviceSet }) => deviceSet)).toEqual(['node-a--bay1', 'node-b--bay1']);
    // Whoever does it by hand finds them when they are there, not before.
    const text = runbook([step]), [applied, found, waited] = ['kubectl apply', 'OSD_1=', 'again and again'].map(words => text.findIndex(line => line.includes(words)));
    expect([applied > 0, applied < found, found < waited]).toEqual([true, true, true]);
    expect(text.filter(line => line.includes('OSD_1='))).toHaveLength(1);
  });
  test('one alone gets it at once', () => {
    const step = come('node-a/bay1');
    expect([acted(step), step.finalActions]).toEqual([['apply'], []]);
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
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.TUNE, StepKind.APPLY, StepKind.PLACE, StepKind.UNTUNE]);
    expect(acted(place)).toEqual([
      'patch node-a {"metadata":{"labels":{"topology.rook.io/rack":"rack-1","topology.kubernetes.io/zone":"z.1"}}}',
      'ceph osd crush move node-a rack=rack-1 zone=z-1 root=default', 'ceph osd dump',
    ]);
  });
  test('is waited for', () => expect(queried(place.after)[0]).toBe('hostPlaced: osd tree'));
  test('loses the labels that it has no more', () => {
    expect(acted(only(stepsFrom(moved(), stack()), StepKind.PLACE))[0]).toContain('"topology.kubernetes.io/zone":null');
  });
});

describe('An upgrade', () => {
  const wants = (step: Step) => step.after.map(({ expectation: { kind, version, daemons } }) => (
    [kind, version, ...daemons === undefined ? [] : [daemons]]
  )).filter(([, version]) => version !== undefined);
  const both = (ceph: string, rook: string, ...more: any[]) => [...versions(ceph, rook), definition('cephclusters.ceph.rook.io'), ...more];

  test('of Ceph waits until every daemon runs it, in the order of Rook, and ends with what keeps older ones out', () => {
    const steps = stepsFrom(versions('19.2.3'), versions('20.2.4'));
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY, StepKind.FINISH_UPGRADE]);
    expect(wants(steps[1])).toEqual([
      ['versionsEqual', '20.2.4', 'mon'], ['versionsEqual', '20.2.4', 'mgr'], ['versionsEqual', '20.2.4', 'osd'], ['versionsEqual', '20.2.4'], ['labelsEqual', '20.2.4'],
    ]);
    expect(steps[1].notes.join(' ')).toMatch(/no way back from Ceph 20.2.4 to 19.2.3.*keyGeneration/);
    expect(acted(steps[2])).toEqual(['ceph osd require-osd-release tentacle']);
    expect(wants(steps[2])).toEqual([['releaseRequired', 'tentacle']]);
    expect(steps[2].notes[0]).toBe('There is no way back from here.');
  });
  test('begins only where nothing is wrong, nothing keeps Ceph from repairing, and the former upgrade has ended', () => {
    const [, apply] = stepsFrom(versions('19.2.3'), versions('20.2.4'));
    expect(queried(apply.before)).toEqual([
      'groupsClean: status', 'monitorsInQuorum: quorum_status', 'noHealthCodes: health detail', 'noHealthErrors: health detail', 'noFlags: osd dump', 'releaseRequired: osd dump',
    ]);
    expect(apply.before.map(({ expectation: { version } }) => version).at(-1)).toBe('squid');
    expect(apply.before.find(({ expectation: { kind } }) => kind === ExpectationKind.NO_HEALTH_ERRORS)!.expectation.codes).toEqual([]);
  });
  test('can be given up until the first daemon runs the new release: then only the release is put back', () => {
    const next = versions('20.2.4');
    find(next, 'CephCluster').spec.mgr.count = 3;
    const [, { reversible, undo, notes }] = stepsFrom(versions('19.2.3'), next);
    expect(reversible!.map(({ expectation: { kind, version } }) => [kind, version])).toEqual([['versionsEqual', '19.2.3']]);
    expect(undo!.flatMap(({ objects }) => objects).map(({ kind, spec }) => [kind, spec.cephVersion.image, spec.mgr.count])).toEqual([['CephCluster', 'quay.io/ceph/ceph:v19.2.3', 3]]);
    expect(notes[0]).toContain('It can be given up until the first daemon runs Ceph 20.2.4');
  });
  test('that raises what OSDs must be cannot be given up any more', () => {
    const [,, { actions }] = stepsFrom(versions('19.2.3'), versions('20.2.4'));
    expect(actions.map(({ destroys }) => destroys)).toEqual([true]);
  });
  test('within a release has no such end', () => {
    const steps = stepsFrom(versions('20.2.2'), versions('20.2.3'));
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY]);
  });
  test('to another image of the same release waits until everything is made of it, and can be given up at any time', () => {
    const next = versions('20.2.4');
    find(next, 'CephCluster').spec.cephVersion.image = 'quay.io/ceph/ceph:v20.2.4-20261001';
    const [look, apply, ...more] = stepsFrom(versions('20.2.4'), next);
    expect([look.kind, apply.kind, more.length]).toEqual([StepKind.LOOK, StepKind.APPLY, 0]);
    expect(queried(apply.before)).toContain('noFlags: osd dump');
    expect(apply.after.slice(0, 3).map(({ expectation: { kind, image } }) => [kind, image])).toEqual([['imagesEqual', 'quay.io/ceph/ceph:v20.2.4-20261001'], ['ready', undefined], ['phase', undefined]]);
    expect(apply.reversible).toBeUndefined();
    expect(apply.undo!.flatMap(({ objects }) => objects).map(({ spec }) => spec.cephVersion.image)).toEqual(['quay.io/ceph/ceph:v20.2.4']);
    expect(apply.notes.join()).toContain('can be given up at any time');
  });
  test('of both lets Rook go first, its kinds before itself, and touches Ceph after it', () => {
    const rbd = driver('rook-ceph.rbd.csi.ceph.com');
    const steps = stepsFrom(both('20.2.3', '1.20.4', rbd), both('20.2.4', '1.20.6', rbd));
    expect(steps.map(({ id }) => id)).toEqual(['look/rook-ceph/ceph', 'upgradeRook/definitions', 'upgradeRook/rook-ceph/ceph', 'apply/rook-ceph/ceph']);
    expect(objectsIn(steps[1]).map(({ kind }) => kind)).toEqual(['CustomResourceDefinition']);
    expect(objectsIn(steps[2]).map(({ kind }) => kind)).toEqual(['Deployment', 'Driver']);
    expect(objectsIn(steps[2])[0].spec.template.spec.containers[0].image).toBe('docker.io/rook/ceph:v1.20.6');
    expect(find(objectsIn(steps[3]), 'CephCluster').spec.cephVersion.image).toBe('quay.io/ceph/ceph:v20.2.4');
  });
  test('of Rook waits for its operator, the drivers, and everything that it makes anew', () => {
    const rbd = driver('rook-ceph.rbd.csi.ceph.com');
    const steps = stepsFrom(both('20.2.4', '1.20.5', rbd), both('20.2.4', '1.20.6', rbd));
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.UPGRADE_ROOK, StepKind.UPGRADE_ROOK]);
    expect(queried(steps[2].after).slice(0, 4)).toEqual([
      'ready: rook-ceph-operator', 'ready: rook-ceph.rbd.csi.ceph.com-ctrlplugin', 'ready: rook-ceph.rbd.csi.ceph.com-nodeplugin', 'labelsEqual: {"rook_cluster":"rook-ceph"}',
    ]);
    expect(wants(steps[2])).toEqual([['labelsEqual', 'v1.20.6']]);
  });
  test('of Rook can be given up until it has made something anew: the former operator is put back, its kinds stay', () => {
    const [,, { reversible, undo, before }] = stepsFrom(both('20.2.4', '1.20.5'), both('20.2.4', '1.20.6'));
    expect(reversible!.map(({ expectation: { kind, version } }) => [kind, version])).toEqual([['labelsEqual', 'v1.20.5']]);
    expect(undo!.flatMap(({ objects }) => objects).map(({ kind, spec }) => [kind, spec.template.spec.containers[0].image])).toEqual([['Deployment', 'docker.io/rook/ceph:v1.20.5']]);
    // An older Rook stands still for these errors, and the newer one is what helps.
    expect(before.find(({ expectation: { kind } }) => kind === ExpectationKind.NO_HEALTH_ERRORS)!.expectation.codes).toContain('AUTH_INSECURE_SERVICE_KEY_TYPE');
  });
  test('of two clusters is given up for both, and only while neither runs the new release', () => {
    const two = (ceph: string) => {
      const all = versions(ceph), other = structuredClone(find(all, 'CephCluster'));
      Object.assign(other.metadata, { namespace: 'other' });
      return [...all, { ...other, spec: { ...other.spec, dataDirHostPath: '/var/lib/other', storage: { storageClassDeviceSets: [] } } }];
    };
    const steps = stepsFrom(two('20.2.2'), two('20.2.3')).filter(({ kind }) => kind === StepKind.APPLY);
    expect(steps.map(({ reversible, undo }) => [reversible!.length, undo!.flatMap(({ objects }) => objects).length])).toEqual([[2, 2], [1, 1]]);
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
