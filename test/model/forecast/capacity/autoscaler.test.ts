import { autoscale, nearestPowerOfTwo, ScaledPool } from '../../../../src/model/forecast/capacity';

const TIB = 2 ** 40;
const roots = (osds: number) => ({ default: { osds: Array.from({ length: osds }, (_, i) => i), capacityBytes: osds * 4 * TIB } });
const pool = (name: string, more: Partial<ScaledPool> = {}): ScaledPool => ({ name, size: 3, rawRate: 3, root: 'default', pgNum: 1, ...more });
const ideal = (pools: ScaledPool[], osds: number) => autoscale(pools, roots(osds)).map(each => each.ideal);

test.each([[33.3, 32], [85, 64], [96, 128], [133, 128], [192, 256], [383, 256], [385, 512], [0.4, 0], [1, 1]])('the power of two nearest to %d is %i', (n, power) => {
  expect(nearestPowerOfTwo(n)).toBe(power);
});

test('one bulk pool takes all', () => {
  expect(ideal([pool('a', { bulk: true })], 12)).toEqual([512]);
});

test('two bulk pools share, a small one gets the fewest', () => {
  expect(ideal([pool('meta'), pool('a', { bulk: true }), pool('b', { bulk: true })], 12)).toEqual([32, 256, 256]);
});

test('what is left shrinks from pool to pool', () => {
  expect(ideal([pool('a', { targetRatio: 0.5 }), pool('b', { targetRatio: 0.5 })], 3)).toEqual([64, 32]);
});

test('a number is left as it is unless it is off by more than three', () => {
  expect(autoscale([pool('a', { bulk: true, pgNum: 256 })], roots(12))).toEqual([{ name: 'a', ideal: 512, pgNum: 256 }]);
});

test('pools on overlapping roots are left alone', () => {
  const both = { ...roots(6), fast: { osds: [0, 1, 2], capacityBytes: 12 * TIB } };
  expect(autoscale([pool('a'), pool('b', { root: 'fast' })], both)).toEqual([]);
});
