import * as fc from 'fast-check';
import { fingerprint, isDnsLabel, isDnsSubdomain, isLabelValue, joinNames } from '../../../src/model/layout/names';

describe('Names', () => {
  test.each(['a', 'a-b', '0', 'a'.repeat(63)])('%s is a DNS label', name => expect(isDnsLabel(name)).toBe(true));
  test.each(['', '-a', 'a-', 'A', 'a.b', 'a_b', 'a b', 'ä', 'a'.repeat(64)])("'%s' is no DNS label", name => expect(isDnsLabel(name)).toBe(false));
  test('a label can be held to a shorter limit', () => expect(isDnsLabel('abc', 2)).toBe(false));

  test.each(['a.b', 'node-1.example', 'a'.repeat(253)])('%s is a DNS subdomain', name => expect(isDnsSubdomain(name)).toBe(true));
  test.each(['', '.a', 'a.', 'a..b', 'a.-b', 'A.b', 'a'.repeat(254)])("'%s' is no DNS subdomain", name => expect(isDnsSubdomain(name)).toBe(false));

  test.each(['', 'A', 'a_b.c-d', 'a'.repeat(63)])("'%s' may be the value of a label", value => expect(isLabelValue(value)).toBe(true));
  test.each(['-a', 'a-', 'a b', 'a/b', 'a'.repeat(64)])("'%s' may not be the value of a label", value => expect(isLabelValue(value)).toBe(false));
});

describe('Names made of parts', () => {
  test('stay readable while they are legal and short', () => expect(joinNames(39, 'node-a', 'disk0')).toBe('node-a--disk0'));
  test('that fill the limit exactly stay readable', () => expect(joinNames(39, 'a'.repeat(20), 'b'.repeat(17))).toBe(`${'a'.repeat(20)}--${'b'.repeat(17)}`));
  test('beyond the limit are cut, with a fingerprint', () => expect(joinNames(39, 'a'.repeat(40))).toMatch(/^a{30}-[0-9a-v]{8}$/));
  test('with upper case, dots or underscores get a fingerprint, so that look-alikes differ', () => {
    const names = ['Disk', 'disk', 'di.sk', 'di_sk', 'di-sk'].map(name => joinNames(39, 'h', name));
    expect(new Set(names).size).toBe(5);
  });
  test('a dash in a part is not taken for the joint', () => expect(joinNames(39, 'a', 'b-c')).not.toBe(joinNames(39, 'a-b', 'c')));
  test('doubled dashes in a part are not taken for the joint', () => expect(joinNames(39, 'a--b', 'c')).not.toBe(joinNames(39, 'a', 'b--c')));
  test('an empty or illegal part still gives a legal name', () => expect(isDnsLabel(joinNames(39, '', '___'))).toBe(true));

  const part = fc.oneof(fc.string({ maxLength: 40 }), fc.stringMatching(/^[a-z0-9-]{1,30}$/), fc.constantFrom('a', 'a-b', 'b', 'a--b', 'a-', '-a'));
  test('are legal, within the limit and different for different parts, whatever the parts', () => {
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.array(part, { minLength: 1, maxLength: 3 }), (one, other) => {
      const [a, b] = [joinNames(39, ...one), joinNames(39, ...other)];
      expect(isDnsLabel(a, 39)).toBe(true);
      expect(a === b).toBe(JSON.stringify(one) === JSON.stringify(other));
    }), { numRuns: 2000 });
  });
});

describe('The fingerprint', () => {
  test('never changes, for names of objects hang on it', () => expect(fingerprint('cdk8s-ceph')).toBe('t2nsip18'));
  test('has eight characters', () => expect(fingerprint('')).toMatch(/^[0-9a-v]{8}$/));
  test('tells a hundred thousand similar texts apart', () => {
    const texts = Array.from({ length: 100_000 }, (_, i) => fingerprint(`node-${i % 500}\ndisk-${Math.floor(i / 500)}`));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
