import { App, Chart, Size } from 'cdk8s';
import { DeviceClass, Findings, ReclaimPolicy, Severity, VolumeClaims, VolumeClaimsProps } from '../../src';
import { codesAt } from '../support/layouts';

const claims = (props: Partial<VolumeClaimsProps> = {}) => new VolumeClaims(new Chart(new App(), 'storage'), 'cloud', {
  storageClassName: 'ssd', size: Size.gibibytes(100), count: 3, reclaimPolicy: ReclaimPolicy.RETAIN, ...props,
});
const osds = (props: Partial<VolumeClaimsProps> = {}) => claims(props)._offer().osds;

describe('Claims on an existing class', () => {
  test('are one set of as many OSDs', () => expect(osds()).toMatchObject([{ name: 'cloud', count: 3 }]));
  test('are as many in each zone, in the order of their names', () => {
    expect(osds({ zones: ['b', 'a'] })).toMatchObject([{ name: 'cloud--a', count: 3, topology: { zone: 'a' } }, { name: 'cloud--b', topology: { zone: 'b' } }]);
  });
  test('move between nodes', () => expect(osds()[0].portable).toBe(true));
  test('ask for their size and class', () => expect(osds()[0].claims).toMatchObject([{ role: 'data', storageClassName: 'ssd', bytes: 100 * 1024 ** 3 }]));
  test('are not bound to a volume', () => expect(osds()[0].claims[0].volumeName).toBeUndefined());
  test('have their device class', () => expect(osds({ deviceClass: DeviceClass.SSD })[0].deviceClass).toBe('ssd'));
  test('take the name they are given', () => expect(osds({ name: 'other' })[0].name).toBe('other'));
  test('stand on no declared host', () => expect(claims()._offer().hosts).toEqual([]));
});

describe('Rules on claims', () => {
  test('nothing is said about claims that are as they should be', () => expect(codesAt(claims())).toEqual([]));

  test.each<[string, Partial<VolumeClaimsProps>, Partial<VolumeClaimsProps>]>([
    ['volume-claims/name', { name: 'Cloud.1' }, { name: 'cloud-1' }],
    ['volume-claims/name', { name: 'a'.repeat(40) }, { name: 'a'.repeat(39) }],
    ['volume-claims/name', { storageClassName: 'SSD' }, { storageClassName: 'ssd.example' }],
    ['volume-claims/count', { count: 0 }, { count: 1 }],
    ['volume-claims/count', { count: 1.5 }, { count: 2 }],
    ['volume-claims/size', { size: Size.gibibytes(4) }, { size: Size.gibibytes(5) }],
    ['volume-claims/zones', { zones: [] }, {}],
    ['volume-claims/zones', { zones: ['a', 'a'] }, { zones: ['a', 'b'] }],
    ['volume-claims/zones', { zones: ['zone a'] }, { zones: ['zone-a'] }],
    ['volume-claims/device-class', { deviceClass: DeviceClass.of('very fast') }, { deviceClass: DeviceClass.of('fast') }],
  ])('%s: %j', (code, broken, passing) => {
    expect(codesAt(claims(broken))).toEqual([code]);
    expect(codesAt(claims(passing))).toEqual([]);
  });

  test.each([ReclaimPolicy.DELETE, undefined])('volume-claims/reclaim-policy: %s is warned about', reclaimPolicy => {
    expect(Findings.of(claims({ reclaimPolicy }))).toMatchObject([{ code: 'volume-claims/reclaim-policy', severity: Severity.WARNING }]);
  });
});
