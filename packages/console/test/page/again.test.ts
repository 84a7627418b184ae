import { again } from '../../page/again';

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { document: { hidden: false } });
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'document');
});

const sleep = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

test('who answers slowly has one question at a time, and as much rest as it took', async () => {
  const begun: number[] = [], ended: number[] = [];
  const end = again(3000, async () => {
    begun.push(Date.now());
    await sleep(20_000);
    ended.push(Date.now());
  });
  await jest.advanceTimersByTimeAsync(100_000);
  end();
  expect(begun).toHaveLength(3);
  expect(begun.slice(1).map((time, i) => time - ended[i])).toEqual([20_000, 20_000]);
});

test('who answers at once, or fails, is asked again after the time that was told', async () => {
  let asked = 0;
  const end = again(3000, async () => {
    if (asked++ % 2 === 0) throw new Error('away');
  });
  await jest.advanceTimersByTimeAsync(9500);
  expect(asked).toBe(4);
  end();
  await jest.advanceTimersByTimeAsync(9500);
  expect(asked).toBe(4);
});

test('a window that nobody sees asks nothing', async () => {
  Object.assign(globalThis, { document: { hidden: true } });
  let asked = 0;
  const end = again(3000, async () => asked++);
  await jest.advanceTimersByTimeAsync(9000);
  expect(asked).toBe(0);
  Object.assign(globalThis, { document: { hidden: false } });
  await jest.advanceTimersByTimeAsync(3000);
  end();
  expect(asked).toBe(1);
});
