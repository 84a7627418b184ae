import { hostsMap } from './support/maps';
import { Random, randomMap } from './support/random-map';
import { allIn, balance, countGroups, mapperOf, NONE, PgPool, placePool, placeWithout, ruleSegments, UNIT, without, withPrimary } from '../../src/crush';

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
