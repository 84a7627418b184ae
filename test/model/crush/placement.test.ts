import { hostsMap } from './support/maps';
import { Random, randomMap } from './support/random-map';
import { allIn, balance, balancingOf, countGroups, mapperOf, NONE, PgPool, placePool, placeWithout, ruleSegments, settle, UNIT, without, withPrimary } from '../../../src/model/crush';

const pool = (pgNum: number, size = 3): PgPool => ({ id: 1, name: 'p', pgNum, size, rule: 0, erasureCoded: false });

describe('placing again after a loss', () => {
  test('gives what placing everything gives', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = new Random(seed);
      const { map, osds, sizes } = randomMap(random);
      const mapper = mapperOf(map);
      for (const [rule, size] of sizes) {
        const each: PgPool = { id: 3, name: 'p', pgNum: 24, size, rule, erasureCoded: rule >= 2 && rule <= 4 };
        const before = placePool(mapper, each, allIn(osds));
        const gone = [random.int(0, osds - 1), random.int(0, osds - 1)];
        for (const how of ['down', 'out'] as const) {
          const states = without(allIn(osds), gone, how);
          expect([...placeWithout(mapper, before, states, gone).osds]).toEqual([...placePool(mapper, each, states).osds]);
        }
      }
    }
  });

  test('keeps what the balancer did elsewhere', () => {
    const map = hostsMap([[1, 1], [1, 1], [1, 1], [1, 1], [1, 1]]);
    const mapper = mapperOf(map);
    const { upmaps, ...placement } = balance(mapper, placePool(mapper, pool(128), allIn(10)), allIn(10));
    expect(upmaps.size).toBeGreaterThan(0);
    expect([...placePool(mapper, pool(128), allIn(10), upmaps).osds]).toEqual([...placement.osds]);
    const states = without(allIn(10), [3], 'out');
    expect([...placeWithout(mapper, placement, states, [3], upmaps).osds]).toEqual([...placePool(mapper, pool(128), states, upmaps).osds]);
  });
});

describe('the balancer', () => {
  test('breaks no rule', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { map, osds, sizes } = randomMap(new Random(seed));
      const mapper = mapperOf(map);
      for (const [rule, size] of sizes) {
        if (rule === 6) continue;
        const each: PgPool = { id: 1, name: 'p', pgNum: 64, size, rule, erasureCoded: false };
        const before = placePool(mapper, each, allIn(osds));
        const after = balance(mapper, before, allIn(osds));
        const [segment] = ruleSegments(map, rule, size);
        const broken: string[] = [];
        for (let pg = 0; pg < 64; pg++) {
          const group = [...after.osds.subarray(pg * size, (pg + 1) * size)].filter(osd => osd !== NONE);
          if (group.length !== [...before.osds.subarray(pg * size, (pg + 1) * size)].filter(osd => osd !== NONE).length) broken.push(`${pg} holds ${group}`);
          for (const { type, domainOf, most } of segment.limits) {
            const held = new Map<number, number>();
            for (const osd of group) held.set(domainOf.get(osd)!, (held.get(domainOf.get(osd)!) ?? 0) + 1);
            if (Math.max(0, ...held.values()) > most) broken.push(`${pg} has ${group} in one ${type}`);
          }
        }
        expect(broken).toEqual([]);
      }
    }
  });

  test('makes even hosts of even devices even', () => {
    const mapper = mapperOf(hostsMap([[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]));
    const counts = countGroups(balance(mapper, placePool(mapper, pool(128), allIn(12)), allIn(12)), 12);
    expect([...counts]).toEqual(Array.from({ length: 12 }, () => 32));
  });

  describe('where hosts are so uneven that the order of groups decides', () => {
    const hosts = [[4, 1, 1], [1, 1, 1, 1, 1, 4], [1, 1, 4, 4, 1, 1], [4, 1, 4, 1, 4, 4], [1]];
    const map = hostsMap(hosts);
    const states = allIn(hosts.flat().length);
    const mapper = mapperOf(map);
    const before = placePool(mapper, pool(512), states);
    const balancing = balancingOf(before, ruleSegments(map, 0, 3)[0], states, 1)!;
    const fullest = (osds: Int32Array) => Math.max(...[...countGroups({ pool: before.pool, osds }, states.up.length)].map((held, osd) => held / balancing.shares[osd]));
    const outcomes = Array.from({ length: 15 }, (_, order) => settle(balancing, before.osds, order)).map(settled => settled.fullest);

    test('outcomes are some percent apart', () => {
      expect(Math.max(...outcomes) / Math.min(...outcomes)).toBeGreaterThan(1.02);
      expect(fullest(settle(balancing, before.osds, 3).osds)).toBe(outcomes[3]);
    });

    test('the middle one counts', () => {
      const { osds } = balance(mapper, before, states);
      const better = outcomes.filter(other => other < fullest(osds)).length, worse = outcomes.filter(other => other > fullest(osds)).length;
      expect(outcomes).toContain(fullest(osds));
      expect(Math.max(better, worse)).toBeLessThanOrEqual(7);
    });

    test('it is the same every time', () => {
      expect(balance(mapper, before, states)).toEqual(balance(mapperOf(map), placePool(mapper, pool(512), states), states));
    });
  });
});

describe('the first OSD of a group', () => {
  const placement = placePool(mapperOf(hostsMap([[1], [1], [1]])), pool(32), allIn(3));

  test('is the first in the order of CRUSH where all are as willing', () => {
    for (let pg = 0; pg < 32; pg++) expect(withPrimary(placement, pg).primary).toBe(placement.osds[pg * 3]);
  });

  test('is never one that is not willing at all, as long as another is', () => {
    const affinities = Uint32Array.from([0, UNIT, UNIT]);
    for (let pg = 0; pg < 32; pg++) expect(withPrimary(placement, pg, affinities).primary).not.toBe(0);
  });
});
