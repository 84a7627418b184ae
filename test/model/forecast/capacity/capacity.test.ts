import { allIn, balance, mapperOf, placePool } from '../../../../src/model/crush';
import { capacityOf, clusterYearsToLoss, loadOf, lose, maxAvail, MeasuredPool, pgLoad, placeAll, roomOf, siblingPart, storable, waterFill, waterFillRule, yearlyLoss, yearsToLoss } from '../../../../src/model/forecast/capacity';
import { Figure } from '../../../../src/model/forecast/figure';
import type { FullRatios } from '../../../../src/model/layout/full-ratios';
import { hostsMap } from '../../crush/support/maps';

const ONE: FullRatios = { nearfull: 1, backfillfull: 0.9, full: 1 };
const copies = (pgNum: number, more: Partial<MeasuredPool> = {}): MeasuredPool => ({ id: 1, name: 'vms', pgNum, size: 3, rule: 0, erasureCoded: false, dataChunks: 1, ...more });

function measured(hosts: readonly (readonly number[])[], pools: readonly MeasuredPool[], ratios = ONE) {
  const sizes = hosts.flat();
  return { mapper: mapperOf(hostsMap(hosts)), states: allIn(sizes.length), osdBytes: new Map(sizes.map((bytes, osd) => [osd, bytes])), pools, ratios, overhead: 0 };
}
const grid = (hosts: number, devices: number) => Array.from({ length: hosts }, () => Array.from({ length: devices }, () => 1));

describe('water-filling', () => {
  test.each([
    [[4, 4, 4], 3, 4],
    [[2, 4, 8], 3, 2],
    [[1, 1, 1, 3], 3, 1.5],
    [[4, 4, 4, 4, 8], 3, 8],
    [[1, 2, 3, 4, 5, 6], 3, 7],
    [[10, 1, 1], 2, 2],
    [[4, 4], 3, 0],
  ])('hosts of %j hold with %i copies %d', (rooms, places, stored) => {
    expect(waterFill(rooms, places)).toBe(stored);
    expect(waterFillRule(hostsMap(rooms.map(room => [room])), 0, places, new Map(rooms.map((room, osd) => [osd, room])))).toBe(stored);
  });

  test('chunks are a part of what is stored', () => {
    expect(waterFillRule(hostsMap(grid(4, 1)), 1, 4, new Map([0, 1, 2, 3].map(osd => [osd, 1])), 2)).toBe(2);
  });
});

describe('what can be stored', () => {
  /** As CRUSH places it, after runs of osdmaptool's balancer, which sometimes end differently, and at most. */
  test.each([
    ['3x4, 128 groups', grid(3, 4), 128, 2.510, [4.000], 4.000],
    ['3x4, 256 groups', grid(3, 4), 256, 3.241, [4.000], 4.000],
    ['3x4, 512 groups', grid(3, 4), 512, 3.436, [4.000], 4.000],
    ['5x2, 128 groups', grid(5, 2), 128, 2.723, [3.282], 3.333],
    ['5x2, 512 groups', grid(5, 2), 512, 3.030, [3.325], 3.333],
    ['1,1,1,3, 128 groups', [[1], [1], [1], [3]], 128, 1.438, [1.438], 1.500],
    ['4,4,4,4,8, 256 groups', [[4], [4], [4], [4], [8]], 256, 7.014, [7.817, 7.877, 7.938], 8.000],
    ['1..6, 256 groups', [[1], [2], [3], [4], [5], [6]], 256, 5.525, [6.737, 6.919], 7.000],
    ['1..6, 512 groups', [[1], [2], [3], [4], [5], [6]], 512, 6.071, [6.919, 6.966], 7.000],
    ['2,4,8, 128 groups', [[2], [4], [8]], 128, 2.000, [2.000], 2.000],
    ['4x2 / 2x4 / 1x8, 256 groups', [[2, 2, 2, 2], [4, 4], [8]], 256, 6.919, [7.877], 8.000],
  ])('on %s', (_, hosts, pgNum, raw, balanced, bound) => {
    const pool = copies(pgNum);
    const all = measured(hosts, [pool]);
    expect(storable(loadOf(placePool(all.mapper, pool, all.states), pool, all.states.up.length), roomOf(all), 1).bytes).toBeCloseTo(raw, 3);
    const { stored, pools } = capacityOf(all, []);
    expect(balanced).toContain(Number(stored.value.toFixed(3)));
    expect(pools[0].bound.value).toBeCloseTo(bound, 3);
  });

  test.each([[128, [3.556, 3.657]], [256, [3.821]], [512, [3.908, 3.938]]])('on 3x4, %i groups, where five more or less are tolerated', (pgNum, balanced) => {
    const pool = copies(pgNum);
    const all = measured(grid(3, 4), [pool]);
    const placement = balance(all.mapper, placePool(all.mapper, pool, all.states), all.states, 5);
    expect(balanced).toContain(Number(storable(loadOf(placement, pool, 12), roomOf(all), 1).bytes.toFixed(3)));
  });

  test('chunks hold what copies of as many bytes do', () => {
    const coded = measured(grid(6, 2), [copies(128, { size: 6, rule: 1, erasureCoded: true, dataChunks: 4 })]);
    const { stored, pools: [pool] } = capacityOf(coded, []);
    expect(pool.bound.value).toBe(8);
    expect(stored.value).toBeGreaterThan(7.5);
    expect(stored.value).toBeLessThanOrEqual(8);
  });
});

