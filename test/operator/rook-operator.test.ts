import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, JsonPatch } from 'cdk8s';
import { CsiSnapshotPolicy, Findings, Phase, RookLogLevel, RookOperator, RookOperatorProps } from '../../src';
import { phaseOf } from '../../src/core/render';
import { ROOK_OPERATOR_RULES, RookOperatorCase } from '../../src/model/rules/rook-operator';
import { evaluate } from '../../src/model/rules/rule';
import { readAll } from '../../src/operator/manifests';

const MANIFESTS = join(__dirname, '../../vendor/rook-operator');

function newOperator(props?: RookOperatorProps): { chart: Chart; operator: RookOperator; objects: () => any[] } {
  const chart = new Chart(new App(), 'storage', { namespace: 'elsewhere' });
  const operator = new RookOperator(chart, 'rook', props);
  return { chart, operator, objects: () => operator.node.children.map(child => (child as any).toJson()) };
}
const object = (objects: any[], kind: string, name: string, namespace?: string) => {
  const found = objects.filter(o => o.kind === kind && o.metadata.name === name && (namespace === undefined || o.metadata.namespace === namespace));
  expect(found).toHaveLength(1);
  return found[0];
};
const settings = (props?: RookOperatorProps) => object(newOperator(props).objects(), 'ConfigMap', 'rook-ceph-operator-config').data;
const drivers = (props?: RookOperatorProps) => newOperator(props).objects().filter(o => o.kind === 'Driver');

describe('RookOperator', () => {
  const { objects, operator } = newOperator();
  const all = objects();

  test('brings the definitions of every kind', () => {
    expect(all.filter(o => o.kind === 'CustomResourceDefinition').map(o => o.metadata.name))
      .toEqual(expect.arrayContaining(['cephclusters.ceph.rook.io', 'objectbucketclaims.objectbucket.io', 'drivers.csi.ceph.io']));
  });

  test('puts definitions into their own phase, and everything else into that of the operator', () => {
    for (const child of operator.node.children) {
      expect(phaseOf(child)).toBe((child as any).kind === 'CustomResourceDefinition' ? Phase.CRDS : Phase.OPERATOR);
    }
  });

  test('guards definitions and namespaces against pruning', () => {
    const guarded = all.filter(o => o.metadata.annotations?.['argocd.argoproj.io/sync-options'] !== undefined).map(o => o.kind);
    expect(new Set(guarded)).toEqual(new Set(['CustomResourceDefinition', 'Namespace']));
    expect(guarded).toHaveLength(all.filter(o => ['CustomResourceDefinition', 'Namespace'].includes(o.kind)).length);
  });

  test('writes every namespace in, and no other', () => {
    const { objects: elsewhere } = newOperator({ namespace: 'ceph-system' });
    const text = JSON.stringify(elsewhere().filter(o => o.kind !== 'CustomResourceDefinition'));
    expect(text).not.toMatch(/\{(operator|cluster)Namespace\}|"elsewhere"/);
    expect(text).toContain('"ceph-system.rbd.csi.ceph.com"');
    expect(text).not.toMatch(/"namespace":"rook-ceph"/);
  });

  test('gives objects without a namespace none', () => {
    expect(object(all, 'ClusterRole', 'rook-ceph-osd').metadata.namespace).toBeUndefined();
  });

  test('is quiet, monitored, and refuses loop devices by default', () => {
    expect(settings()).toMatchObject({ ROOK_LOG_LEVEL: 'INFO', ROOK_CEPH_ALLOW_LOOP_DEVICES: 'false', ROOK_ENABLE_DISCOVERY_DAEMON: 'false' });
    object(all, 'RoleBinding', 'rook-ceph-monitor', 'rook-ceph');
  });

  test('allows loop devices when told so', () => {
    expect(settings({ allowLoopDevices: true }).ROOK_CEPH_ALLOW_LOOP_DEVICES).toBe('true');
  });

  test('tells more when told so', () => {
    expect(settings({ logLevel: RookLogLevel.DEBUG }).ROOK_LOG_LEVEL).toBe('DEBUG');
  });

  test('takes further settings', () => {
    expect(settings({ settings: { ROOK_OBC_WATCH_OPERATOR_NAMESPACE: 'false' } }).ROOK_OBC_WATCH_OPERATOR_NAMESPACE).toBe('false');
  });

  test('leaves the permissions for monitoring out when told so', () => {
    expect(newOperator({ monitoring: false }).objects().map(o => o.metadata.name)).not.toContain('rook-ceph-monitor');
  });

  test('says of every driver whether it takes snapshots', () => {
    expect(drivers().map(driver => driver.spec.snapshotPolicy)).toEqual(['volumeSnapshot', 'volumeSnapshot']);
    expect(drivers({ snapshotPolicy: CsiSnapshotPolicy.NONE }).map(driver => driver.spec.snapshotPolicy)).toEqual(['none', 'none']);
  });

  test('runs as many CSI controllers as told', () => {
    expect(drivers()[0].spec.controllerPlugin.replicas).toBeUndefined();
    expect(drivers({ csiControllerReplicas: 2 }).map(driver => driver.spec.controllerPlugin.replicas)).toEqual([2, 2]);
  });

  test('serves clusters in further namespaces', () => {
    const served = newOperator({ clusterNamespaces: ['ceph-b', 'ceph-c'] }).objects();
    for (const namespace of ['ceph-b', 'ceph-c']) {
      object(served, 'Namespace', namespace);
      object(served, 'ServiceAccount', 'rook-ceph-osd', namespace);
      object(served, 'RoleBinding', 'rook-ceph-monitor', namespace);
    }
  });

  test('gives all further clusters their rights in bindings that upstream names alike', () => {
    const served = newOperator({ clusterNamespaces: ['ceph-b', 'ceph-c'] }).objects();
    expect(object(served, 'ClusterRoleBinding', 'rook-ceph-osd-external').subjects.map((subject: any) => subject.namespace)).toEqual(['ceph-b', 'ceph-c']);
  });

  test('can be patched in any object', () => {
    const { operator: patched, objects: after } = newOperator();
    patched.patch('Deployment', 'rook-ceph-operator', JsonPatch.replace('/spec/replicas', 0));
    expect(object(after(), 'Deployment', 'rook-ceph-operator').spec.replicas).toBe(0);
    expect(object(newOperator().objects(), 'Deployment', 'rook-ceph-operator').spec.replicas).toBe(1);
  });

  test('says so when there is no such object to patch', () => {
    expect(() => newOperator().operator.patch('Deployment', 'rook', JsonPatch.remove('/spec'))).toThrow("[storage/rook] Rook's manifests have no Deployment 'rook'");
  });

  test('is made in at most a hundred times of what it takes to read its manifests', () => {
    const least = (work: () => unknown) => Math.min(...[1, 2, 3].map(() => {
      const start = process.hrtime.bigint();
      work();
      return Number(process.hrtime.bigint() - start);
    }));
    const files = readdirSync(MANIFESTS).map(name => readFileSync(join(MANIFESTS, name), 'utf8'));
    expect(least(() => newOperator().chart.toJson()) / least(() => files.map(text => JSON.parse(text)))).toBeLessThan(100);
  });

  test('is known without its objects where it is installed already', () => {
    const chart = new Chart(new App(), 'storage');
    const existing = RookOperator.existing(chart, 'rook', { namespace: 'ceph-system', allowLoopDevices: true });
    expect([existing.namespace, existing.allowLoopDevices]).toEqual(['ceph-system', true]);
    expect(chart.toJson()).toEqual([]);
  });
});

