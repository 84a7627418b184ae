import { chunks, clusterOf, copies, gridOf, host, layoutOf, osd, TIB } from './support/clusters';
import { Figure } from '../../../../src';
import { devicesOf, exhaustive, exhaustiveSteps, judge, resolve, simulate, Simulation, SimulationOptions } from '../../../../src/model/forecast/simulation';

const grid = (hosts: number, disks: number, options: SimulationOptions = {}, perRack = 0): Simulation =>
  simulate(clusterOf(gridOf(hosts, disks, perRack), [copies('vms')], 64), { stored: new Map([['vms', hosts * disks * TIB / 2]]), ...options });
const hosts = (...names: number[]) => names.map(name => ({ level: 'host', name: `node-${name}` }));

describe('data', () => {
  test('one host of three is lost without a loss of data, two with what was on both and one copy less to use', () => {
    const three = grid(3, 2);
    expect(judge(three, hosts(0))).toMatchObject({ severity: 'degraded', keepsData: true, readable: true, stoppedParts: [] });
    expect(judge(three, hosts(0, 1))).toMatchObject({ severity: 'stops', keepsData: true, readable: false });
  });

  test('all hosts of copies lost: every group and every byte of it', () => {
    const { lost, lostGroups, severity } = judge(grid(3, 2), hosts(0, 1, 2));
    expect(severity).toBe('lost');
    expect(lostGroups.value).toBe(64);
    expect(lost.value).toBeCloseTo(3 * TIB);
  });

  test('what is away is not lost, but at risk', () => {
    const { keepsData, lostGroups, atRisk, readable, recovery } = judge(grid(3, 2), hosts(0, 1, 2).map(loss => ({ ...loss, away: true })));
    expect(keepsData).toBe(true);
    expect(lostGroups.value).toBe(0);
    expect(atRisk.value).toBe(64);
    expect(readable).toBe(false);
    expect(recovery).toBe('stays degraded until what is away is back');
  });

  test('more chunks than coding chunks lost lose data', () => {
    const coded = simulate(clusterOf(gridOf(5, 1), [chunks('coded', 3, 2)], 16), { stored: new Map([['coded', TIB]]) });
    expect(judge(coded, hosts(0, 1)).keepsData).toBe(true);
    expect(judge(coded, hosts(0, 1, 2)).lostGroups.value).toBe(16);
  });
});

describe('access', () => {
  test('a pool of k+1 chunks is written with no redundancy after the first loss, until it is recovered', () => {
    const coded = simulate(clusterOf(gridOf(4, 1), [chunks('coded', 2, 1)], 16), { stored: new Map([['coded', TIB]]) });
    const one = judge(coded, hosts(0));
    expect(one).toMatchObject({ readable: true, writable: true, stoppedParts: [] });
    expect(one.unprotected.map(({ pool, groups }) => [pool, groups.value > 0])).toEqual([['coded', true]]);
    const two2 = simulate(clusterOf(gridOf(5, 1), [chunks('coded', 2, 2)], 16), { stored: new Map([['coded', TIB]]) });
    expect(judge(two2, hosts(0)).unprotected).toEqual([]);
  });

  test('a pool of k+1 chunks that wants all of them for writes stops with the first loss, until it is recovered', () => {
    const coded = simulate(clusterOf(gridOf(4, 1), [chunks('coded', 2, 1, { minSize: 3 })], 16), { stored: new Map([['coded', TIB]]) });
    const one = judge(coded, hosts(0));
    expect(one.stoppedPools).toEqual(['coded']);
    expect(one.unprotected).toEqual([]);
    expect(one.staysStopped.value).toBe(0);
    expect(one.recovery).toBe('recovers');
    const two = judge(coded, [{ level: 'host', name: 'node-0', away: true }, { level: 'host', name: 'node-1', away: true }]);
    expect(two.readable).toBe(false);
    expect(two.staysStopped.value).toBeGreaterThan(0);
  });

  test('without quorum nothing is read or written, whatever the copies', () => {
    const five = grid(5, 2, { monitors: { count: 3, hosts: ['node-0', 'node-1', 'node-2'] } });
    expect(judge(five, hosts(0))).toMatchObject({ keepsQuorum: true, monitorsLeft: { value: 2 } });
    expect(judge(five, hosts(0, 1))).toMatchObject({ keepsQuorum: false, monitorsLeft: { value: 1 }, readable: false });
    expect(judge(five, hosts(3, 4)).keepsQuorum).toBe(true);
  });

  test('where monitors may stand on more hosts than there are monitors, the worst is assumed', () => {
    const five = grid(5, 1, { monitors: { count: 3, hosts: ['node-0', 'node-1', 'node-2', 'node-3', 'node-4'] } });
    expect(judge(five, hosts(3, 4)).keepsQuorum).toBe(false);
  });

  test('claims are touched where one of their pools is', () => {
    const two = simulate(clusterOf(gridOf(3, 1), [copies('files', 3), copies('tree', 2)], 16), {
      stored: new Map([['files', TIB], ['tree', TIB]]),
      claims: [{ name: 'orders', pools: ['files'], bytes: 2 ** 30 }, { name: 'shared', pools: ['files', 'tree'], bytes: 2 ** 30 }],
    });
    expect(judge(two, hosts(0)).affectedClaims).toEqual([]);
    const { affectedClaims, lostGroups } = judge(two, hosts(0, 1));
    expect(affectedClaims.map(({ name, stops, losesData }) => [name, stops, losesData])).toEqual([['orders', true, false], ['shared', true, true]]);
    expect(affectedClaims[1].lost!.value).toBeCloseTo(2 ** 30 * lostGroups.value / 16);
  });
});

