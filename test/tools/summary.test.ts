import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedDir } from '../../tools/lib/examples';
import { summarize, Told } from '../../tools/lib/summary/model';
import { readPhases, stackIn } from '../../tools/lib/summary/objects';
import { poolsOf } from '../../tools/lib/summary/pools';
import { toText } from '../../tools/lib/summary/text';

const blockPool = (spec: object) => poolsOf(stackIn([{ file: '40-pools.k8s.yaml', objects: [{ kind: 'CephBlockPool', metadata: { name: 'pool' }, spec: { failureDomain: 'host', ...spec } }] }]))[0];
const summaryOf = (dir: string, told?: Told) => summarize(dir, readPhases(dir), told);

test.each([
  { what: 'one copy', spec: { replicated: { size: 1 } }, works: 0, keeps: 0, raw: 1 },
  { what: 'two copies', spec: { replicated: { size: 2 } }, works: 1, keeps: 1, raw: 2 },
  { what: 'three copies', spec: { replicated: { size: 3 } }, works: 1, keeps: 2, raw: 3 },
  { what: 'five copies', spec: { replicated: { size: 5 } }, works: 2, keeps: 4, raw: 5 },
  { what: 'four copies, two a room', spec: { replicated: { size: 4, replicasPerFailureDomain: 2 } }, works: 1, keeps: 1, raw: 4 },
  { what: '4 + 2 chunks', spec: { erasureCoded: { dataChunks: 4, codingChunks: 2 } }, works: 1, keeps: 2, raw: 1.5 },
  { what: '2 + 1 chunks written with all three', spec: { erasureCoded: { dataChunks: 2, codingChunks: 1 }, parameters: { min_size: '3' } }, works: 0, keeps: 1, raw: 1.5 },
  { what: '2 + 1 chunks', spec: { erasureCoded: { dataChunks: 2, codingChunks: 1 } }, works: 1, keeps: 1, raw: 1.5 },
])('of $what the summary tells what they survive', ({ spec, works, keeps, raw }) => {
  expect(blockPool(spec)).toMatchObject({ worksWithout: works, keepsDataWithout: keeps, rawPerStored: raw });
});

test('every volume of the quickstart is told with its host, size and class', () => {
  const { volumes } = summaryOf(expectedDir('quickstart'));
  expect(volumes.length).toBe(12);
  expect(volumes).toContainEqual({
    host: 'node-d',
    device: '/dev/disk/by-partuuid/0fc63daf-8483-4772-8e79-3d69d8477de4',
    role: 'data',
    size: '800Gi',
    deviceClass: 'ssd',
    persistentVolume: 'devices--node-d--ssd',
  });
});

test('the default class is marked', () => {
  const classes = summaryOf(expectedDir('quickstart')).storageClasses;
  expect(classes.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['ceph-block']);
  expect(classes.map(({ serves }) => serves)).toEqual(['block volumes', 'buckets', 'shared files']);
});

test('claims on a class that is there are told with their zones', () => {
  const { claims, volumes } = summaryOf(expectedDir('on-existing-storageclass'));
  expect(volumes).toEqual([]);
  expect(claims.map(({ zone, count }) => `${count} in ${zone}`)).toEqual(['2 in zone-1', '2 in zone-2', '2 in zone-3']);
});

test('warnings and what the program printed are passed on', () => {
  const text = toText(summaryOf(expectedDir('racks'), { output: 'kubectl label node x y=z\n', warnings: '1 warning\n\nsome/path\n' }), false);
  expect(text).toContain('  kubectl label node x y=z\n');
  expect(text).toMatch(/Warnings\n {2}1 warning\n\n {2}some\/path\n/);
});

test('tables fit 100 columns, and there is no colour where none was asked for', () => {
  const tables = toText(summaryOf(expectedDir('quickstart')), false).split('Next\n')[0];
  expect(tables.split('\n').filter(line => line.length > 100)).toEqual([]);
  expect(tables).not.toContain('\u001b');
  expect(toText(summaryOf(expectedDir('quickstart')), true)).toContain('\u001b');
});

test('a large layout is told by host', () => {
  const dir = mkdtempSync(join(tmpdir(), 'summary-'));
  try {
    const volumes = Array.from({ length: 60 }, (_, i) => ({
      kind: 'PersistentVolume',
      metadata: { name: `v${i}` },
      spec: {
        local: { path: `/dev/disk/by-id/${i}` },
        capacity: { storage: '4Ti' },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [`node-${i % 10}`] }] }] } },
      },
    }));
    writeFileSync(join(dir, '20-volumes.k8s.yaml'), volumes.map(volume => JSON.stringify(volume)).join('\n---\n'));
    const text = toText(summaryOf(dir), false);
    expect(text).toContain('Hosts and volumes (10 hosts, 60 volumes)');
    expect(text).toContain('6 × 4 TiB');
  } finally {
    rmSync(dir, { recursive: true });
  }
});