describe('Rules on the operator', () => {
  const codes = (props?: RookOperatorProps) => Findings.of(newOperator(props).chart).map(finding => finding.code);

  test.each([
    [undefined], [{ namespace: 'a'.repeat(43) }], [{ clusterNamespaces: ['b', 'c'], csiControllerReplicas: 2 }],
    [{ settings: { ROOK_CEPH_COMMANDS_TIMEOUT_SECONDS: '30', CSI_CEPHFS_KERNEL_MOUNT_OPTIONS: 'ms_mode=secure' } }],
  ])('nothing is said about %j', props => {
    expect(codes(props)).toEqual([]);
  });

  test.each([
    ['rook-operator/namespace', { namespace: 'Rook' }],
    ['rook-operator/driver-name', { namespace: 'a'.repeat(44) }],
    ['rook-operator/cluster-namespaces', { clusterNamespaces: ['B'] }],
    ['rook-operator/cluster-namespaces', { clusterNamespaces: ['rook-ceph'] }],
    ['rook-operator/cluster-namespaces', { clusterNamespaces: ['b', 'b'] }],
    ['rook-operator/csi-replicas', { csiControllerReplicas: 0 }],
    ['rook-operator/setting-name', { settings: { 'ROOK LOG': 'x' } }],
    ['rook-operator/setting-with-prop', { settings: { ROOK_LOG_LEVEL: 'DEBUG' } }],
    ['rook-operator/dead-setting', { settings: { CSI_PROVISIONER_REPLICAS: '2' } }],
  ])('%s: %j', (code, props) => {
    expect(codes(props)).toEqual([code]);
  });

  test.each([[true, []], [false, ['rook-operator/manifests-missing']]])('rook-operator/manifests-missing: present %s', (manifests, expected) => {
    const subject: RookOperatorCase = { namespace: 'rook-ceph', clusterNamespaces: [], manifests, settings: {}, given: {}, driversByObjects: true };
    expect(evaluate(ROOK_OPERATOR_RULES, subject, false).map(breach => breach.code)).toEqual(expected);
  });

  test('rook-operator/namespace: of an operator that is there already', () => {
    const chart = new Chart(new App(), 'storage');
    RookOperator.existing(chart, 'rook', { namespace: 'Rook' });
    expect(Findings.of(chart).map(finding => finding.code)).toEqual(['rook-operator/namespace']);
  });

  test('manifests that are not all there count as missing', () => {
    expect(readAll(__dirname)).toBeUndefined();
  });
});
