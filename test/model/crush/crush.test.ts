import { GOLDEN, hostsMap } from './support/maps';
import {
  allIn, crushText, hash3, JEWEL, mapOfTree, mapperOf, NONE, numbered, placeOne, placePool, placementSeed, PgPool, replicatedSteps, twoStepSteps, UNIT,
} from '../../../src/model/crush';
import { straws } from '../../../src/model/crush/logarithm';
import { plain, vectorized } from '../../../src/model/crush/lots';

const pool = (id: number, pgNum: number): PgPool => ({ id, name: 'p', pgNum, size: 3, rule: 0, erasureCoded: false });

function groups(id: number, count: number, rule = 0, out: readonly number[] = []): number[][] {
  const { reweights } = allIn(7);
  for (const osd of out) reweights[osd] = 0;
  const mapper = mapperOf(GOLDEN);
  return Array.from({ length: count }, (_, pg) => placeOne(mapper, rule, placementSeed(pool(id, 64), pg), 3, reweights));
}

describe('mappings that crushtool gave', () => {
  test('copies of pool 1', () => {
    expect(groups(1, 8)).toEqual([[6, 0, 4], [6, 5, 2], [6, 3, 4], [3, 5, 6], [1, 6, 5], [6, 4, 2], [4, 3, 1], [6, 3, 4]]);
  });

  test('copies of pool 1 with an OSD out', () => {
    expect(groups(1, 8, 0, [0])).toEqual([[6, 4, 2], [6, 5, 2], [6, 3, 4], [3, 5, 6], [1, 6, 5], [6, 4, 2], [4, 3, 1], [6, 3, 4]]);
  });

  test('copies of pool 2', () => {
    expect(groups(2, 4)).toEqual([[6, 1, 5], [1, 3, 5], [6, 2, 5], [6, 5, 1]]);
  });

  test('chunks of pool 1', () => {
    expect(groups(1, 6, 1)).toEqual([[6, 0, 3], [6, 4, 2], [6, 2, 5], [3, 5, 6], [1, 4, 6], [6, 5, 2]]);
  });
});

describe('lots and straws', () => {
  test('lots drawn four at a time are those drawn one by one', () => {
    const many = vectorized(64)!, single = plain(64);
    expect(many).toBeDefined();
    for (let round = 0; round < 200; round++) {
      for (let i = 0; i < 64; i++) many.items[i] = single.items[i] = round % 2 ? -1 - i * round : i * 7919 + round;
      many.draw(8, 60, round * 2654435761 | 0, round);
      single.draw(8, 60, round * 2654435761 | 0, round);
      expect([...many.lots]).toEqual([...single.lots]);
    }
  });

  test('a hash is a word without sign', () => {
    for (let i = 0; i < 1000; i++) expect(hash3(i, -i, i * i)).toBeGreaterThanOrEqual(0);
  });

  test('straws get no longer from lot to lot, but for the last one', () => {
    const lengths = straws();
    expect(lengths[0]).toBe(2 ** 48);
    expect(Array.from({ length: 65535 }, (_, lot) => lot).filter(lot => lengths[lot + 1] > lengths[lot])).toEqual([65534]);
    expect(lengths[65535]).toBeLessThan(lengths[65533]);
  });
});

describe('rules', () => {
  test('two copies a zone stand on different hosts of two zones', () => {
    let osd = 0;
    const zone = (name: string) => ({
      name, type: 'zone', children: [0, 1, 2].map(i => ({ name: `${name}-${i}`, type: 'host', children: [0, 1].map(() => ({ osd: osd++, weight: UNIT })) })),
    });
    const map = mapOfTree([{ name: 'default', type: 'root', children: [zone('a'), zone('b')] }], { rules: id => numbered([{ name: 'stretch', steps: twoStepSteps(id('default'), 'zone', 'host') }]) });
    const { osds } = placePool(mapperOf(map), { id: 1, name: 'p', pgNum: 64, size: 4, rule: 0, erasureCoded: false }, allIn(osd));
    for (let pg = 0; pg < 64; pg++) {
      const group = [...osds.subarray(pg * 4, pg * 4 + 4)];
      expect(new Set(group.map(each => Math.floor(each / 2))).size).toBe(4);
      expect(group.filter(each => each < 6)).toHaveLength(2);
    }
  });

  test('a class has only its own OSDs', () => {
    const children = [0, 1, 2].map(i => ({
      name: `h${i}`, type: 'host', children: [{ osd: i * 2, weight: UNIT, deviceClass: 'hdd' }, { osd: i * 2 + 1, weight: UNIT, deviceClass: 'ssd' }],
    }));
    const map = mapOfTree([{ name: 'default', type: 'root', children }], { rules: id => numbered([{ name: 'fast', steps: replicatedSteps(id('default~ssd'), 'host') }]) });
    const { osds } = placePool(mapperOf(map), pool(1, 32), allIn(6));
    expect([...osds].every(osd => osd % 2 === 1)).toBe(true);
  });

  test('copies that find no place are left out, chunks leave a hole', () => {
    const mapper = mapperOf(hostsMap([[1], [1]]));
    const { reweights } = allIn(2);
    expect(placeOne(mapper, 0, 1, 3, reweights)).toHaveLength(2);
    expect(placeOne(mapper, 1, 1, 3, reweights)).toHaveLength(3);
    expect(placeOne(mapper, 1, 1, 3, reweights)).toContain(NONE);
  });
});

test('the text of a map names its tunables', () => {
  expect(crushText(GOLDEN)).toContain(`tunable choose_total_tries ${JEWEL.chooseTotalTries}\n`);
});
