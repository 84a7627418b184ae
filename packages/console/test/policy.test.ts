import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Policy } from 'cdk8s-ceph';
import { inProcess } from './lib/command';
import { expectedDir } from '../../../tools/lib/examples';
import { manifestsBelow, manifestsIn } from '../src/input/manifests';
import { approvalOf, readAll } from '../src/input/options';
import { reportOf } from '../src/input/report';

const POOL = 'apiVersion: ceph.rook.io/v1\nkind: CephBlockPool\nmetadata: {name: vms, namespace: rook-ceph}\nspec: {replicated: {size: 2}}\n';
const CLUSTER_VALUES = '{storage: {useAllNodes: false, useAllDevices: false}}';
const judged = (text: string, ...approvals: string[]) => reportOf(manifestsIn('x.yaml', text).manifests, readAll(approvals, approvalOf).values);

let dir: string;
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'policy-')); });
afterAll(() => rmSync(dir, { recursive: true }));

/** The command as people type it, on one file. */
function policy(text: string, ...args: string[]) {
  const file = join(dir, 'input.yaml');
  writeFileSync(file, text);
  return inProcess(['policy', file, ...args]);
}

describe('Reading', () => {
  test('takes every object below a directory, in the order of files', () => {
    const manifests = manifestsBelow([expectedDir('quickstart')]);
    expect(manifests.length).toBeGreaterThan(20);
    expect(manifests[0].file).toBe('20-volumes.k8s.yaml');
    expect(Policy.judge(manifests).findings).toEqual([]);
  });

  test('names a file that is no YAML, with its line, and goes on with the others', () => {
    const { manifests, unreadable } = manifestsIn('a.yaml', `${POOL}---\na: [\n`);
    expect(manifests).toHaveLength(1);
    expect(unreadable).toEqual([{ path: 'a.yaml:7', reason: expect.stringContaining('it is no YAML') }]);
  });

  test('says of a template of Helm what it is', () => {
    expect(manifestsIn('t.yaml', '{{- if .Values.x }}\nkind: A\n{{ end }}\n').unreadable[0].reason).toContain('template of Helm');
  });

  test('refuses what is not there, and what holds nothing, where all of it is needed', () => {
    const empty = mkdtempSync(join(dir, 'empty-'));
    expect(() => manifestsBelow([empty])).toThrow('no YAML object');
    expect(() => manifestsBelow([join(dir, 'nowhere')])).toThrow('does not exist');
    writeFileSync(join(empty, 'a.yaml'), 'a: [');
    expect(() => manifestsBelow([empty])).toThrow('a.yaml:1');
  });
});

describe('Lists and charts', () => {
  test('lists are taken apart, also lists of one kind', () => {
    expect(judged('kind: List\napiVersion: v1\nitems: [{kind: CephBlockPool, apiVersion: ceph.rook.io/v1, metadata: {name: a, namespace: ns}, spec: {replicated: {size: 1}}}]').findings.map(({ code, path }) => [code, path]))
      .toContainEqual(['pool/copies', 'x.yaml[0] List, CephBlockPool ns/a']);
    expect(judged('kind: CephBlockPoolList\napiVersion: ceph.rook.io/v1\nitems: [{kind: CephBlockPool, apiVersion: ceph.rook.io/v1, metadata: {name: a, namespace: ns}, spec: {replicated: {size: 1}}}]').storage).toBe(1);
  });

  const pools = '{name: p, spec: {failureDomain: osd, replicated: {size: 1}}}';
  const values = (indent: string) => `${indent}cephClusterSpec: ${CLUSTER_VALUES}\n${indent}cephBlockPools: [${pools}]\n`;
  test.each([
    ['a HelmRelease of Flux', `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: ns}\nspec:\n  chartRef: {kind: OCIRepository, name: rook-ceph-cluster}\n  values:\n${values('    ')}`],
    ['an Application of Argo CD', `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: r, namespace: argocd}\nspec:\n  destination: {namespace: ns}\n  source:\n    chart: rook-ceph-cluster\n    helm:\n      valuesObject:\n${values('        ')}`],
    ['an Application with values as a text', `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: r, namespace: argocd}\nspec:\n  destination: {namespace: ns}\n  sources:\n    - chart: rook-ceph-cluster\n      helm:\n        values: |\n${values('          ')}`],
    ['helmCharts of kustomize', `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: n\nhelmCharts:\n  - name: rook-ceph-cluster\n    valuesInline:\n${values('      ')}`],
    ['a HelmChart of k3s', `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: {name: r, namespace: kube-system}\nspec:\n  chart: rook-ceph-cluster\n  targetNamespace: ns\n  valuesContent: |-\n${values('    ')}`],
    ['a file of values', values('')],
  ])('values are read in %s', (_, text) => {
    const { findings, notSeen } = judged(text);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['pool/copies', 'pool/failure-domain-osd']));
    expect(findings.find(({ code }) => code === 'pool/copies')?.path).toContain('cephBlockPools[0]');
    expect(notSeen).toEqual([]);
  });

  test('what the chart does by itself is judged as well: it takes all devices', () => {
    expect(judged('cephBlockPools: []\n').findings.map(({ code }) => code)).toContain('policy/greedy-devices');
  });

  test.each([
    ['another chart', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: ns}\nspec: {chart: {spec: {chart: wordpress}}, values: {a: 1}}\n', "the chart 'wordpress'"],
    ['values that stand elsewhere', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: ns}\nspec: {chartRef: {name: rook-ceph-cluster}, valuesFrom: [{kind: ConfigMap, name: v}]}\n', 'were not read'],
    ['an Application of a repository', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: r}\nspec: {source: {path: apps/rook}}\n', 'was not looked at'],
  ])('%s is named as not looked at', (_, text, reason) => {
    expect(judged(text).notSeen.map(each => each.reason)).toEqual([expect.stringContaining(reason)]);
  });
});