describe('MAX AVAIL', () => {
  const full = { nearfull: 0.85, backfillfull: 0.9, full: 0.95 };

  test.each([
    [[4, 4, 4], 3, 3.80, 3.80],
    [[2, 4, 8], 3, 4.43, 1.90],
    [[1, 1, 1, 3], 3, 1.90, 1.425],
    [[4, 4, 4, 4, 8], 3, 7.60, 7.60],
    [[1, 2, 3, 4, 5, 6], 3, 6.65, 6.65],
    [[10, 1, 1], 2, 5.70, 1.90],
  ])('of hosts of %j with %i copies is %d where %d can be stored', (rooms, size, shown, bound) => {
    const hosts = measured(rooms.map(room => [room]), [copies(128, { size })], full);
    expect(maxAvail(hosts, hosts.pools[0]).value).toBeCloseTo(shown, 2);
    expect(waterFillRule(hosts.mapper.map, 0, size, hosts.osdBytes) * full.full).toBeCloseTo(bound, 2);
  });

  test('shrinks by what is used on the OSD that is full first', () => {
    const hosts = measured([[4], [4], [4]], [copies(128)], full);
    const { value, inputs } = maxAvail(hosts, hosts.pools[0], new Map([[0, 1], [1, 1.8], [2, 1]]));
    expect(value).toBeCloseTo(3.8 - 1.8, 10);
    expect(inputs.firstFull).toBe(1);
  });

  test('is nothing beyond the full ratio', () => {
    const hosts = measured([[4], [4], [4]], [copies(128)], full);
    expect(maxAvail(hosts, hosts.pools[0], new Map([[2, 3.9]])).value).toBe(0);
  });

  test('of chunks counts what the coding adds', () => {
    const hosts = measured(grid(6, 1), [copies(128, { size: 6, rule: 1, erasureCoded: true, dataChunks: 4 })], full);
    expect(maxAvail(hosts, hosts.pools[0]).value).toBeCloseTo(6 * 0.95 * 4 / 6, 10);
  });

  test('leaves out OSDs that are out', () => {
    const hosts = measured([[4], [4], [4], [1]], [copies(128)], full);
    const { reweights } = hosts.states;
    reweights[3] = 0;
    expect(maxAvail(hosts, hosts.pools[0], new Map([[3, 1]])).value).toBeCloseTo(13 * 0.95 / 3, 10);
  });
});

