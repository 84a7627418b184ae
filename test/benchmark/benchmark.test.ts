import { App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { Benchmark, BenchmarkBackend, BenchmarkClients, BenchmarkProps, BenchmarkRow, CephCluster, Host, LocalVolume, LocalVolumeSet, StorageClass } from '../../src';
import { ROWS } from '../../src/model/benchmark';
import { benchmarksIn, describedBy, jobEnd } from '../../src/model/manifests';
import { BENCHMARK_TOPIC } from '../../src/model/rules';
import { hosts } from '../support/fake-cluster';
import { codes, finding, object, stage } from '../support/services';

const named = (chart: Chart, name: string) => StorageClass.fromStorageClassName(chart, `class-${name}`, name);

function benchmark(props: Partial<Omit<BenchmarkProps, 'backends'>> & { backends?: (chart: Chart) => BenchmarkBackend[] } = {}, of = hosts(3)) {
  const { chart, cluster } = stage(of);
  const { backends = () => [BenchmarkBackend.claims(named(chart, 'fast'))], ...rest } = props;
  return { chart, made: new Benchmark(chart, 'bench', { cluster, image: 'fio', workingSet: Size.gibibytes(128), cacheSize: Size.gibibytes(64), backends: backends(chart), ...rest }) };
}
const all = (chart: Chart) => [BenchmarkBackend.claims(named(chart, 'fast')), BenchmarkBackend.nfs('nfs.example.com', '/export'), BenchmarkBackend.buckets(named(chart, 'buckets'))];
const kinds = (chart: Chart) => chart.toJson().map(({ kind, metadata: { name } }: any) => `${kind} ${name}`);

describe('A benchmark', () => {
  test('makes a claim and a job for each backend and host, and nothing that runs', () => {
    const { chart } = benchmark({ backends: all, hosts: ['a', 'b'] });
    expect(kinds(chart).sort()).toEqual([
      'ConfigMap benchmark', 'Job benchmark--buckets--a', 'Job benchmark--buckets--b', 'Job benchmark--fast--a', 'Job benchmark--fast--b', 'Job benchmark--nfs--a', 'Job benchmark--nfs--b',
      'ObjectBucketClaim benchmark--buckets', 'PersistentVolume storage--benchmark--nfs--a', 'PersistentVolume storage--benchmark--nfs--b',
      'PersistentVolumeClaim benchmark--fast--a', 'PersistentVolumeClaim benchmark--fast--b', 'PersistentVolumeClaim benchmark--nfs--a', 'PersistentVolumeClaim benchmark--nfs--b',
    ]);
    expect(chart.toJson().filter(({ kind }: any) => kind === 'Job').every(({ spec }: any) => spec.suspend)).toBe(true);
    expect(codes(chart)).toEqual([]);
  });

  test('has clients on the hosts of the cluster unless it is told others', () => {
    expect(benchmarksIn(benchmark().chart.toJson())[0].spec.hosts).toEqual(hosts(3).map(({ name }) => name));
  });

  test('measures all rows that its storage can take, with one client and with one a host', () => {
    const { spec } = benchmarksIn(benchmark().chart.toJson())[0];
    expect(spec.rows).toEqual(ROWS.map(({ name }) => name).filter(name => !name.startsWith('object-')));
    expect(spec).toMatchObject({ clients: ['one', 'one-a-host'], rounds: 6, seed: 1, seconds: 60, rampSeconds: 30 });
    expect(benchmarksIn(benchmark({ hosts: ['a'] }).chart.toJson())[0].spec.clients).toEqual(['one']);
  });

  test('claims more than it writes', () => expect(object(benchmark({ hosts: ['a'] }).chart, 'PersistentVolumeClaim').spec).toEqual({
    accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '142Gi' } }, storageClassName: 'fast',
  }));

  test('mounts NFS so that it waits, and binds each claim to its volume', () => {
    const { chart } = benchmark({ backends: all, hosts: ['a'] });
    expect(object(chart, 'PersistentVolume').spec).toMatchObject({ mountOptions: ['vers=4.2', 'hard'], nfs: { server: 'nfs.example.com', path: '/export' }, claimRef: { namespace: 'storage', name: 'benchmark--nfs--a' }, storageClassName: '' });
    expect(object(chart, 'PersistentVolumeClaim', 'benchmark--nfs--a').spec).toMatchObject({ volumeName: 'storage--benchmark--nfs--a', storageClassName: '' });
  });

  test('runs clients on their host, with no limit, no right but to be root, and the taints of hosts tolerated', () => {
    const { chart } = benchmark({ hosts: ['a'] }, hosts(3).map(host => ({ ...host, taints: [{ key: 'storage' }] })));
    const { spec: { template: { spec: { nodeSelector, tolerations, containers: [container] } } } } = object(chart, 'Job');
    expect({ nodeSelector, tolerations }).toEqual({ nodeSelector: { 'kubernetes.io/hostname': 'a' }, tolerations: [{ key: 'storage', operator: 'Exists' }] });
    expect(container).toMatchObject({ image: 'fio', resources: { requests: { cpu: '1', memory: '256Mi' } }, securityContext: { runAsUser: 0, capabilities: { drop: ['ALL'] } } });
    expect(container.resources.limits).toBeUndefined();
  });

  test('tells clients of buckets where they are', () => {
    const { chart } = benchmark({ backends: all, hosts: ['a'] }), [container] = object(chart, 'Job', 'benchmark--buckets--a').spec.template.spec.containers;
    expect(container.envFrom).toEqual([{ configMapRef: { name: 'benchmark--buckets' } }, { secretRef: { name: 'benchmark--buckets' } }]);
    expect(container.env.find(({ name }: any) => name === 'ROW').value).toBe('object-read');
  });

  test('can be patched', () => {
    const { chart, made } = benchmark({ hosts: ['a'] });
    made.patch('fast', 'a', JsonPatch.add('/spec/template/spec/priorityClassName', 'high'));
    expect(object(chart, 'Job').spec.template.spec.priorityClassName).toBe('high');
    expect(() => made.patch('slow', 'a')).toThrow("there is no job for 'slow' on 'a', but fast a");
  });
});

