import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Policy } from '../../src';
import { expectedDir } from '../../tools/lib/examples';
import { manifestsBelow, manifestsIn, report } from '../../tools/lib/policy-files';

const POOL = 'apiVersion: ceph.rook.io/v1\nkind: CephBlockPool\nmetadata: {name: vms, namespace: rook-ceph}\nspec: {replicated: {size: 2}}\n';

test('reads every object below a directory, in the order of files', () => {
  const manifests = manifestsBelow([expectedDir('quickstart')]);
  expect(manifests.length).toBeGreaterThan(20);
  expect(manifests[0].file).toBe('20-volumes.k8s.yaml');
  expect(Policy.judge(manifests)).toEqual([]);
});

test('says file, document and object of a finding', () => {
  const text = report(Policy.judge(manifestsIn('pools.yaml', `---\n# nothing\n---\n${POOL}`)), 1);
  expect(text).toContain('error: pools.yaml[');
  expect(text).toContain('CephBlockPool rook-ceph/vms\n  - spec.replicated.size is 2:');
  expect(text).toContain('rule: policy/pool-copies (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#policy-pool-copies)');
  expect(text).toMatch(/1 objects judged: 1 errors, 0 warnings$/);
});

test('looks into lists', () => {
  expect(manifestsIn('x.yaml', 'kind: List\napiVersion: v1\nitems: [{kind: A, metadata: {name: a}}, {kind: B}]').map(({ object }) => object.kind)).toEqual(['A', 'B']);
});

test('refuses what is no YAML, what is not there, and what holds nothing', () => {
  const dir = mkdtempSync(join(tmpdir(), 'policy-'));
  try {
    expect(() => manifestsBelow([dir])).toThrow('no YAML object');
    expect(() => manifestsBelow([join(dir, 'nowhere')])).toThrow('does not exist');
    writeFileSync(join(dir, 'a.yaml'), 'a: [');
    expect(() => manifestsBelow([dir])).toThrow('a.yaml');
  } finally {
    rmSync(dir, { recursive: true });
  }
});
