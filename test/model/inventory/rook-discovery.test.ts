import { inventoryOf, readDiscovery, UnreadableCapture } from '../../../src/model/inventory';

const GIB = 2 ** 30;
const configMap = (devices: readonly object[]) => ({ kind: 'ConfigMap', metadata: { name: 'local-device-node-a', labels: { 'app': 'rook-discover', 'rook.io/node': 'node-a' } }, data: { devices: JSON.stringify(devices) } });
const disk = (name: string, fields: object = {}) => ({
  'name': name,
  'parent': '',
  'hasChildren': false,
  'devLinks': `/dev/disk/by-id/wwn-0x5000c500a1b2c3${name} /dev/disk/by-path/pci-0000:00:1f.2-ata-${name}`,
  'size': 100 * GIB,
  'uuid': '',
  'serial': name,
  'type': 'disk',
  'rotational': true,
  'readOnly': false,
  'Partitions': null,
  'filesystem': '',
  'mountpoint': '',
  'vendor': '',
  'model': 'M',
  'wwn': `0x5000c500a1b2c3${name}`,
  'wwnVendorExtension': '',
  'empty': true,
  'real-path': `/dev/${name}`,
  'kernel-name': name,
  ...fields,
});
const SYSTEM = disk('sda', { empty: false, Partitions: [{ Name: 'sda1', Size: 99 * GIB, Label: '', Filesystem: 'ext4' }] });

test('devices that Rook discovered are judged like captured ones', () => {
  const { devices } = inventoryOf([readDiscovery(configMap([
    SYSTEM, disk('sdb'), disk('sdc', { filesystem: 'ceph_bluestore', empty: false }), disk('sdd', { mountpoint: 'mnt', filesystem: 'xfs', empty: false }), disk('sde', { readOnly: true }), disk('sdf', { empty: false }),
  ]))]);
  expect(devices.map(({ path, state, findings }) => [path, state, findings[0]?.code])).toEqual([
    ['/dev/sda', 'refused', 'inventory/partitioned'], ['/dev/sdb', 'offered', undefined], ['/dev/sdc', 'refused', 'inventory/ceph'], ['/dev/sdd', 'refused', 'inventory/mounted'],
    ['/dev/sde', 'refused', 'inventory/read-only'], ['/dev/sdf', 'refused', 'inventory/signed'], ['/dev/sda1', 'refused', 'inventory/signed'],
  ]);
});

test('where Rook saw no signature at all, nothing is offered', () => {
  expect(inventoryOf([readDiscovery(configMap([disk('sdb')]))]).devices.map(({ state }) => state)).toEqual(['unknown']);
});

test('another ConfigMap is refused', () => {
  for (const wrong of [undefined, {}, { metadata: { labels: { 'rook.io/node': 'a' } } }, configMap({} as never)]) expect(() => readDiscovery(wrong)).toThrow(UnreadableCapture);
});
