import { Case, CASES } from './lib/cases';
import { deployment, manifestsOf } from './lib/objects';
import { Policy } from '../../../src';
import { POLICY_RULES } from '../../../src/model/manifests/policy-rules';
import { ALL_RULES } from '../../../src/rules';

function findings({ change, files }: Case) {
  const objects = deployment();
  change(objects);
  return Policy.judge(manifestsOf(objects, files)).findings;
}

test('every rule across objects is tried, and no rule that does not exist', () => {
  expect(POLICY_RULES.map(({ code }) => code).filter(code => !(code in CASES))).toEqual([]);
  expect(Object.keys(CASES).filter(code => !ALL_RULES.some(rule => rule.code === code))).toEqual([]);
});

test('nothing is found in a whole deployment', () => {
  expect(Policy.judge(manifestsOf(deployment())).findings).toEqual([]);
});

describe.each(Object.entries(CASES))('%s', (code, { breaks, passes }) => {
  const rule = ALL_RULES.find(candidate => candidate.code === code)!;

  test.each(breaks.map(one => [one.what, one] as const))('is broken by %s', (_, one) => {
    const found = findings(one).filter(finding => finding.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const { severity, reason, fix, value } of found) {
      expect(severity).toBe(rule.severity);
      expect([reason, fix, value].filter(text => /undefined|\[object|\.$/.test(text))).toEqual([]);
    }
  });

  test.each(passes.map(one => [one.what, one] as const))('lets %s pass', (_, one) => {
    expect(findings(one).filter(finding => finding.code === code)).toEqual([]);
  });
});

describe('Policy', () => {
  test('tells where it is, errors first, then in the order given', () => {
    const objects = deployment();
    delete objects.store.spec.preservePoolsOnDelete;
    objects.vms.spec.replicated.size = 2;
    objects.volumeA.spec.persistentVolumeReclaimPolicy = 'Delete';
    expect(Policy.judge(manifestsOf(objects)).findings.map(({ path, severity }) => `${severity} ${path}`)).toEqual(['error volumeA', 'error vms', 'warning store']);
  });

  test('tells one slip of a cluster on several nodes once', () => {
    const objects = deployment();
    objects.cluster.spec.storage.nodes = ['k1', 'k2', 'k3'].map(name => ({ name, devices: [{ name: 'sdb' }] }));
    expect(Policy.judge(manifestsOf(objects)).findings.map(({ code, property, value, count }) => [code, property, value, count])).toEqual([
      ['local-volume/moving-path', 'spec.storage.nodes[0, 1, 2].devices[0].name', "'sdb'", 3],
    ]);
  });

  test('survives objects that hold anything anywhere', () => {
    const kinds = [...new Set(Object.values(deployment()).map(({ kind }) => kind as string)), 'StatefulSet', 'DaemonSet', 'Job', 'CephObjectZone', 'Secret', 'CustomResourceDefinition', 'VolumeSnapshotClass'];
    const odd = [undefined, null, 1, 'x', [], [null], { a: null }];
    const fields = ['spec', 'metadata', 'parameters', 'data'];
    const objects = kinds.flatMap(kind => odd.flatMap(value => fields.map(field => ({ apiVersion: 'v1', kind, metadata: { name: 'x' }, [field]: value }))));
    const deep = kinds.flatMap(kind => odd.map(value => ({ apiVersion: 'v1', kind, spec: { storage: value, dataPools: value, metadataPool: value, template: value, mon: value, nodeAffinity: value, volumeClaimTemplates: value, capacity: value, resources: value } })));
    for (const object of [...objects, ...deep]) expect(() => Policy.judge([{ object, path: 'x', file: '1' }])).not.toThrow();
    expect(Policy.judge([{ object: null, path: 'x' }, { object: 'text', path: 'y' }]).findings).toEqual([]);
  });
});