describe('Approvals', () => {
  const warned = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: c}\nprovisioner: rook-ceph.rbd.csi.ceph.com\nparameters: {clusterID: rook-ceph, pool: x}\n---\napiVersion: ceph.rook.io/v1\nkind: CephCluster\nmetadata: {name: c, namespace: rook-ceph}\nspec: {storage: {useAllNodes: false, useAllDevices: false}, resources: {osd: {limits: {memory: 4Gi}}}, mon: {count: 3}}\n';
  const codes = (text: string, ...approvals: string[]) => judged(text, ...approvals).findings.filter(({ approved }) => approved === undefined).map(({ code }) => code);

  test('take a warning away, with the reason', () => {
    expect(codes(warned)).toContain('policy/dangling-reference');
    expect(codes(warned, 'policy/dangling-reference=made elsewhere')).not.toContain('policy/dangling-reference');
  });
  test('of an unknown code are told', () => expect(codes(warned, 'policy/danglig=x')).toContain('approval/unknown-code'));
  test('without a reason approve nothing and are told', () => expect(codes(warned, 'policy/dangling-reference=')).toEqual(expect.arrayContaining(['policy/dangling-reference', 'approval/no-reason'])));
  test('that approve nothing are told', () => expect(codes(warned, 'policy/dangling-reference@elsewhere=x')).toContain('approval/unused'));
  test('of errors do nothing and are told', () => expect(codes(POOL, 'pool/copies=x')).toEqual(expect.arrayContaining(['pool/copies', 'approval/of-error'])));
});

describe('The command', () => {
  test('ends with 1 where an error is found, and says line, reason, fix and rule', async () => {
    const { status, stdout, stderr } = await policy(POOL);
    expect(status).toBe(1);
    expect(stderr).toMatch(/input\.yaml:4:21: error pool\/copies\n {2}CephBlockPool rook-ceph\/vms spec\.replicated\.size is 2 copies: .+\n {2}fix: .+/);
    expect(stdout).toContain('1 object judged: 1 error, 0 warnings');
  });

  test('a finding inside a list has the line of the list', async () => {
    const { stderr } = await policy(`a: 1\n---\nkind: List\napiVersion: v1\nitems: [${JSON.stringify({ kind: 'CephBlockPool', apiVersion: 'ceph.rook.io/v1', metadata: { name: 'a', namespace: 'ns' }, spec: { replicated: { size: 1 } } })}]\n`);
    expect(stderr).toMatch(/input\.yaml:3: error pool\/copies\n {2}List, CephBlockPool ns\/a spec\.replicated\.size/);
  });

  test('ends with 2 where nothing is storage, and says so', async () => {
    const { status, stdout, stderr } = await policy('apiVersion: v1\nkind: Service\nmetadata: {name: x}\n');
    expect([status, stderr]).toEqual([2, expect.stringContaining('input/no-storage')]);
    expect(stdout).toContain('No rule is about: 1 Service');
  });

  test('ends with 2 where something could not be read, and tells the rest', async () => {
    const { status, stdout, stderr } = await policy(`${POOL.replace('size: 2', 'size: 3')}---\na: [`);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/input\.yaml:\d+: error input\/yaml/)]);
    expect(stdout).toContain('1 object judged');
  });

  test('ends with 0 where all is well', async () => expect(await inProcess(['policy', expectedDir('quickstart')])).toMatchObject({ status: 0, stdout: expect.stringContaining('no errors, 0 warnings') }));

  test.each([[['--aprove', 'x'], '--aprove'], [['--approve', 'x'], 'usage/approve']])('%s is answered', async (args, told) => {
    expect(await policy(POOL, ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
  });

  test('a folder that is not there is told', async () => expect(await inProcess(['policy', join(dir, 'nowhere')])).toMatchObject({ status: 2, stderr: expect.stringContaining('input/file') }));
});