describe('recovery', () => {
  test('beyond backfillfull it stalls, and says where', () => {
    const full = grid(4, 2, { stored: new Map([['vms', 4 * 2 * 4 * TIB / 3 * 0.8]]) });
    const one = judge(full, hosts(0));
    expect(one).toMatchObject({ severity: 'degraded', recovers: false, recovery: 'recovery stalls until what failed is replaced, or there is more room' });
    expect(one.stalled.length).toBeGreaterThan(0);
    for (const { name, fill } of one.osds) expect([name, fill.value > 0.9]).toEqual([name, one.stalled.includes(name)]);
    expect(one.writesStop).toEqual(one.full.length > 0 ? ['vms'] : []);
  });

  test('what is safe to store recovers after every loss of an OSD or a host', () => {
    const safe = simulate(clusterOf(gridOf(5, 2), [copies('vms')], 128));
    expect(safe.capacity!.safe.value).toBeGreaterThan(0);
    expect(exhaustive(safe, { upTo: 1 }).counts).toEqual([{ atOnce: 1, tried: 15, of: { lost: 0, stops: 0, degraded: 0, recovers: 15, none: 0 } }]);
  });

  test('the time is that of the OSD that takes most, between two stated throughputs', () => {
    const { osds, moves, recoveredAtBestIn, recoveredAtWorstIn } = judge(grid(5, 2, { throughput: { slow: 10e6, fast: 50e6 } }), hosts(0));
    const most = Math.max(...osds.map(({ takes }) => takes));
    expect(recoveredAtBestIn.value).toBeCloseTo(most / 50e6);
    expect(recoveredAtWorstIn.value).toBeCloseTo(most / 10e6);
    expect(osds.reduce((sum, { takes }) => sum + takes, 0)).toBeCloseTo(moves.value);
  });

  test('begins on its own unless a rack or a quarter of the OSDs is down', () => {
    const racks = grid(8, 1, {}, 2);
    expect(judge(racks, hosts(0)).begins).toMatchObject({ automatic: true, after: { value: 600 } });
    expect(judge(racks, hosts(0, 1)).begins.reason).toContain("all of rack 'rack-0' is down");
    expect(judge(racks, hosts(0, 2, 4)).begins.automatic).toBe(true);
    expect(judge(racks, hosts(0, 2, 4, 6)).begins.reason).toContain('mon_osd_min_in_ratio');
  });
});

