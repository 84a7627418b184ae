import { Size } from 'cdk8s';
import { CephVersion, DeviceClass, Host, LocalVolume, TaintEffect } from '../../src';
import { ClusterLayout, deviceClasses, failureDomains, OsdSpec, osdsOf } from '../../src/model/layout/layout';
import { LEVELS, topologyLabels } from '../../src/model/layout/topology';
import { disk } from '../support/layouts';

const GIB = 1024 ** 3;

describe('A volume', () => {
  const options = { size: Size.gibibytes(10) };

  test.each([
    ['disk', LocalVolume.disk('/dev/disk/by-id/X', options)], ['partition', LocalVolume.partition('/dev/disk/by-partuuid/x', options)],
    ['logicalVolume', LocalVolume.logicalVolume('vg', 'lv', options)], ['file', LocalVolume.file('/srv/x', options)],
  ])('knows that it is a %s', (kind, volume) => expect(volume._spec().kind).toBe(kind));

  test('is named by the last part of its path, in lower case', () => expect(LocalVolume.disk('/dev/disk/by-id/WWN-0xA/', options)._spec().name).toBe('wwn-0xa'));
  test('of LVM is named by group and volume', () => expect(LocalVolume.logicalVolume('vg0', 'ceph', options)._spec().name).toBe('vg0-ceph'));
  test('takes the name it is given', () => expect(disk('0', { name: 'slot-1' })._spec().name).toBe('slot-1'));
  test('of LVM takes the name it is given', () => expect(LocalVolume.logicalVolume('vg', 'lv', { ...options, name: 'mine' })._spec().name).toBe('mine'));
  test('knows its size in bytes', () => expect(LocalVolume.file('/srv/x', options)._spec().bytes).toBe(10 * GIB));
  test('knows its class', () => expect(disk('0', { deviceClass: DeviceClass.of('archive') })._spec().deviceClass).toBe('archive'));
  test('has no class unless it is said', () => expect(disk()._spec().deviceClass).toBeUndefined());
  test('has its metadata volume', () => expect(disk('0', { metadata: disk('1') })._spec().metadata?.path).toBe('/dev/disk/by-id/wwn-0x1'));
  test('has its log volume', () => expect(disk('0', { wal: disk('1') })._spec().wal?.path).toBe('/dev/disk/by-id/wwn-0x1'));
  test('of LVM lies below its group', () => expect(LocalVolume.logicalVolume('vg', 'lv', options)._spec().path).toBe('/dev/vg/lv'));
  test('of LVM is expected to exist', () => expect(LocalVolume.logicalVolume('vg', 'lv', options)._spec().create).toBe(false));
  test('of LVM is created when asked for', () => expect(LocalVolume.logicalVolume('vg', 'lv', { ...options, create: true })._spec().create).toBe(true));
});

describe('A host', () => {
  test('has its name', () => expect(Host.named('a')._spec().name).toBe('a'));
  test('may carry nothing', () => expect(Host.named('a')._spec().volumes).toEqual([]));
  test('may be one volume', () => expect(Host.named('a', { volumes: [disk()] })._spec().volumes).toHaveLength(1));
  test('has its cores', () => expect(Host.named('a', { cpus: 8 })._spec().cpus).toBe(8));
  test('has its memory in bytes', () => expect(Host.named('a', { memory: Size.gibibytes(64) })._spec().memoryBytes).toBe(64 * GIB));
  test('has its taints', () => {
    const taint = { key: 'storage', value: 'only', effect: TaintEffect.NO_SCHEDULE };
    expect(Host.named('a', { taints: [taint] })._spec().taints).toEqual([taint]);
  });
  test('has a volume for its monitor', () => expect(Host.named('a', { monitor: disk('m') })._spec().monitor?.name).toBe('wwn-0xm'));
  test.each(LEVELS.slice(2))('stands in a %s', level => expect(Host.named('a', { [level]: 'x' })._spec().topology).toEqual({ [level]: 'x' }));
  test('does not change with the list it was made of', () => {
    const volumes = [disk()];
    const host = Host.named('a', { volumes });
    volumes.push(disk('1'));
    expect(host._spec().volumes).toHaveLength(1);
  });
});

describe('Topology', () => {
  test('becomes node labels, smallest level first', () => expect(Object.entries(topologyLabels({ zone: 'z', rack: 'r' }))).toEqual([
    ['topology.rook.io/rack', 'r'], ['topology.kubernetes.io/zone', 'z'],
  ]));
  test('knows levels from the OSD to the region', () => {
    expect(LEVELS).toEqual(['osd', 'host', 'chassis', 'rack', 'row', 'pdu', 'pod', 'room', 'datacenter', 'zone', 'region']);
  });
});

describe('Failure domains', () => {
  const osd = (name: string, host: string | undefined, more: Partial<OsdSpec> = {}): OsdSpec => ({
    name, host, count: 1, portable: host === undefined, bytes: 10 * GIB, claims: [], onFile: false, ...more,
  });
  const host = (name: string, topology = {}) => Host.named(name, topology)._spec();
  const layout = (hosts: ReturnType<typeof host>[], osds: OsdSpec[]): ClusterLayout => ({ name: 'ceph', trial: false, hosts, osds });

  test('are the hosts that carry OSDs, not those that carry none', () => {
    expect(failureDomains(layout([host('a'), host('b'), host('c')], [osd('1', 'a'), osd('2', 'a'), osd('3', 'b')]), 'host')).toEqual(new Set(['a', 'b']));
  });
  test('are counted for one device class', () => {
    const mixed = layout([host('a'), host('b')], [osd('1', 'a', { deviceClass: 'ssd' }), osd('2', 'b', { deviceClass: 'hdd' })]);
    expect(failureDomains(mixed, 'host', 'ssd')).toEqual(new Set(['a']));
    expect(osdsOf(mixed, 'hdd').map(({ name }) => name)).toEqual(['2']);
    expect(deviceClasses(mixed)).toEqual(['hdd', 'ssd']);
  });
  test('are the racks of the hosts', () => {
    expect(failureDomains(layout([host('a', { rack: 'r1' }), host('b', { rack: 'r1' })], [osd('1', 'a'), osd('2', 'b')]), 'rack')).toEqual(new Set(['r1']));
  });
  test('are unknown for a host that does not say its rack', () => {
    expect(failureDomains(layout([host('a', { rack: 'r1' }), host('b')], [osd('1', 'a'), osd('2', 'b')]), 'rack')).toEqual(new Set(['r1', undefined]));
  });
  test('are the OSDs themselves at that level', () => expect(failureDomains(layout([host('a')], [osd('1', 'a'), osd('2', 'a')]), 'osd').size).toBe(2));
  test('are as many as claims that move, which are hosts of their own', () => {
    expect(failureDomains(layout([], [osd('x', undefined, { count: 3 })]), 'host').size).toBe(3);
  });
  test('are the zones of claims', () => {
    expect(failureDomains(layout([], [osd('x', undefined, { topology: { zone: 'z1' }, count: 2 })]), 'zone')).toEqual(new Set(['z1']));
  });
});

describe('A Ceph release', () => {
  test.each([['quay.io/ceph/ceph:v20.2.4', '20.2.4'], ['registry.internal:5000/ceph/ceph:v19.2.3-20260101', '19.2.3'], ['ceph/ceph:latest', ''], ['ceph/ceph:20.2.4', '20.2.4']])(
    'of %s is %s', (image, version) => expect(CephVersion.of(image).version).toBe(version));
});
