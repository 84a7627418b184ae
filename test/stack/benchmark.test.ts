import { App, Chart } from 'cdk8s';
import { Benchmark, Findings, StorageStack, StorageStackProps } from '../../src';
import { benchmarksIn } from '../../src/model/manifests';

const HOSTS = Object.fromEntries(['a', 'b', 'c'].map(name => [name, { memory: '64GiB', volumes: [{ disk: `/dev/disk/by-id/wwn-0x${name}`, name: 'disk', size: '4TB', deviceClass: 'hdd' }] }]));
const USUAL = { image: 'fio', workingSet: '128GiB', backends: [{ storageClassName: 'fast' }, { name: 'disk', storageClassName: 'local' }, { nfs: { server: 'nfs', path: '/export' } }, { bucketClassName: 'buckets' }] };

function stack(benchmark: StorageStackProps['benchmark']) {
  const chart = new Chart(new App(), 'test');
  return { chart, made: new StorageStack(chart, 'stack', { hosts: HOSTS, block: { vms: { classes: { fast: {} } } }, benchmark }) };
}
const found = (benchmark: StorageStackProps['benchmark']) => {
  const { made } = stack(benchmark);
  return Findings.of(made).map(finding => [finding.code, made.sourceOf(finding)?.place ?? finding.property]).filter(([code]) => /^(benchmark|storage-stack)/.test(code!));
};

describe('The benchmark of a stack', () => {
  it('compares what the data says, in its order', () => {
    const { chart, made } = stack({ ...USUAL, runtime: '2m', rampTime: '5s', seed: 3 });
    expect(made.find('benchmark')).toBeInstanceOf(Benchmark);
    expect(benchmarksIn(chart.toJson())[0].spec).toMatchObject({
      seconds: 120,
      rampSeconds: 5,
      seed: 3,
      hosts: ['a', 'b', 'c'],
      cluster: 'rook-ceph/ceph',
      cacheBytes: 64 * 1024 ** 3,
      backends: [
        { name: 'fast', kind: 'claims', storageClassName: 'fast' }, { name: 'disk', kind: 'claims', storageClassName: 'local' }, { name: 'nfs', kind: 'nfs', server: 'nfs', path: '/export' },
        { name: 'buckets', kind: 'buckets', storageClassName: 'buckets' },
      ],
    });
  });
  it('is not there unless it is asked for', () => expect(benchmarksIn(stack(undefined).chart.toJson())).toEqual([]));
  it('is refused at its place in the data', () => {
    expect(found(USUAL)).toEqual([]);
    expect(found({ ...USUAL, workingSet: '100GiB' })).toEqual([['benchmark/working-set', 'benchmark.workingSet']]);
    expect(found({ ...USUAL, backends: [{}] })).toEqual([['storage-stack/choice', 'benchmark.backends[0]']]);
    expect(found({ ...USUAL, backends: [{ storageClassName: 'a', bucketClassName: 'b' }] })).toEqual([['storage-stack/choice', 'benchmark.backends[0]']]);
    expect(found({ ...USUAL, workingSet: 'much' })[0]).toEqual(['storage-stack/size', 'benchmark.workingSet']);
  });
});
