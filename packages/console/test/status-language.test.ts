import { HEALTH_CODES, statusOf, statusText } from '../../../src/model/status';
import { SITUATIONS, quickstart, situation } from '../../../test/model/status/lib/situations';
import { sayIn } from '../src/text/say';

const STATE = quickstart(), say = sayIn('zh');

test.each(SITUATIONS)('the status of %s is Chinese, but for names and what Ceph itself says', name => {
  const lines = statusText(statusOf(STATE, situation(name).answers), say).split('\n');
  // Lines with Ceph's own words and commands are left as they are.
  const ours = lines.filter(line => !/^ {2}[A-Z_]+ \(/.test(line) && !/^ {5}(cdk8s-ceph|ceph|kubectl) /.test(line));
  expect(ours.join('\n')).not.toMatch(/(?<![-/.])\b(the|of|is|are|not|data|hosts?|devices?|copies|safe|known|stored|more)\b(?![-/.])/);
});

test('every health code is Chinese', () => {
  const english = Object.entries(HEALTH_CODES).filter(([, { what, fix }]) => [what, fix].some(text => !/[\u4e00-\u9fff]/.test(say(text)))).map(([code]) => code);
  expect(english).toEqual([]);
});

test('nothing answered is told in Chinese', () => {
  expect(statusText(statusOf(STATE, { now: 0 }), say)).not.toMatch(/\b(was|the|not)\b/);
});