describe('The rules', () => {
  test.each<[string, Parameters<typeof benchmark>[0], string]>([
    ['benchmark/working-set', { workingSet: Size.gibibytes(127) }, '127 GiB'],
    ['benchmark/rounds', { rounds: 4 }, '4'],
    ['benchmark/rounds', { rounds: 5.5 }, '5.5'],
    ['benchmark/time', { runtime: Duration.seconds(9) }, '9 s'],
    ['benchmark/backends', { backends: () => [] }, 'none'],
    ['benchmark/backends', { backends: chart => [BenchmarkBackend.claims(named(chart, 'fast'), { name: 'Fast one' })] }, "'Fast one'"],
    ['benchmark/backends', { backends: chart => [BenchmarkBackend.claims(named(chart, 'fast')), BenchmarkBackend.nfs('a', '/b', { name: 'fast' })] }, "'fast'"],
    ['benchmark/rows', { rows: [BenchmarkRow.OBJECT_READ] }, "'object-read'"],
    ['benchmark/rows', { rows: [BenchmarkRow.RAW_READ], backends: chart => [BenchmarkBackend.buckets(named(chart, 'b'))] }, "'raw-read'"],
    ['benchmark/rows', { rows: ['fast-read' as BenchmarkRow] }, "'fast-read'"],
    ['benchmark/hosts', { hosts: [] }, 'none'],
    ['benchmark/name', { name: 'Bench' }, "'Bench'"],
  ])('%s is told of %j', (code, props, value) => expect(finding(benchmark(props).chart, code).value).toContain(value));

  test('take the memory that all hosts declare for the cache', () => {
    const of = (workingSet: number, ...memories: (number | undefined)[]) => {
      const volume = LocalVolume.disk('/dev/disk/by-path/pci-1', { size: Size.tebibytes(4) }), chart = new Chart(new App(), 'test');
      const disks = new LocalVolumeSet(chart, 'disks', { hosts: memories.map((memory, i) => Host.named(`node-${i}`, { volumes: [volume], ...memory && { memory: Size.gibibytes(memory) } })) });
      return new Benchmark(chart, 'bench', { cluster: new CephCluster(chart, 'ceph', { storage: [disks] }), image: 'fio', workingSet: Size.gibibytes(workingSet), backends: [BenchmarkBackend.claims(named(chart, 'fast'))] });
    };
    expect(codes(of(128, 32, 64, 64))).toEqual([]);
    expect(codes(of(127, 32, 64, 64))).toEqual(['benchmark/working-set']);
    expect(codes(of(127, undefined, 64, 64))).toEqual([]);
  });
  test('do not judge the cache of hosts whose memory nobody tells', () => {
    const { chart } = benchmark({ cacheSize: undefined });
    expect(codes(chart)).toEqual([]);
    expect(benchmarksIn(chart.toJson())[0].spec.cacheBytes).toEqual({ unknown: 'hosts do not declare their memory' });
  });
});

describe('From objects', () => {
  const objects = benchmark({ backends: all, hosts: ['a', 'b'], clients: [BenchmarkClients.ONE] }).chart.toJson();

  test('the same is read as was declared', () => {
    const read = describedBy(objects.map((each: any, i: number) => ({ path: `file[${i}]`, object: each }))).get(BENCHMARK_TOPIC)!;
    expect(read.map(({ spec }) => spec)).toEqual([benchmarksIn(objects)[0].spec]);
    expect(read[0].spec.cacheBytes).toBe(64 * 1024 ** 3);
  });
  test('a job measures the row that it is told, at once', () => {
    const [{ jobs, standing }] = benchmarksIn(objects), job = jobs.find(({ backend, client }) => backend === 'nfs' && client === 'b')!;
    expect(standing.map(({ kind }) => kind)).not.toContain('Job');
    expect(standing).toHaveLength(8);
    const { spec, metadata } = job.measuring('raw-read');
    expect([metadata.name, spec.suspend, spec.template.spec.containers[0].env[0]]).toEqual(['benchmark--nfs--b', false, { name: 'ROW', value: 'raw-read' }]);
  });
  test('a ConfigMap of somebody else is none, nor one that is broken', () => {
    const config = objects.find(({ kind }: any) => kind === 'ConfigMap');
    expect(benchmarksIn([{ ...config, metadata: { name: 'x' } }, { ...config, data: { 'plan.json': 'no' } }, { ...config, data: {} }])).toEqual([]);
  });
  test('a job has ended where its conditions say so', () => {
    const ended = (type: string, status = 'True') => jobEnd({ status: { conditions: [{ type, status }] } });
    expect([ended('Complete'), ended('Failed'), ended('Failed', 'False'), ended('Suspended'), jobEnd({})]).toEqual(['complete', 'failed', undefined, undefined, undefined]);
  });
});
