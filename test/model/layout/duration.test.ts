import { secondsIn } from '../../../src/model/layout/duration';

describe('secondsIn', () => {
  test.each([['0s', 0], ['45s', 45], ['30m', 1800], ['2h', 7200], ['365d', 31536000]])('%s is %d', (text, seconds) => expect(secondsIn(text)).toBe(seconds));

  test.each(['', '30', 'm', '1.5h', '-1h', '1h30m', '30M', '1w', ' 30m', '1e3s', '99999999999999999d'])('%p is none', text => expect(secondsIn(text)).toBeUndefined());
});
