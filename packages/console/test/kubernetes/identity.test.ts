import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { change, manifests } from 'cdk8s-ceph/model';
import { build } from 'esbuild';
import { ApiServer } from './api-server';
import { stack } from '../../../../test/model/change/lib/stack';
import { BUNDLING } from '../../../../tools/console';
import { PATHS } from '../../../../tools/lib/paths';
import { clustersThere, collect, differences, tellingOf } from '../../src/identity/collect';
import { bytesOf, FORMAT, KeptFile, keptIn } from '../../src/identity/kept';
import { passphraseOf } from '../../src/identity/passphrase';
import { Objects } from '../../src/kubernetes/objects';
import { Rest } from '../../src/kubernetes/rest';

const FSID = '3f271841-6188-47c1-b3fd-90fd4f978c76', base64 = (text: string) => Buffer.from(text).toString('base64');
const APPLIED = stack(), STATE = manifests.stateOf(APPLIED), NAMESPACE = 'rook-ceph';

let server: ApiServer, objects: Objects;
beforeEach(async () => {
  server = new ApiServer();
  objects = new Objects(new Rest(await server.start()));
});
afterEach(() => server.stop());

/** What only the API server knows that has made it. */
const own = (n: number) => ({ uid: `uid-${n}`, resourceVersion: `${n}`, creationTimestamp: '2026-01-01T00:00:00Z', ownerReferences: [{ kind: 'CephCluster', uid: 'x' }], managedFields: [] });
const plurals: Readonly<Record<string, string>> = {
  Secret: 'secrets', ConfigMap: 'configmaps', Service: 'services', PersistentVolumeClaim: 'persistentvolumeclaims', PersistentVolume: 'persistentvolumes', Node: 'nodes', CephCluster: 'cephclusters', CephBlockPool: 'cephblockpools',
};

function put(target: ApiServer, kind: string, name: string, more: object, metadata: object = {}, namespace: string | undefined = NAMESPACE): void {
  const apiVersion = kind.startsWith('Ceph') ? 'ceph.rook.io/v1' : 'v1', base = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  const scoped = kind === 'PersistentVolume' || kind === 'Node';
  target.objects.set(`${base}${scoped ? '' : `/namespaces/${namespace}`}/${plurals[kind]}/${name}`, { apiVersion, kind, metadata: { name, ...scoped ? {} : { namespace }, ...own(target.objects.size), ...metadata }, ...more });
}

