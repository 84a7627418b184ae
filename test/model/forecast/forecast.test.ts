import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, CephFilesystem, DeviceClass, FailureDomain, Forecast, Host, LocalVolume, LocalVolumeSet, Loss, Redundancy, StorageApp, StorageClass } from '../../../src';
import { forecastOf } from '../../../src/model/forecast/private/forecast-of';
import { clusterAmong } from '../../../src/model/manifests/stack-cluster';

const TIB = 2 ** 40;
const disk = (serial: string) => LocalVolume.disk(`/dev/disk/by-id/wwn-0x${serial}`, { size: Size.tebibytes(4), deviceClass: DeviceClass.HDD });

function storage(hosts: number, perHost = 2) {
  const app = new StorageApp();
  const chart = new Chart(app, 'storage');
  const disks = new LocalVolumeSet(chart, 'disks', {
    hosts: Array.from({ length: hosts }, (_, h) => Host.named(`node-${h}`, {
      cpus: 8, memory: Size.gibibytes(24), rack: `rack-${h % 2}`, volumes: Array.from({ length: perHost }, (__, v) => disk(`${h}${v}`)),
    })),
  });
  const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
  return { app, chart, cluster };
}

function withPool(hosts: number, perHost = 2) {
  const stack = storage(hosts, perHost);
  const pool = new BlockPool(stack.chart, 'vms', { cluster: stack.cluster });
  return { ...stack, pool, fast: new StorageClass(stack.chart, 'fast', { backend: pool }) };
}

describe('capacity', () => {
  const forecast = withPool(4).cluster.forecast();

  test('raw is the sum of all devices; what fits and what is safe are less', () => {
    const { raw, stored, nearfull, safe } = forecast;
    expect(raw.value).toBe(8 * 4 * TIB);
    expect(stored.value).toBeLessThanOrEqual(raw.value / 3 * 0.95 * 0.98);
    expect(nearfull.value).toBeCloseTo(stored.value * 0.85 / 0.95, 0);
    expect(safe.value).toBeLessThan(nearfull.value);
  });

  test('every figure tells how it was made', () => {
    const { raw, stored, nearfull, safe, pools, placementGroupsPerOsd } = forecast;
    for (const figure of [raw, stored, nearfull, safe, placementGroupsPerOsd, ...pools.flatMap(pool => [pool.rawPerStored, pool.stored, pool.safe, pool.yearlyLossRisk])]) {
      expect(figure.formula).not.toBe('');
      expect(figure.source).not.toBe('');
      expect(figure.inputs.length).toBeGreaterThan(0);
      expect(figure.explain()[0]).toContain(`${figure.name} = ${figure}`);
    }
    expect(safe.explain().join('\n')).toContain('backfillfull = 0.9');
  });

  test('pools for what Ceph keeps about data hold none', () => {
    expect(forecast.pools.map(({ pool, holdsData, placementGroups }) => [pool, holdsData, placementGroups])).toEqual([['.mgr', false, 1], ['vms', true, 256]]);
  });

  test('what is stated to be stored counts instead of what is safe', () => {
    const { cluster } = withPool(4);
    const little = cluster.forecast({ stored: { vms: Size.tebibytes(1) } }).whenLost(Loss.host('node-0'));
    expect(little.moves.value).toBeLessThan(cluster.forecast().whenLost(Loss.host('node-0')).moves.value);
    expect(() => cluster.forecast({ stored: { vm: Size.tebibytes(1) } })).toThrow('there is no pool vm; there are .mgr, vms');
  });
});

