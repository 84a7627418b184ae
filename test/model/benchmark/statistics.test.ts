import { differenceOf, estimateOf, median } from '../../../src/model/benchmark';
import { draws } from '../../../src/model/benchmark/private/random';

describe('The median', () => {
  test.each([[[3], 3], [[4, 1], 2.5], [[9, 1, 5], 5], [[1, 2, 3, 100], 2.5]])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));
});

describe('The interval of the median', () => {
  // The places and confidences are those of the tables of the sign test.
  test.each([
    [5, 1, 5, 0.9375], [6, 1, 6, 0.96875], [7, 1, 7, 0.984375], [8, 1, 8, 0.9921875], [9, 2, 8, 0.9609375],
    [10, 2, 9, 0.978515625], [12, 3, 10, 0.96142578125], [20, 6, 15, 0.9586105346679688],
  ])('of %d values is from the %d. to the %d., and holds it in %d of all cases', (n, low, high, confidence) => {
    const values = Array.from({ length: n }, (_, i) => (i * 7 + 3) % n + 1);
    // Shifted, each value is its own place.
    const places = [...values].sort((a, b) => a - b);
    expect(estimateOf(values)).toEqual({ repeats: n, median: median(values), low: places[low - 1], high: places[high - 1], confidence });
  });

  test('of one value is that value, and promises nothing', () => expect(estimateOf([7])).toEqual({ repeats: 1, median: 7, low: 7, high: 7, confidence: 0 }));
  test('of no value is nothing', () => expect(estimateOf([])).toBeUndefined());

  test('holds the real median as often as it says', () => {
    const draw = draws(42), runs = 4000;
    let held = 0;
    for (let i = 0; i < runs; i++) {
      const { low, high } = estimateOf(Array.from({ length: 6 }, () => noisy(draw, 100, 0.05)))!;
      if (low <= 100 && 100 <= high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.96);
    expect(held / runs).toBeLessThan(0.98);
  });
});

describe('A difference', () => {
  const of = (...values: number[]) => estimateOf(values)!;

  test('is one where intervals do not overlap', () => {
    expect(differenceOf(of(10, 11, 12, 13, 14), of(20, 21, 22, 23, 24))).toEqual({ ratio: 22 / 12, low: 20 / 14, high: 24 / 10, is: 'more' });
    expect(differenceOf(of(20, 21, 22, 23, 24), of(10, 11, 12, 13, 14)).is).toBe('less');
  });
  test('is none where they touch', () => expect(differenceOf(of(10, 11, 12, 13, 14), of(14, 15, 16, 17, 18)).is).toBe('none'));
  test('is not judged from four repeats', () => expect(differenceOf(of(1, 2, 3, 4), of(20, 21, 22, 23, 24)).is).toBe('not judged'));

  // Nine rows with six rounds each; repeats differ by 3 %, and one in twenty is slower by up to a third, as on real machines.
  const ROWS = 9, ROUNDS = 6, NOISE = 0.03;
  const run = (draw: () => number, slower = 1) => Array.from({ length: ROWS }, () => {
    const [a, b] = [1, slower].map(factor => estimateOf(Array.from({ length: ROUNDS }, () => noisy(draw, 100 * factor, NOISE) * (draw() < 0.05 ? 1 - draw() / 3 : 1)))!);
    return differenceOf(a, b).is;
  });

  test.each([1, 2, 3, 4, 5])('is called at most once where A is held against A ten times (seed %d)', seed => {
    const draw = draws(seed), called = Array.from({ length: 10 }, () => run(draw)).flat().filter(is => is !== 'none');
    expect(called.length).toBeLessThanOrEqual(1);
  });

  test('is called in one of two hundred comparisons of A with A at most', () => {
    const draw = draws(7), all = Array.from({ length: 400 }, () => run(draw)).flat();
    expect(all).toHaveLength(3600);
    expect(all.filter(is => is !== 'none').length / all.length).toBeLessThan(1 / 200);
  });

  test.each([1, 2, 3])('of a tenth is found, and called what it is (seed %d)', seed => {
    const draw = draws(seed), all = Array.from({ length: 50 }, () => run(draw, 0.9)).flat();
    expect(all).not.toContain('more');
    // A single run finds it in most of its rows.
    expect(all.filter(is => is === 'less').length / all.length).toBeGreaterThan(0.5);
  });
});

/** A value around another (normally distributed, by Box and Muller). */
function noisy(draw: () => number, middle: number, deviation: number): number {
  return middle * (1 + deviation * Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()));
}