describe('what is safe', () => {
  const of = (hosts: readonly (readonly number[])[], pgNum: number, levels: readonly string[]) => capacityOf(measured(hosts, [copies(pgNum)]), levels);

  test('a device lost where every host holds a copy is rebuilt on its siblings alone', () => {
    const three = measured(grid(3, 2), [copies(128)]);
    const [placed] = placeAll(three);
    expect(siblingPart(three, placed, 0, [1])).toBe(1);
    expect(of(grid(3, 2), 128, ['osd']).safe.value * 3 / 6).toBeCloseTo(0.45, 2);
  });

  test('with more hosts only a part is', () => {
    const four = measured(grid(4, 3), [copies(512)]);
    const [placed] = placeAll(four);
    const part = siblingPart(four, placed, 0, [1, 2]);
    expect(part).toBeGreaterThan(0.4);
    expect(part).toBeLessThan(0.65);
  });

  test('with as many hosts as copies, a lost host does not recover', () => {
    const { losses } = of(grid(3, 4), 128, ['host']);
    expect(losses).toHaveLength(3);
    expect(losses.every(({ recovers }) => !recovers)).toBe(true);
  });

  test('with one host more, it recovers, and no OSD is too full for it', () => {
    const four = measured(grid(4, 3), [copies(256)]);
    const { safe, losses } = capacityOf(four, ['osd', 'host']);
    expect(losses.every(({ recovers }) => recovers)).toBe(true);
    const placed = placeAll(four);
    for (const { domain, safeBytes } of losses) {
      expect(safeBytes).toBeGreaterThanOrEqual(safe.value);
      expect(lose(four, placed, roomOf(four), domain).safeBytes).toBe(safeBytes);
    }
    expect(safe.value * 3).toBeLessThanOrEqual(9 * 0.9);
  });

  test('a loss after which some copies find no place counts with those that do', () => {
    const coded: MeasuredPool = { id: 2, name: 'cold', pgNum: 128, size: 4, rule: 1, erasureCoded: true, dataChunks: 2 };
    const four = measured([[4], [4], [4], [4]], [copies(128), coded], { nearfull: 0.85, backfillfull: 0.9, full: 0.95 });
    const { safe, losses } = capacityOf(four, ['osd', 'host']);
    expect(losses.every(({ recovers }) => !recovers)).toBe(true);
    expect(safe.value).toBe(Math.min(...losses.map(({ safeBytes }) => safeBytes!)));
    // The pool of copies is made whole on three hosts of 4, and the chunks stay where they are: 1/2 of three copies, 1/2 of two chunks.
    expect(safe.value * (0.5 + 0.5 / 2)).toBeLessThanOrEqual(4 * 0.9);
    const placed = placeAll(four);
    for (const { domain, safeBytes, unplaced } of losses) expect(lose(four, placed, roomOf(four), domain)).toMatchObject({ safeBytes, unplaced });
  });

  test('groups whose data are lost are not placed again', () => {
    const single = measured(grid(4, 1), [copies(128, { size: 1 })]);
    for (const loss of capacityOf(single, ['osd']).losses) {
      expect(loss).toMatchObject({ recovers: false, safeBytes: lose(single, placeAll(single), roomOf(single), loss.domain).safeBytes });
      expect(loss.safeBytes! * Math.max(...loadOf(placeAll(single)[0].placement, single.pools[0], 4).filter((_, osd) => osd !== loss.domain.osds[0]))).toBeLessThanOrEqual(0.9);
    }
  });

  test('what is safe stays below the warning of Ceph', () => {
    const { safe, nearfull } = capacityOf(measured(grid(10, 1), [copies(256)], { nearfull: 0.5, backfillfull: 0.9, full: 0.95 }), ['host']);
    expect(safe.value).toBe(nearfull.value);
  });

  test('pools on the same OSDs share them', () => {
    const both = measured(grid(4, 2), [copies(128, { share: 3 }), copies(128, { id: 2, name: 'files', share: 1 })]);
    const { safe, pools } = capacityOf(both, ['osd']);
    expect(pools[0].safe.value / safe.value).toBeCloseTo(0.75);
    expect(pools[0].safe.value + pools[1].safe.value).toBeCloseTo(safe.value);
  });

  test('every figure tells where it comes from', () => {
    const lines = Figure._of('safe', of(grid(4, 3), 128, ['osd', 'host']).safe).explain();
    expect(lines[0]).toContain('safe = ');
    expect(lines.some(line => line.includes('lost = '))).toBe(true);
  });
});

describe('limits of placement groups', () => {
  const four = measured(grid(4, 3), [copies(256)]);
  const placements = placeAll(four).map(({ placement }) => placement);

  test('the average is all copies over all OSDs', () => {
    expect(pgLoad(placements, [...four.osdBytes.keys()]).average.value).toBe(64);
  });

  test('too many are told', () => {
    expect(pgLoad(placements, [...four.osdBytes.keys()], 60)).toMatchObject({ withinLimit: false, withinHardLimit: true });
  });
});

describe('durability', () => {
  const day = { annualFailureRate: 0.04, repairHours: 24 };

  test.each([[3, 2, 6.94e8], [2, 1, 1.14e5], [4, 2, 1.74e8], [6, 2, 3.47e7]])('%i devices of which %i may go live %d years', (devices, tolerated, years) => {
    expect(yearsToLoss(devices, tolerated, day).value / years).toBeCloseTo(1, 2);
  });

  test('faster repair counts by the power of what is tolerated', () => {
    expect(yearsToLoss(3, 2, { annualFailureRate: 0.04, repairHours: 6 }).value / 1.11e10).toBeCloseTo(1, 2);
  });

  test('every set in use can be the one that is lost', () => {
    expect(clusterYearsToLoss(3, 2, 100, day).value).toBeCloseTo(yearsToLoss(3, 2, day).value / 100);
  });

  test.each([[20, 3, 0.00405, 6.5, 7.36e-12], [3, 2, 0.04, 1, 4.80e-10], [6, 2, 0.04, 1, 9.6e-9], [4, 2, 0.04, 1, 1.9e-9], [2, 1, 0.04, 1, 4.4e-6]])(
    '%i devices of which %i may go, AFR %d, %d days, are lost in a year with %d', (devices, tolerated, annualFailureRate, days, loss) => {
      expect(yearlyLoss(devices, tolerated, { annualFailureRate, repairHours: days * 24 }).value / loss).toBeCloseTo(1, 1);
    });
});