describe('losses', () => {
  const { cluster, chart, fast } = withPool(4);
  fast.claim(chart, 'orders', { size: Size.gibibytes(10) });
  const forecast = cluster.forecast();

  test('one host of four is survived and recovers', () => {
    expect(forecast.worstLoss('host')).toMatchObject({ keepsData: true, keepsWorking: true, keepsQuorum: true, recovers: true, stoppedPools: [], affectedClaims: [] });
    expect(forecast.survives(FailureDomain.HOST)).toBe(true);
  });

  test('three hosts of four are not, and the claims on them are named', () => {
    const loss = forecast.whenLost(Loss.host('node-0'), Loss.host('node-1'), Loss.host('node-2'));
    expect(loss).toMatchObject({ keepsData: false, keepsWorking: false, keepsQuorum: false, recovers: false, stoppedPools: ['.mgr', 'vms'], affectedClaims: [{ name: 'default/orders', stops: true, losesData: true }] });
    expect(loss.lost.value).toBeGreaterThan(0);
  });

  test('hosts that come back have lost nothing', () => {
    expect(forecast.whenLost(...['node-0', 'node-1', 'node-2'].map(name => Loss.host(name).away()))).toMatchObject({ keepsData: true, keepsWorking: false });
  });

  test('a rack that holds half of the hosts stops pools whose copies are on different hosts only', () => {
    expect(forecast.levels).toEqual(['device', 'host', 'rack']);
    expect(forecast.survives(FailureDomain.RACK)).toBe(false);
  });

  test('a deleted PersistentVolume loses nothing', () => {
    expect(forecast.whenLost(Loss.persistentVolume('disks--node-0--wwn-0x00'))).toMatchObject({ keepsData: true, keepsWorking: true });
  });

  test('a device, an OSD and a volume are found by their names', () => {
    for (const loss of [Loss.device('node-0', '/dev/disk/by-id/wwn-0x00'), Loss.osd('node-0--wwn-0x00'), Loss.volume('disks--node-0--wwn-0x00')]) {
      expect(forecast.whenLost(loss)).toMatchObject({ keepsData: true, keepsWorking: true, recovers: true });
    }
  });

  test('what is not there cannot be lost', () => {
    expect(() => forecast.whenLost(Loss.host('node-9'))).toThrow("there is no host 'node-9'");
    expect(() => forecast.whenLost(Loss.domain(FailureDomain.RACK, 'r9'))).toThrow("there is no rack 'r9'");
  });

  test('with as many hosts as copies a lost host stays degraded', () => {
    expect(withPool(3).cluster.forecast().worstLoss('host')).toMatchObject({ keepsData: true, keepsWorking: true, recovers: false, recovery: 'stays degraded until what failed is replaced' });
  });

  test('a filesystem over chunks stops earlier than it loses data', () => {
    const { chart: other, cluster: six } = storage(6);
    new CephFilesystem(other, 'shared', { cluster: six, extraDataPools: [{ name: 'archive', redundancy: Redundancy.erasureCoded(4, 2) }] });
    expect(six.forecast().worstDoubleLoss('host')).toMatchObject({ keepsData: true, keepsWorking: false });
  });
});

describe('hosts', () => {
  test('daemons and what is left of each host are told', () => {
    const hosts = withPool(4).cluster.forecast().hosts;
    expect(hosts).toHaveLength(4);
    expect(hosts.flatMap(({ daemons }) => daemons).filter(name => name.startsWith('OSD '))).toHaveLength(8);
    expect(hosts.every(({ memoryLeft = -1, cpusLeft = -1 }) => memoryLeft > 0 && cpusLeft > 0)).toBe(true);
  });

  test('a monitor that finds no other host is named', () => {
    expect(withPool(3).cluster.forecast().hosts.map(({ unschedulableWithout }) => unschedulableWithout.length)).toEqual([1, 1, 1]);
  });
});

describe('the same forecast', () => {
  test('comes from the objects alone', () => {
    const { app, cluster } = withPool(4);
    const declared = cluster.forecast();
    const objects = app.charts.flatMap(each => each.toJson());
    const read = forecastOf(clusterAmong(objects, { name: 'ceph', namespace: 'rook-ceph' }));
    const of = ({ raw, stored, safe, levels }: Forecast) => ({ raw: raw.value, stored: stored.value, safe: safe.value, levels });
    expect(of(read)).toEqual(of(declared));
    expect(read.worstDoubleLoss('host')!.recovery).toEqual(declared.worstDoubleLoss('host')!.recovery);
  });

  test('is there for people and for machines', () => {
    const forecast = withPool(4).cluster.forecast();
    const text = forecast.toText();
    for (const part of ['Forecast of rook-ceph/ceph', 'safe', 'vms', 'one host', 'two hosts', 'Taken for granted']) expect(text).toContain(part);
    const json = JSON.parse(JSON.stringify(forecast.toJson()));
    expect(json.safe).toMatchObject({ value: forecast.safe.value, unit: 'bytes' });
    expect(json.losses.map(({ level }: any) => level)).toEqual(['device', 'host', 'rack']);
    expect(json.losses[1].one).toMatchObject({ keepsData: true, recovers: true });
  });
});

describe('a recovery speed that was measured', () => {
  const { cluster } = withPool(4), speed = Size.kibibytes(50_000);

  test('takes the place of the one that is taken for granted', () => {
    const usual = cluster.forecast().worstLoss('host')!, { recoveredAtBestIn, recoveredAtWorstIn } = cluster.forecast({ recoverySpeed: speed }).worstLoss('host')!;
    expect(recoveredAtBestIn.value).toBe(recoveredAtWorstIn.value);
    expect(recoveredAtWorstIn.value * 50_000 * 1024).toBeCloseTo(usual.recoveredAtWorstIn.value * 20e6, -3);
  });
  test('is told, and gives one time instead of two', () => {
    const text = cluster.forecast({ recoverySpeed: speed }).toText();
    expect(text).toContain('An OSD takes 48.83 MiB/s while it recovers, as measured.');
    expect(text).toMatch(/ move in \S+ \w+;/);
    expect(cluster.forecast().toText()).toMatch(/ move in \S+ \w+ to /);
  });
  test('is more than nothing', () => expect(() => cluster.forecast({ recoverySpeed: Size.kibibytes(0) })).toThrow('recoverySpeed is 0 bytes'));
});