/** A cluster as it lives: one OSD and three monitors are enough of it. */
function live(): void {
  const hosts = STATE.clusters[0].layout.hosts.map(({ name }) => name);
  hosts.forEach(name => put(server, 'Node', name, { status: {} }, { labels: { 'kubernetes.io/hostname': name, 'topology.rook.io/rack': 'r1', 'beta.kubernetes.io/os': 'linux' } }));
  put(server, 'Secret', 'rook-ceph-mon', { type: 'kubernetes.io/rook', data: { 'fsid': base64(FSID), 'mon-secret': base64('m'), 'ceph-username': base64('client.admin'), 'ceph-secret': base64('s') } }, { finalizers: ['ceph.rook.io/disaster-protection'] });
  put(server, 'Secret', 'rook-ceph-admin-keyring', { data: { keyring: base64('k') } });
  put(server, 'Secret', 'default-token', { type: 'kubernetes.io/service-account-token', data: { token: base64('t') } });
  put(server, 'Secret', 'elsewhere', { data: { x: base64('y') } }, {}, 'shop');
  put(server, 'ConfigMap', 'rook-ceph-mon-endpoints', {
    data: { data: 'a=10.96.0.1:6789,b=10.96.0.2:6789', maxMonId: '1', mapping: '{"node":{"a":{"Name":"node-a","Hostname":"node-a","Address":"10.0.0.1"},"b":{"Name":"node-b","Hostname":"node-b","Address":"10.0.0.2"}}}' },
  }, { finalizers: ['ceph.rook.io/disaster-protection'] });
  for (const [i, name] of ['a', 'b'].entries()) put(server, 'Service', `rook-ceph-mon-${name}`, { spec: { clusterIP: `10.96.0.${i + 1}`, ports: [{ port: 6789 }] }, status: { loadBalancer: {} } }, { labels: { app: 'rook-ceph-mon' } });
  put(server, 'PersistentVolumeClaim', 'node-a--bay0-data-0x', { spec: { volumeName: 'disks--node-a--bay0' }, status: { phase: 'Bound' } }, { labels: { 'ceph.rook.io/DeviceSet': 'node-a--bay0' }, annotations: { 'pv.kubernetes.io/bind-completed': 'yes', 'mine': 'stays' }, finalizers: ['kubernetes.io/pvc-protection'] });
  put(server, 'PersistentVolume', 'disks--node-a--bay0', {
    spec: { local: { path: '/dev/x' }, claimRef: { kind: 'PersistentVolumeClaim', namespace: NAMESPACE, name: 'node-a--bay0-data-0x', uid: 'gone', resourceVersion: '7' }, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-a'] }] }] } } }, status: { phase: 'Bound' },
  });
  put(server, 'PersistentVolumeClaim', 'orders', { spec: { volumeName: 'pvc-1' }, status: { phase: 'Bound' } }, {}, 'shop');
  put(server, 'PersistentVolume', 'pvc-1', { spec: { csi: { driver: 'rook-ceph.rbd.csi.ceph.com', volumeHandle: '0001-0009-rook-ceph-1', volumeAttributes: { clusterID: NAMESPACE } }, claimRef: { namespace: 'shop', name: 'orders', uid: 'gone' } } });
  const { metadata, spec } = STATE.clusters[0].object;
  put(server, 'CephCluster', metadata.name, { spec, status: { ceph: { fsid: FSID } } }, { finalizers: ['cephcluster.ceph.rook.io'] });
  put(server, 'CephBlockPool', 'vms', { spec: { replicated: { size: 3 } }, status: { phase: 'Ready' } });
}

const named = (all: readonly any[]) => all.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`).sort();

test('what rebuilds a cluster is read, without what only the former API server understands', async () => {
  live();
  const { objects: all, clusters, nodes, missing } = await collect(objects, STATE);
  expect(missing).toEqual([]);
  expect(clusters).toEqual([{ key: STATE.clusters[0].key, fsid: FSID }]);
  expect(named(all)).toEqual([
    'CephBlockPool rook-ceph/vms', `CephCluster ${STATE.clusters[0].key}`, 'ConfigMap rook-ceph/rook-ceph-mon-endpoints', 'PersistentVolume /disks--node-a--bay0', 'PersistentVolume /pvc-1',
    'PersistentVolumeClaim rook-ceph/node-a--bay0-data-0x', 'PersistentVolumeClaim shop/orders', 'Secret rook-ceph/rook-ceph-admin-keyring', 'Secret rook-ceph/rook-ceph-mon', 'Service rook-ceph/rook-ceph-mon-a', 'Service rook-ceph/rook-ceph-mon-b',
  ]);
  const text = JSON.stringify(all);
  for (const word of ['"uid"', 'resourceVersion', 'ownerReferences', 'creationTimestamp', 'managedFields', '"status"', 'bind-completed', 'pvc-protection']) expect(text).not.toContain(word);
  expect(all.find(({ metadata }) => metadata.name === 'rook-ceph-mon').metadata.finalizers).toEqual(['ceph.rook.io/disaster-protection']);
  expect(all.find(({ metadata }) => metadata.name === 'node-a--bay0-data-0x').metadata.annotations).toEqual({ mine: 'stays' });
  expect(all.find(({ metadata }) => metadata.name === 'rook-ceph-mon-a').spec.clusterIP).toBe('10.96.0.1');
  expect(nodes).toEqual(['node-a', 'node-b'].map(name => ({ name, labels: { 'kubernetes.io/hostname': name, 'topology.rook.io/rack': 'r1' } })));
});

test.each<[string, string, RegExp]>([
  ['the Secret of the monitors', '/api/v1/namespaces/rook-ceph/secrets/rook-ceph-mon', /Secret rook-ceph\/rook-ceph-mon lacks ceph-secret, ceph-username, fsid, mon-secret/],
  ['the addresses of the monitors', '/api/v1/namespaces/rook-ceph/configmaps/rook-ceph-mon-endpoints', /lacks data, mapping, maxMonId/],
  ['the Service of a monitor', '/api/v1/namespaces/rook-ceph/services/rook-ceph-mon-b', /Service of the monitor b/],
  ['the CephCluster', `/apis/ceph.rook.io/v1/namespaces/rook-ceph/cephclusters/${STATE.clusters[0].name}`, /CephCluster .* is not there/],
  ['the volume of an OSD', '/api/v1/persistentvolumes/disks--node-a--bay0', /volume of the claim rook-ceph\/node-a--bay0-data-0x/],
])('without %s it is no backup', async (_, path, reason) => {
  live();
  expect(server.objects.delete(path)).toBe(true);
  expect((await collect(objects, STATE)).missing.join(' ')).toMatch(reason);
});

test('a part of a Secret that is empty is missing', async () => {
  live();
  delete server.objects.get('/api/v1/namespaces/rook-ceph/secrets/rook-ceph-mon').data['mon-secret'];
  expect((await collect(objects, STATE)).missing).toEqual(['Secret rook-ceph/rook-ceph-mon lacks mon-secret.']);
});

test('where the API server does not answer nothing is kept', async () => {
  server.stop();
  await expect(collect(objects, STATE)).rejects.toThrow();
});

test('monitors on the network of their hosts have no Service', async () => {
  live();
  server.objects.get(`/apis/ceph.rook.io/v1/namespaces/rook-ceph/cephclusters/${STATE.clusters[0].name}`).spec = { ...STATE.clusters[0].object.spec, network: { provider: 'host' } };
  for (const name of ['a', 'b']) server.objects.delete(`/api/v1/namespaces/rook-ceph/services/rook-ceph-mon-${name}`);
  expect((await collect(objects, STATE)).missing).toEqual([]);
});

test('what Ceph does not tell is told', async () => {
  const { told, open } = await tellingOf({ ceph: async (_, words) => words.join(' ') === 'auth ls' ? { code: 0, output: '', json: { auth_dump: [] } } : { code: 1, output: 'timed out' } }, ['rook-ceph/ceph']);
  expect(told).toEqual({ 'rook-ceph/ceph: ceph auth ls': { auth_dump: [] } });
  expect(open).toContain('rook-ceph/ceph: ceph mon dump');
});

describe('Restored into another Kubernetes', () => {
  /** All that was kept, applied by the steps to an API server that is empty. */
  async function restored() {
    live();
    const { objects: all, clusters, nodes } = await collect(objects, STATE), steps = change.planRestore({ state: STATE, objects: all, clusters, operatorNamespace: NAMESPACE });
    const other = new ApiServer(), there = new Objects(new Rest(await other.start()));
    return { all, clusters, nodes, steps, other, there };
  }

  test('every object that was kept is applied exactly as it was kept, and identity comes before the cluster, which comes with the operator', async () => {
    const { all, steps, other, there } = await restored();
    try {
      const order: string[] = [];
      for (const { actions } of steps) {
        for (const object of actions.flatMap(({ objects: applied = [] }) => applied)) {
          order.push(`${object.kind} ${object.metadata.name}`);
          // Kinds that this API server does not know are none of what was kept.
          if (plurals[object.kind] !== undefined || object.kind === 'Namespace') await there.apply(object);
        }
      }
      const { missing, objects: again } = await collect(there, STATE);
      // Nodes are joined by somebody.
      expect(missing).toEqual([]);
      const plain = (list: readonly any[]) => Object.fromEntries(list.map(object => [named([object])[0], { ...object, spec: object.spec ?? {} }]));
      expect(plain(again)).toMatchObject(plain(all));
      expect(order.indexOf('Secret rook-ceph-mon')).toBeLessThan(order.indexOf(`CephCluster ${STATE.clusters[0].name}`));
      expect(order.indexOf('PersistentVolumeClaim node-a--bay0-data-0x')).toBeLessThan(order.indexOf(`CephCluster ${STATE.clusters[0].name}`));
      expect(order.indexOf('PersistentVolumeClaim orders')).toBeGreaterThan(order.indexOf(`CephCluster ${STATE.clusters[0].name}`));
    } finally {
      other.stop();
    }
  });

  test('the operator rests until the cluster knows who it is, and then monitors, fsid and OSDs are waited for', async () => {
    const operator = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: NAMESPACE }, spec: { replicas: 1 } };
    live();
    const { objects: all, clusters } = await collect(objects, STATE), state = manifests.stateOf([operator, ...APPLIED]);
    const steps = change.planRestore({ state, objects: all, clusters, operatorNamespace: NAMESPACE });
    const [, identity, resting, cluster] = steps;
    expect(steps.map(({ id }) => id)).toEqual(['install/restore-definitions', 'install/restore-identity', 'install/restore-operator', 'install/restore-clusters', 'install/restore-services', 'install/restore-applications']);
    expect(identity.after.map(({ title }) => title)).toEqual(['the claim rook-ceph/node-a--bay0-data-0x is bound']);
    expect(resting.actions[0].objects!.find(({ metadata }) => metadata.name === 'rook-ceph-operator').spec.replicas).toBe(0);
    expect(cluster.actions.map(({ kind, replicas }) => [kind, replicas])).toEqual([['apply', undefined], ['scale', 1]]);
    expect(cluster.after.map(({ expectation: { kind, fsid } }) => [kind, fsid])).toEqual([['ready', undefined], ['fsid', FSID], ['monitorsInQuorum', undefined], ['osdsUp', undefined]]);
  });

  test('nodes that are missing or labelled otherwise are named, and a CephCluster that is there', async () => {
    const { nodes, other, there } = await restored();
    try {
      put(other, 'Node', 'node-a', {}, { labels: { 'kubernetes.io/hostname': 'node-a', 'topology.rook.io/rack': 'r2' } });
      expect(await differences(there, nodes)).toEqual(['node-a had the label topology.rook.io/rack=r1', 'node-b is not among the nodes']);
      expect(await clustersThere(there)).toEqual([]);
      put(other, 'CephCluster', 'new', { status: { ceph: { fsid: 'other' } } });
      expect(await clustersThere(there)).toEqual(['rook-ceph/new (other)']);
    } finally {
      other.stop();
    }
  });
});

describe('The file', () => {
  const home = mkdtempSync(join(tmpdir(), 'identity-'));
  let sealing: typeof import('../../src/identity/sealed');
  beforeAll(async () => {
    // The library is of the new kind of modules, which jest cannot load: it is bundled as the command is.
    const outfile = join(home, 'sealed.cjs');
    await build({ ...BUNDLING, entryPoints: [join(PATHS.root, 'packages/console/src/identity/sealed.ts')], outfile, format: 'cjs' });
    sealing = createRequire(__filename)(outfile);
  });
  afterAll(() => rmSync(home, { recursive: true }));

  const KEPT: KeptFile = { format: FORMAT, made: '2026-11-29T08:00:00.000Z', context: 'prod', operatorNamespace: NAMESPACE, clusters: [], nodes: [], objects: [{ kind: 'Secret', data: { key: 'very secret' } }], applied: [], ceph: {} };
  /** Less work than usual: it is the format that is tried. */
  const seal = (passphrase = 'correct horse battery') => sealing.sealed(bytesOf(KEPT), passphrase, 10);

  test('is opened by its passphrase, and tells nothing without', async () => {
    const bytes = await seal();
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    expect(Buffer.from(bytes).includes('secret')).toBe(false);
    expect(keptIn(await sealing.opened(bytes, 'correct horse battery'))).toEqual(KEPT);
  });

  test('is not opened by another passphrase', async () => {
    await expect(sealing.opened(await seal(), 'correct horse batteri')).rejects.toMatchObject({ wrongPassphrase: true });
  });

  test.each([['its head', 40], ['the middle of its data', -60], ['its last byte', -1]])('changed in %s it is not opened', async (_, at) => {
    const bytes = await seal(), place = at < 0 ? bytes.length + at : at;
    bytes[place] ^= 1;
    await expect(sealing.opened(bytes, 'correct horse battery')).rejects.toThrow();
  });

  test('cut off it is not opened', async () => {
    const bytes = await seal();
    await expect(sealing.opened(bytes.subarray(0, bytes.length - 20), 'correct horse battery')).rejects.toThrow();
  });

  test('of another format it is not read', () => {
    expect(() => keptIn(gzipSync(JSON.stringify({ ...KEPT, format: 'other' })))).toThrow('the format is other');
    expect(JSON.parse(gunzipSync(bytesOf(KEPT)).toString())).toEqual(KEPT);
  });
});

describe('A passphrase', () => {
  const home = mkdtempSync(join(tmpdir(), 'pass-')), file = join(home, 'pass');
  afterAll(() => rmSync(home, { recursive: true }));
  const typed = (...answers: (string | undefined)[]) => ({ secret: async () => answers.shift() });

  test('is read from a file without its last line break', async () => {
    writeFileSync(file, 'correct horse battery\n');
    expect(readFileSync(file, 'utf8')).toContain('\n');
    expect(await passphraseOf(file, true, {})).toEqual({ passphrase: 'correct horse battery' });
  });

  test('is typed twice for a new file, and once to open it', async () => {
    expect(await passphraseOf(undefined, true, typed('correct horse battery', 'correct horse battery'))).toEqual({ passphrase: 'correct horse battery' });
    expect(await passphraseOf(undefined, true, typed('correct horse battery', 'correct horse batteri'))).toMatchObject({ problem: { code: 'identity/passphrase' } });
    expect(await passphraseOf(undefined, false, typed('short'))).toEqual({ passphrase: 'short' });
  });

  test('that is short, empty or that nobody types is refused', async () => {
    expect(await passphraseOf(undefined, true, typed('short'))).toMatchObject({ problem: { code: 'identity/passphrase' } });
    expect(await passphraseOf(undefined, false, typed(''))).toMatchObject({ problem: { code: 'identity/passphrase' } });
    expect(await passphraseOf(undefined, true, typed(undefined))).toMatchObject({ problem: { reason: 'none was typed' } });
    expect(await passphraseOf(undefined, true, {})).toMatchObject({ problem: { fix: expect.stringContaining('--passphrase-file') } });
  });
});
