import { notSet, Setting } from '../../lab/lib/options';

const declared = { mgr: { 'mgr/balancer/upmap_max_deviation': '1' }, global: { mon_lease: '15' } };
const deviation: Setting = { section: 'mgr', name: 'mgr/balancer/upmap_max_deviation', value: '1' };
const lease: Setting = { section: 'global', name: 'mon_lease', value: '15.000000' };

test('nothing is missing where all is set, numbers in whatever form', () => expect(notSet(declared, [lease, deviation])).toEqual([]));
test('an option that nobody has set is named', () => {
  expect(notSet(declared, [lease])).toEqual(['mgr: mgr/balancer/upmap_max_deviation is not set, and is to be 1']);
});
test('an option of another section is none', () => expect(notSet(declared, [lease, { ...deviation, section: 'mgr.a' }])).toHaveLength(1));
test('another value is named', () => {
  expect(notSet(declared, [lease, { ...deviation, value: '5' }])).toEqual(['mgr: mgr/balancer/upmap_max_deviation is 5, and is to be 1']);
});
test('an empty text is not zero', () => expect(notSet({ mgr: { x: '0' } }, [{ section: 'mgr', name: 'x', value: '' }])).toHaveLength(1));