describe('what can be lost', () => {
  const layout = layoutOf(
    [{ ...host('a'), volumes: [], monitor: { kind: 'partition', name: 'mon', path: '/dev/disk/by-id/fast-part9', bytes: TIB } }, host('b.example'), host('c')],
    [osd('a', 'disk-1', { metadata: 'fast' }), osd('a', 'disk-2', { metadata: 'fast' }), osd('b.example', 'disk-1'), osd('c', 'disk-1')],
  );
  const cluster = clusterOf(layout, [copies('vms')], 16);
  const simulation = simulate(cluster, { stored: new Map([['vms', TIB]]), monitors: { count: 1, hosts: ['a'] } });
  const id = (name: string) => cluster.prediction.osds.find(each => each.name === name)!.id;

  test('a device takes every OSD with a part on it, and the monitor', () => {
    expect(devicesOf(cluster).find(({ name }) => name === 'a:/dev/disk/by-id/fast')).toEqual({
      name: 'a:/dev/disk/by-id/fast', host: 'a', osds: [id('a--disk-1'), id('a--disk-2')], monitor: true,
    });
    expect(judge(simulation, [{ level: 'device', name: 'a:/dev/disk/by-id/fast' }]).keepsQuorum).toBe(false);
  });

  test('partitions of a disk are lost together, also by several of its names', () => {
    const on = (name: string, source: string) => ({ ...osd('a', name), claims: [{ role: 'data' as const, storageClassName: 'x', bytes: TIB, source }] });
    const wwn = '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', scsi = '/dev/disk/by-id/scsi-35000c500a1b2c3d4';
    const monitor = { kind: 'partition' as const, name: 'mon', path: `${scsi}-part3`, bytes: TIB };
    const named = clusterOf(layoutOf([{ ...host('a'), volumes: [], monitor }], [on('one', `${wwn}-part1`), on('two', `${scsi}-part2`), on('three', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d5')]), [copies('vms')], 8);
    const osds = ['one', 'two'].map(name => named.prediction.osds.find(each => each.name.endsWith(name))!.id).sort();
    expect(devicesOf(named).find(({ monitor: carries }) => carries)).toEqual({ name: `a:${scsi}`, host: 'a', osds, monitor: true });
    expect(devicesOf(named)).toHaveLength(2);
  });

  test('volumes of one group are lost together', () => {
    const volume = (name: string) => ({ kind: 'logicalVolume' as const, name, path: `/dev/vg0/${name}`, bytes: TIB, volumeGroup: 'vg0', logicalVolume: name });
    const logical = (name: string) => ({ ...osd('a', name), claims: [{ role: 'data' as const, storageClassName: 'x', bytes: TIB, source: `/dev/vg0/${name}` }] });
    const group = clusterOf(layoutOf([{ ...host('a'), volumes: [volume('one'), volume('two')] }], [logical('one'), logical('two')]), [copies('vms')], 8);
    expect(devicesOf(group).map(({ name, osds }) => [name, osds])).toEqual([['a:vg0', [0, 1]]]);
  });

  test('a volume takes the OSDs that have it, a host is found by its own name', () => {
    expect(resolve(cluster, [{ level: 'volume', name: 'disks--a--disk-2-db' }]).forGood).toEqual([id('a--disk-2')]);
    expect(resolve(cluster, [{ level: 'host', name: 'b.example' }]).forGood).toEqual([id('b.example--disk-1')]);
    expect(resolve(cluster, [{ level: 'host', name: 'b-example' }]).forGood).toEqual([id('b.example--disk-1')]);
  });

  test('a deleted PersistentVolume loses nothing: its OSD runs until its pod restarts, and waits for the object then', () => {
    const { keepsData, untilRestart, osds } = judge(simulation, [{ level: 'persistentVolume', name: 'disks--a--disk-2' }]);
    expect(keepsData).toBe(true);
    expect(untilRestart).toEqual(['a--disk-2']);
    expect(osds.map(({ name }) => name)).not.toContain('a--disk-2');
    const all = cluster.layout.osds.flatMap(({ claims }) => claims.map(({ volumeName }) => ({ level: 'persistentVolume', name: volumeName! })));
    expect(judge(simulation, all)).toMatchObject({ keepsData: true, recovery: 'stays degraded until the same PersistentVolume is made again' });
  });

  test('what is not there cannot be lost', () => {
    expect(() => judge(simulation, [{ level: 'rack', name: 'r1' }])).toThrow("there is no rack 'r1'");
    expect(() => judge(simulation, [{ level: 'host', name: 'd' }])).toThrow("there is no host 'd'; there is 'a', 'b-example', 'c'");
  });
});

describe('all failures', () => {
  test('come worst first, the same whatever the order of declaration', () => {
    const layout = gridOf(4, 2);
    const turned = { ...layout, hosts: [...layout.hosts].reverse(), osds: [...layout.osds].reverse() };
    const all = (each: typeof layout) => exhaustive(simulate(clusterOf(each, [copies('vms', 2), copies('more', 3)], 32), { stored: new Map([['vms', TIB]]) })).failures;
    const failures = all(layout);
    expect(failures[0]).toMatchObject({ severity: 'lost', losses: [{ level: 'host' }, { level: 'host' }] });
    expect(failures.map(({ severity }) => severity)).toEqual([...failures].sort((a, b) => 'lsdrn'.indexOf(a.severity[0]) - 'lsdrn'.indexOf(b.severity[0])).map(({ severity }) => severity));
    expect(all(turned)).toEqual(failures);
  });

  test('only the worst are kept where so many are asked for', () => {
    const four = grid(4, 3);
    const { failures, counts } = exhaustive(four);
    const few = exhaustive(four, { keep: 5 });
    expect(few.failures).toEqual(failures.slice(0, 5));
    expect(few.counts).toEqual(counts);
  });

  test('tell how far they are, up to the end', () => {
    const told: number[] = [];
    exhaustive(grid(4, 2), { levels: ['host'] }, ({ done, total }) => told.push(done / total));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[told.length - 1]).toBe(1);
    expect(exhaustiveSteps(grid(4, 2)).next().done).toBe(false);
  });
});

test('what was simulated before serves again where nothing changed, and nowhere else', () => {
  const pools = [copies('vms'), copies('files', 2)];
  const layout = gridOf(5, 2);
  const former = simulate(clusterOf(layout, pools, 32));
  const changes = [
    clusterOf(layout, [copies('vms'), copies('files', 3)], 32),
    clusterOf(layout, [copies('vms'), copies('other', 2)], 32),
    clusterOf(layout, [copies('files', 2), copies('vms', 3, { failureDomain: 'osd' })], 32),
    clusterOf(gridOf(5, 3), pools, 32),
    clusterOf({ ...layout, osds: layout.osds.slice(1) }, pools, 32),
  ];
  for (const cluster of changes) {
    const [fresh, again] = [simulate(cluster), simulate(cluster, { former })];
    expect(again.pools.map(({ placement }) => [...placement.osds])).toEqual(fresh.pools.map(({ placement }) => [...placement.osds]));
    expect(again.capacity).toEqual(fresh.capacity);
    expect(exhaustive(again, { upTo: 1 })).toEqual(exhaustive(fresh, { upTo: 1 }));
  }
  const same = simulate(changes[0], { former });
  expect(same.pools.find(({ pool }) => pool.name === 'vms')!.placement.osds).toBe(former.pools.find(({ pool }) => pool.name === 'vms')!.placement.osds);
});

test('every figure tells where it comes from', () => {
  const verdict = judge(grid(4, 2, { monitors: { count: 3, hosts: ['node-0', 'node-1', 'node-2'] } }), hosts(0, 1, 2));
  const figures: Figure[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof Figure) {
      figures.push(value);
      visit(value.inputs);
    }
    Object.values(value).forEach(visit);
  };
  visit(verdict);
  expect(figures.length).toBeGreaterThan(20);
  for (const figure of figures) expect(figure.explain()[0]).toMatch(/= .+: .+ \(.+\)/);
});
