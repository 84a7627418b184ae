import { grouped } from '../../../src/model/rules/grouped';
import type { Violation } from '../../../src/model/rules/rule';

const on = (host: string, more: Partial<Violation> = {}): Violation => ({
  property: `hosts['${host}'].volumes['disk']`, value: "'/dev/sdb'", reason: 'it moves', fix: 'use a link', ...more,
});

describe('Violations of one cause', () => {
  test('are told once, with their places', () => expect(grouped(['a', 'b', 'c'].map(host => on(host)))).toEqual([{
    ...on('a'),
    property: "hosts['a', 'b', 'c'].volumes['disk']",
    count: 3,
    examples: ["hosts['a'].volumes['disk'] is '/dev/sdb'", "hosts['b'].volumes['disk'] is '/dev/sdb'", "hosts['c'].volumes['disk'] is '/dev/sdb'"],
  }]));

  test('name three places of many, and count the rest', () => {
    const [one, ...others] = grouped(Array.from({ length: 31 }, (_, i) => on(`n${i}`)));
    expect(others).toEqual([]);
    expect(one).toMatchObject({ count: 31, property: "hosts['n0', 'n1', 'n2' and 28 more].volumes['disk']" });
    expect(one.examples).toHaveLength(3);
  });

  test('are left as they are where there is one', () => expect(grouped([on('a')])).toEqual([on('a')]));
  test('are none where there is none', () => expect(grouped([])).toEqual([]));

  test('with several values are told once where the rule says that the cause is one', () => {
    const [one, ...others] = grouped(['b', 'c', 'd', 'e', 'f'].map(letter => on(letter, { value: `'/dev/sd${letter}'`, cause: 'moving' })));
    expect(others).toEqual([]);
    expect(one.value).toBe("'/dev/sdb', '/dev/sdc', '/dev/sdd' and 2 more");
    expect(one.examples![1]).toBe("hosts['c'].volumes['disk'] is '/dev/sdc'");
  });

  test('count the places of lists', () => {
    const device = (node: number) => on('', { property: `spec.storage.nodes[${node}].devices[0].name` });
    expect(grouped([device(0), device(3)])[0].property).toBe('spec.storage.nodes[0, 3].devices[0].name');
  });

  test('keep the order of the first of each', () => {
    expect(grouped([on('a', { value: 'x' }), on('b', { value: 'y' }), on('c', { value: 'x' })]).map(({ value, count }) => [value, count])).toEqual([['x', 2], ['y', undefined]]);
  });

  test.each<[string, Partial<Violation>]>([
    ['the value', { value: "'/dev/sdc'" }], ['the reason', { reason: 'another' }], ['the fix', { fix: 'another' }], ['the property', { property: "hosts['b'].monitor" }], ['the object', { at: 'other' }],
    ['the cause', { cause: 'another' }],
  ])('are apart where %s differs', (_what, more) => expect(grouped([on('a'), on('b', more)])).toHaveLength(2));

  test('on several objects are told together where that is asked for', () => {
    const found = grouped([on('a', { at: 'one' }), on('a', { at: 'two' })], () => '');
    expect(found).toHaveLength(1);
    expect(found[0].examples).toEqual(["one: hosts['a'].volumes['disk'] is '/dev/sdb'", "two: hosts['a'].volumes['disk'] is '/dev/sdb'"]);
  });
});
