import { gridOf, copies, chunks, clusterOf, host, layoutOf, osd, randomCluster, TIB } from './support/clusters';
import { exhaustive, judge, simulate } from '../../../../src/model/forecast/simulation';
import { Random } from '../../crush/support/random-map';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

test('with as much as is safe, no single loss leaves an OSD too full for what it takes in', () => {
  for (const seed of SEEDS) {
    const simulation = simulate(randomCluster(new Random(seed)).cluster);
    for (const levels of [['osd', 'host'], ['device']]) {
      expect({ seed, stalled: exhaustive(simulation, { levels, upTo: 1 }).failures.filter(({ stalled }) => stalled > 0) }).toEqual({ seed, stalled: [] });
    }
  }
});

test('no more than that: with a little more, Ceph warns, or some loss leaves an OSD too full', () => {
  for (const seed of SEEDS) {
    const { cluster } = randomCluster(new Random(seed));
    const { capacity, pools, room, held } = simulate(cluster);
    const more = simulate(cluster, { stored: new Map(pools.map(({ pool, stored }) => [pool.name, stored.value * 1.001])) });
    const warned = held.some((bytes, id) => bytes * 1.001 > room[id] * 0.85);
    const overfull = ['osd', 'host', 'device', 'rack'].some(level => exhaustive(more, { levels: [level], upTo: 1 }).failures
      .some(({ losses }) => judge(more, losses).osds.some(({ fill }) => fill.value > 0.9)));
    expect({ seed, bounded: warned || overfull || capacity!.safe.value === 0 }).toEqual({ seed, bounded: true });
  }
});

test('a larger place counts where a pool keeps its copies apart by it', () => {
  for (const failureDomain of ['host', 'rack']) {
    const simulation = simulate(clusterOf(gridOf(8, 1, 2), [copies('vms', 3, { failureDomain })]));
    const stalls = exhaustive(simulation, { levels: ['rack'], upTo: 1 }).failures.some(({ stalled }) => stalled > 0);
    expect({ failureDomain, stalls }).toEqual({ failureDomain, stalls: failureDomain === 'host' });
  }
});

test('copies and chunks side by side on four hosts: what moves after a host counts, though not all copies find a place', () => {
  const simulation = simulate(clusterOf(gridOf(4, 1), [copies('vms'), chunks('cold', 2, 2)]));
  // Of a byte, half a byte of copies comes to lie on each of the three hosts that are left, and a quarter of chunks.
  expect(simulation.capacity!.safe.value / (4 * TIB * 0.98 * 0.9 / 0.75)).toBeLessThanOrEqual(1 + 1e-9);
  const [worst] = exhaustive(simulation, { levels: ['host'], upTo: 1 }).failures;
  expect(judge(simulation, worst.losses)).toMatchObject({ recovery: expect.stringContaining('stays degraded'), stalled: [], full: [] });
});

test('a device that several OSDs share counts as one loss', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const shared = (metadata?: string) => clusterOf(layoutOf(names.map(name => host(name)), names.flatMap(name => [0, 1, 2].map(i => osd(name, `disk-${i}`, { metadata: i < 2 ? metadata : undefined })))), [copies('vms')]);
  expect(simulate(shared('nvme')).capacity!.safe.value).toBeLessThan(simulate(shared()).capacity!.safe.value);
});
