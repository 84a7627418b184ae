import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMS } from './programs';
import { compare } from '../../tools/lib/parity/compare';
import { counts, installs, parityMarkdown } from '../../tools/lib/parity/markdown';
import { REASONS } from '../../tools/lib/parity/reason-table';
import { reasonFor } from '../../tools/lib/parity/reasons';
import { readRookExamples, RookExamples } from '../../tools/lib/parity/rook-examples';
import { parityTable, Row } from '../../tools/lib/parity/table';
import { UNCOVERED } from '../../tools/lib/parity/uncovered';
import { PATHS } from '../../tools/lib/paths';
import { notSupportedMarkdown } from '../../tools/lib/rule-book/not-supported';

describe('Rook\'s own examples', () => {
  let examples: RookExamples;
  let rows: Row[];

  beforeAll(() => {
    examples = readRookExamples();
    rows = parityTable(examples, PROGRAMS);
  });

  test('each have a verdict, document by document', () => {
    expect(rows.length).toBe(examples.files.flatMap(({ documents }) => documents).length);
    expect(rows.length).toBeGreaterThan(300);
    const [equal, stricter, uncovered] = counts(rows);
    const [own, ownStricter] = counts(rows.filter(installs));
    console.log(`parity: ${equal} equal (${own} of them the operator's own manifests), ${stricter} stricter (${ownStricter}), ${uncovered} not covered`);
    expect(equal + stricter).toBeGreaterThanOrEqual(250);
  });

  test('differ from ours nowhere without a reason', () => {
    expect(rows.flatMap(({ file, kind, name, differences }) => differences.filter(({ reason }) => reason === undefined)
      .map(({ path }) => `${file} ${kind}/${name} ${path}`))).toEqual([]);
  });

  test('use every reason', () => {
    const used = new Set(rows.flatMap(({ differences }) => differences.map(({ reason }) => reason)));
    expect(REASONS.filter(reason => !used.has(reason)).map(({ id }) => id)).toEqual([]);
    expect(new Set(REASONS.map(({ id }) => id)).size).toBe(REASONS.length);
  });

  test('use every excuse for what is not covered', () => {
    const used = new Set(rows.map(({ uncovered }) => uncovered));
    expect(UNCOVERED.filter(entry => !used.has(entry)).map(({ files }) => files)).toEqual([]);
  });

  test('are each made by at most one program, which makes something', () => {
    const files = PROGRAMS.map(({ file }) => file);
    expect(files.filter((file, i) => files.indexOf(file) !== i)).toEqual([]);
    expect(files.filter(file => rows.every(row => row.file !== file || row.verdict === 'not covered'))).toEqual([]);
  });

  test('are what docs/reference/rook-parity.md says (else run `npx projen docs:parity`)', () => {
    const page = readFileSync(join(PATHS.root, 'docs', 'reference', 'rook-parity.md'), 'utf8');
    expect(page).toBe(parityMarkdown(rows, examples.version));
  });

  test('that are not covered are what docs/reference/not-supported.md says (else run `npx projen docs:parity`)', () => {
    expect(readFileSync(join(PATHS.root, 'docs', 'reference', 'not-supported.md'), 'utf8')).toBe(notSupportedMarkdown(rows));
  });
});

describe('The comparison', () => {
  const rook = { apiVersion: 'ceph.rook.io/v1', kind: 'CephBlockPool', metadata: { name: 'a' }, spec: { failureDomain: 'host', replicated: { size: 3 } } };
  const changed = (spec: object) => ({ ...rook, spec: { ...rook.spec, ...spec } });

  test('finds an object equal to itself, whatever its name', () => {
    expect(compare(rook, { ...rook, metadata: { name: 'b' } })).toEqual([]);
  });

  test.each([
    ['a null', { parameters: null }],
    ['an empty map', { quotas: {} }],
    ['a switch that is off', { enableRBDStats: false }],
  ])('does not count %s', (_, spec) => expect(compare(rook, changed(spec))).toEqual([]));

  test('counts a switch that is on', () => {
    expect(compare(rook, changed({ enableRBDStats: true }))).toEqual([{ path: 'spec.enableRBDStats', rook: undefined, ours: true }]);
  });

  test('counts false outside of Rook\'s kinds, where it may differ from nothing', () => {
    const claims = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'a' } };
    expect(compare(claims, { ...claims, allowVolumeExpansion: false })).toHaveLength(1);
  });

  test('counts what is missing, leaf by leaf', () => {
    expect(compare(rook, changed({ replicated: undefined })).map(({ path }) => path)).toEqual(['spec.replicated.size']);
  });

  test('counts lists of other lengths once, and others entry by entry', () => {
    const list = (...sizes: number[]) => changed({ list: sizes.map(size => ({ size })) });
    expect(compare(list(1, 2), list(1))).toHaveLength(1);
    expect(compare(list(1, 2), list(1, 3)).map(({ path }) => path)).toEqual(['spec.list[1].size']);
  });

  test('keeps the empty rule of a NetworkPolicy, which means everything', () => {
    const policy = (egress: object[]) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' }, spec: { egress } });
    expect(compare(policy([{}]), policy([]))).toHaveLength(1);
  });
});

describe('No reason excuses', () => {
  const cases: [string, string, string, { path: string; rook?: unknown; ours?: unknown }][] = [
    ['fewer copies', 'CephBlockPool', 'pool.yaml', { path: 'spec.replicated.size', rook: 3, ours: 2 }],
    ['an unsafe size', 'CephBlockPool', 'pool.yaml', { path: 'spec.replicated.requireSafeReplicaSize', rook: true }],
    ['a failure domain left out', 'CephBlockPool', 'pool.yaml', { path: 'spec.failureDomain', rook: 'host' }],
    ['other chunks', 'CephBlockPool', 'pool-ec.yaml', { path: 'spec.erasureCoded.codingChunks', rook: 1, ours: 0 }],
    ['all devices', 'CephCluster', 'cluster-on-pvc.yaml', { path: 'spec.storage.useAllDevices', ours: true }],
    ['a set that may move on a local disk', 'CephCluster', 'cluster.yaml', { path: 'spec.storage.storageClassDeviceSets', ours: [{ count: 1, portable: true }] }],
    ['fewer monitors', 'CephCluster', 'cluster.yaml', { path: 'spec.mon.count', rook: 3, ours: 1 }],
    ['a name that moves', 'PersistentVolume', 'cluster-on-local-pvc.yaml', { path: 'spec.local.path', rook: '/dev/sdb', ours: '/dev/sdc' }],
    ['another driver', 'StorageClass', 'csi/rbd/storageclass.yaml', { path: 'provisioner', rook: 'rook-ceph.rbd.csi.ceph.com', ours: 'rbd' }],
    ['features of images left out', 'StorageClass', 'csi/rbd/storageclass.yaml', { path: 'parameters.imageFeatures', rook: 'layering' }],
    ['another capability', 'CephClient', 'ceph-client.yaml', { path: 'spec.caps.osd', rook: 'profile rbd pool=images', ours: 'allow *' }],
    ['a policy that lets everything out', 'NetworkPolicy', 'networkpolicy.yaml', { path: 'spec.egress', rook: [{ to: [] }], ours: [{}] }],
    ['data that goes with its object', 'CephObjectStore', 'object-ec.yaml', { path: 'spec.preservePoolsOnDelete', rook: true }],
  ];

  test.each(cases)('%s', (_, kind, file, difference) => expect(reasonFor(kind, file, difference)).toBeUndefined());
});
