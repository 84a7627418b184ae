import { ApiObject, App, Chart, Size } from 'cdk8s';
import { DeviceClass, Findings, Host, LocalVolume, LocalVolumeSet, LocalVolumeSetProps, Severity } from '../../src';
import { codesAt, disk, disks, setOf } from '../support/layouts';

const size = Size.gibibytes(100);
const on = (...volumes: LocalVolume[]) => [Host.named('a', { volumes })];
const onTwo = (...volumes: LocalVolume[]) => ['a', 'b'].map(name => Host.named(name, { volumes }));
const codes = (hosts: Host[], props: Partial<LocalVolumeSetProps> = {}) => codesAt(setOf(hosts, props));
const diskAt = (path: string) => LocalVolume.disk(path, { size });
const lv = (group: string, name: string) => LocalVolume.logicalVolume(group, name, { size });
const sized = (gibibytes: number) => disk('0', { size: Size.gibibytes(gibibytes) });

/** What breaks a rule, and the nearest thing that does not. */
const CASES: [code: string, what: string, broken: Host[], passing: Host[]][] = [
  ['local-volume/moving-path', 'a kernel name', on(diskAt('/dev/sdb')), on(diskAt('/dev/disk/by-path/pci-0-ata-1'))],
  ['local-volume/moving-path', 'a kernel name of a partition', on(LocalVolume.partition('/dev/nvme0n1p2', { size })), on(LocalVolume.partition('/dev/disk/by-partuuid/1', { size }))],
  ['local-volume/moving-path', 'a loop device', on(diskAt('/dev/loop3')), on(diskAt('/dev/md/array'))],
  ['local-volume/moving-path', 'a kernel name of a metadata volume', on(disk('0', { metadata: diskAt('/dev/dm-1') })), on(disk('0', { metadata: diskAt('/dev/vg/meta') }))],
  ['local-volume/content-path', 'a name from a filesystem', on(diskAt('/dev/disk/by-uuid/1')), on(diskAt('/dev/disk/by-id/1'))],
  ['local-volume/moving-path', 'a number of this boot', on(diskAt('/dev/block/8:16')), on(diskAt('/dev/disk/by-dname/sdb'))],
  ['local-volume/content-path', 'a label of LVM', on(diskAt('/dev/disk/by-id/lvm-pv-uuid-AAAA11')), on(diskAt('/dev/disk/by-id/dm-name-vg0-ceph'))],
  ['local-volume/reserved-device', 'a device of characters', on(diskAt('/dev/sg3')), on(diskAt('/dev/vg/sg3'))],
  ['local-volume/reserved-device', 'the disk that an agent formats', on(diskAt('/dev/disk/cloud/azure_resource')), on(diskAt('/dev/disk/azure/data/by-lun/0'))],
  ['local-volume/temporary-device', 'a disk that is gone with its machine', on(diskAt('/dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_AWS1')), on(diskAt('/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol1'))],
  ['local-volume/unsure-path', 'a name that multipath counts', on(diskAt('/dev/mapper/mpatha')), on(diskAt('/dev/mapper/36001405aaaabbbbccccddddeeeeffff0'))],
  ['local-volume/unsure-path', 'an identity of zeros', on(diskAt('/dev/disk/by-id/wwn-0x0000000000000000')), on(diskAt('/dev/disk/by-id/wwn-0x0000000000000001'))],
  ['local-volume/unsure-path', 'a drive of which another namespace is declared', on(diskAt('/dev/disk/by-id/nvme-M_S'), diskAt('/dev/disk/by-id/nvme-M_S_2')), on(diskAt('/dev/disk/by-id/nvme-M_S_1'), diskAt('/dev/disk/by-id/nvme-M_S_2'))],
  ['local-volume/unsure-path', 'a UUID of a partition on two hosts', onTwo(LocalVolume.partition('/dev/disk/by-partuuid/1', { size })), on(LocalVolume.partition('/dev/disk/by-partuuid/1', { size }))],
  ['local-volume/claimed-on-hosts', 'a WWN', onTwo(diskAt('/dev/disk/by-id/wwn-0x5f8db4c142300888')), onTwo(diskAt('/dev/disk/by-path/pci-0000:84:00.0-ata-2'))],
  ['local-volume/claimed-on-hosts', 'one LUN by two of its names', [...on(diskAt('/dev/disk/by-id/wwn-0x60014050000000000000000000000010')), Host.named('b', { volumes: [diskAt('/dev/mapper/360014050000000000000000000000010')] })],
    onTwo(diskAt('/dev/disk/by-id/virtio-data'))],
  ['local-volume/claimed-on-hosts', 'partitions of one disk', [...on(LocalVolume.partition('/dev/disk/by-id/wwn-7-part1', { size })), Host.named('b', { volumes: [LocalVolume.partition('/dev/disk/by-id/wwn-7-part2', { size })] })],
    on(...[1, 2].map(n => LocalVolume.partition(`/dev/disk/by-id/wwn-7-part${n}`, { size })))],
  ['local-volume/path', 'a directory', on(diskAt('/dev/disk/by-id/')), on(diskAt('/dev/disk/by-id/x/'))],
  ['local-volume/path', 'a pattern', on(diskAt('/dev/disk/by-id/wwn-*')), on(diskAt('/dev/disk/by-id/wwn-1'))],
  ['local-volume/path', 'a command', on(diskAt('/dev/disk/by-id/$(reboot)')), on(diskAt('/dev/disk/by-id/reboot'))],
  ['local-volume/path', 'a control character', on(diskAt('/dev/disk/by-id/a\u001bb')), on(diskAt('/dev/disk/by-id/ab'))],
  ['local-volume/path', 'a path that leaves /dev', on(diskAt('/dev/../srv/disk')), on(diskAt('/dev/disk/../vg/disk'))],
  ['local-volume/path', 'a command in the path of a file', on(LocalVolume.file('/srv/$(reboot)', { size })), on(LocalVolume.file('/srv/reboot', { size }))],
  ['local-volume/path', 'a device outside of /dev', on(diskAt('/srv/disk')), on(diskAt('/dev/mapper/srv-disk'))],
  ['local-volume/path', 'a relative path', on(diskAt('disk0')), on(diskAt('/dev/disk/by-id/disk0'))],
  ['local-volume/path', 'a space in a path', on(diskAt('/dev/disk/by-id/my disk')), on(diskAt('/dev/disk/by-id/my_disk'))],
  ['local-volume/path', 'a file that vanishes with a boot', on(LocalVolume.file('/tmp/disk.img', { size })), on(LocalVolume.file('/var/disk.img', { size }))],
  ['local-volume/kind', 'a partition that is called a disk', on(diskAt('/dev/disk/by-id/wwn-1-part1')), on(LocalVolume.partition('/dev/disk/by-id/wwn-1-part1', { size }))],
  ['local-volume/logical-volume-name', 'a group that LVM cannot have', on(lv('vg 0', 'x')), on(lv('vg_0', 'x'))],
  ['local-volume/logical-volume-name', 'a volume that begins with a dash', on(lv('vg', '-x')), on(lv('vg', 'x-'))],
  ['local-volume/duplicate-name', 'two volumes of one name', on(disk('0', { name: 'x' }), disk('1', { name: 'x' })), on(disk('0', { name: 'x' }), disk('1', { name: 'y' }))],
  ['local-volume/duplicate-name', 'a metadata volume of the same name', on(disk('0', { name: 'x', metadata: disk('1', { name: 'x' }) })), on(disk('0', { metadata: disk('1') }))],
  ['local-volume/claimed-twice', 'one device under two names', on(disk('0', { name: 'x' }), disk('0', { name: 'y' })), on(disk('0'), disk('1'))],
  ['local-volume/claimed-twice', 'one logical volume by both of its paths', on(lv('vg', 'x'), diskAt('/dev/mapper/vg-x')), on(lv('vg', 'x'), diskAt('/dev/mapper/vg-y'))],
  ['local-volume/claimed-twice', 'a disk and its partition', on(diskAt('/dev/disk/by-id/1'), LocalVolume.partition('/dev/disk/by-id/1-part1', { size })),
    on(diskAt('/dev/disk/by-id/2'), LocalVolume.partition('/dev/disk/by-id/1-part1', { size }))],
  ['local-volume/claimed-twice', 'a device that is also the metadata of another', on(disk('0'), disk('1', { metadata: disk('0', { name: 'm' }) })), on(disk('0'), disk('1', { metadata: disk('2') }))],
  ['local-volume/claimed-twice', 'two names of one namespace', on(diskAt('/dev/disk/by-id/nvme-M_S'), diskAt('/dev/disk/by-id/nvme-M_S_1')), on(diskAt('/dev/disk/by-id/nvme-M_S'), diskAt('/dev/disk/by-id/nvme-M_T'))],
  ['local-volume/claimed-twice', 'two names of one WWN', on(diskAt('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'), diskAt('/dev/disk/by-id/scsi-35000c500a1b2c3d4')),
    on(diskAt('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'), diskAt('/dev/disk/by-id/scsi-35000c500a1b2c3d5'))],
  ['local-volume/claimed-twice', 'a disk and its partition by another name', on(diskAt('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'), LocalVolume.partition('/dev/disk/by-id/scsi-35000c500a1b2c3d4-part1', { size })),
    on(LocalVolume.partition('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part2', { size }), LocalVolume.partition('/dev/disk/by-id/scsi-35000c500a1b2c3d4-part1', { size }))],
  ['local-volume/shared-device', 'two partitions of a disk by two names', on(LocalVolume.partition('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part2', { size }), LocalVolume.partition('/dev/disk/by-id/scsi-35000c500a1b2c3d4-part1', { size })),
    on(LocalVolume.partition('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part2', { size }))],
  ['local-volume/shared-device', 'two partitions of a disk', on(...[1, 2].map(n => LocalVolume.partition(`/dev/disk/by-id/1-part${n}`, { size }))),
    on(...[1, 2].map(n => LocalVolume.partition(`/dev/disk/by-id/${n}-part1`, { size })))],
  ['local-volume/shared-device', 'two logical volumes of a group', on(lv('vg', 'a'), lv('vg', 'b')), on(lv('vg0', 'a'), lv('vg1', 'b'))],
  ['local-volume/shared-device', 'a metadata group of several OSDs', on(disk('0', { metadata: lv('fast', 'a') }), disk('1', { metadata: lv('fast', 'b') })),
    on(LocalVolume.logicalVolume('vg', 'data', { size, metadata: lv('vg', 'meta') }))],
  ['local-volume/too-small', 'data below 5 GiB', on(sized(4)), on(sized(10))],
  ['local-volume/too-small', 'metadata below 1 GiB', on(disk('0', { metadata: disk('1', { size: Size.mebibytes(1000) }) })), on(disk('0', { metadata: disk('1', { size: Size.gibibytes(1) }) }))],
  ['local-volume/too-small', 'a log below 1 GiB', on(disk('0', { wal: disk('1', { size: Size.mebibytes(1000) }) })), on(disk('0', { wal: disk('1', { size: Size.gibibytes(1) }) }))],
  ['local-volume/too-small', 'a monitor below 2 GiB', [Host.named('a', { monitor: sized(1) })], [Host.named('a', { monitor: sized(10) })]],
  ['local-volume/too-small', 'nothing at all', on(sized(0)), on(sized(10))],
  ['local-volume/small', 'data below 10 GiB', on(sized(9)), on(sized(10))],
  ['local-volume/small', 'a monitor below 10 GiB', [Host.named('a', { monitor: sized(3) })], [Host.named('a', { monitor: sized(10) })]],
  ['local-volume/metadata-ratio', 'metadata below 1 %', on(disk('0', { size: Size.tebibytes(4), metadata: disk('1', { size: Size.gibibytes(40) }) })),
    on(disk('0', { size: Size.tebibytes(4), metadata: disk('1', { size: Size.gibibytes(41) }) }))],
  ['local-volume/logical-metadata', 'metadata on a logical volume', on(disk('0', { metadata: lv('fast', 'meta') })), on(disk('0', { metadata: disk('1') }))],
  ['local-volume/logical-metadata', 'a log on a logical volume', on(disk('0', { wal: lv('fast', 'log') })), on(lv('vg', 'data'))],
  ['local-volume/nested-part', 'a metadata volume with metadata', on(disk('0', { metadata: disk('1', { metadata: disk('2') }) })), on(disk('0', { metadata: disk('1'), wal: disk('2') }))],
  ['local-volume/nested-part', 'a monitor with a log', [Host.named('a', { monitor: disk('1', { wal: disk('2') }) })], [Host.named('a', { monitor: disk('1') })]],
  ['local-volume/device-class', 'a class with a space', on(disk('0', { deviceClass: DeviceClass.of('my hdd') })), on(disk('0', { deviceClass: DeviceClass.HDD }))],
  ['local-volume/device-class', 'an empty class', on(disk('0', { deviceClass: DeviceClass.of('') })), on(disk('0', { deviceClass: DeviceClass.of('archive-2') }))],
  ['host/name', 'a host in upper case', [Host.named('Node-A')], [Host.named('node-a.example')]],
  ['host/name', 'a host of more than 63 characters', [Host.named('a'.repeat(64))], [Host.named('a'.repeat(63))]],
  ['host/duplicate', 'a host that is declared twice', [Host.named('a', { volumes: [disk('0')] }), Host.named('a', { volumes: [disk('1')] })], disks(2)],
  ['host/crush-name', 'a dot and a dash', [Host.named('node-1'), Host.named('node.1')], [Host.named('node-1'), Host.named('node.2')]],
  ['host/topology-value', 'a rack that no label can hold', [Host.named('a', { rack: 'rack 1' })], [Host.named('a', { rack: 'rack-1' })]],
  ['host/topology-value', 'an empty zone', [Host.named('a', { zone: '' })], [Host.named('a')]],
  ['host/resources', 'no cores', [Host.named('a', { cpus: 0 })], [Host.named('a', { cpus: 0.5 })]],
  ['host/resources', 'no memory', [Host.named('a', { memory: Size.gibibytes(0) })], [Host.named('a', { memory: Size.gibibytes(8) })]],
];

const WARNINGS = [
  'local-volume/temporary-device', 'local-volume/unsure-path',
  'local-volume/logical-metadata', 'local-volume/shared-device', 'local-volume/small', 'local-volume/metadata-ratio',
];

describe('Rules on local volumes', () => {
  test.each(CASES)('%s: %s', (code, _what, broken, passing) => {
    const findings = Findings.of(setOf(broken)).filter(finding => finding.code === code);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set([WARNINGS.includes(code) ? Severity.WARNING : Severity.ERROR]));
    expect(codes(passing)).not.toContain(code);
  });

  test('nothing is said about disks that are as they should be', () => expect(codes(disks(3))).toEqual([]));

  test('local-volume-set/name: no label, or too long', () => {
    expect(codes(disks(1), { name: 'My_Disks' })).toEqual(['local-volume-set/name']);
    expect(codes(disks(1), { name: 'a'.repeat(41) })).toEqual(['local-volume-set/name']);
    expect(codes(disks(1), { name: 'a'.repeat(40) })).toEqual([]);
  });

  const twoSets = (first: Host[], second: Host[], name: string) => {
    const app = new App();
    new LocalVolumeSet(new Chart(app, 'one'), 'disks', { hosts: first });
    const set = new LocalVolumeSet(new Chart(app, 'two'), 'disks', { hosts: second, name });
    return codesAt(set);
  };

  test('local-volume-set/duplicate-name: two sets of one name, also in different charts', () => {
    expect(twoSets(disks(1), [], 'disks')).toEqual(['local-volume-set/duplicate-name']);
    expect(twoSets(disks(1), [], 'others')).toEqual([]);
  });

  test('local-volume/claimed-twice: one device in two sets, however its path is written', () => {
    expect(twoSets(on(diskAt('/dev/disk/by-id/x')), on(diskAt('/dev/disk//by-id/x')), 'others')).toEqual(['local-volume/claimed-twice']);
    expect(twoSets(on(diskAt('/dev/disk/by-id/x')), [Host.named('b', { volumes: [diskAt('/dev/disk/by-id/x')] })], 'others')).toEqual([]);
  });

  test('local-volume/claimed-twice, local-volume/claimed-on-hosts: one identity in two sets, also by another name or on another host', () => {
    const at = (path: string) => path.includes('-part') ? LocalVolume.partition(path, { size }) : diskAt(path);
    const names = (first: string, second: string, host: string) => twoSets(on(at(first)), [Host.named(host, { volumes: [at(second)] })], 'others');
    expect(names('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', '/dev/disk/by-id/scsi-35000c500a1b2c3d4', 'a')).toEqual(['local-volume/claimed-twice']);
    expect(names('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', 'b')).toEqual(['local-volume/claimed-on-hosts']);
    expect(names('/dev/disk/by-path/pci-0-ata-1', '/dev/disk/by-path/pci-0-ata-1', 'b')).toEqual([]);
    expect(names('/dev/disk/by-id/wwn-7-part1', '/dev/disk/by-id/wwn-7-part2', 'a')).toEqual([]);
  });

  test('local-volume/claimed-twice: a device of a set and of an object by hand, told once, at the object', () => {
    const app = new App();
    const chart = new Chart(app, 'storage');
    new LocalVolumeSet(chart, 'disks', { hosts: on(diskAt('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4')) });
    const terms = [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] }] }];
    new ApiObject(chart, 'more', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'more' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '1Ti' },
        local: { path: '/dev/disk/by-id/scsi-35000c500a1b2c3d4' },
        nodeAffinity: { required: { nodeSelectorTerms: terms } },
        persistentVolumeReclaimPolicy: 'Retain',
        volumeMode: 'Block',
      },
    });
    expect(Findings.of(app).map(({ code, path, property, reason }) => [code, path, property, reason])).toEqual([
      ['local-volume/claimed-twice', 'storage/more', 'spec.local.path', 'storage/disks claims the same device'],
    ]);
  });

  test('host/crush-name: two hosts of two sets, told by the later one', () => {
    expect(twoSets([Host.named('node-1')], [Host.named('node.1')], 'others')).toEqual(['host/crush-name']);
    expect(twoSets([Host.named('node.1')], [Host.named('node.1')], 'others')).toEqual([]);
  });

  test('the same slip on every host is one finding that names the hosts', () => {
    const found = Findings.of(setOf(['a', 'b', 'c'].map(name => Host.named(name, { volumes: [diskAt('/dev/nvme0n1')] }))));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'local-volume/moving-path', property: "hosts['a', 'b', 'c'].volumes['nvme0n1']", value: "'/dev/nvme0n1'", count: 3 });
  });

  test('many logical volumes as metadata are one finding with a count and examples, and so are the groups they share', () => {
    const hosts = ['n1', 'n2', 'n3', 'n4'].map(name => Host.named(name, {
      volumes: Array.from({ length: 23 }, (_, i) => disk(`5000c50${name.slice(1)}00${i}`, { name: `d${i}`, metadata: lv(`nvme${Math.floor(i / 3)}`, `db${i % 3}`) })),
    }));
    expect(Findings.of(setOf(hosts)).map(({ code, count, examples }) => [code, count, examples?.length])).toEqual([
      ['local-volume/logical-metadata', 92, 3], ['local-volume/shared-device', 32, 3],
    ]);
  });

  test('local-volume/claimed-twice: the same path on two hosts is two devices', () => {
    expect(codes([Host.named('a', { volumes: [lv('vg', 'x')] }), Host.named('b', { volumes: [lv('vg', 'x')] })])).toEqual([]);
  });

  test('a finding names the volume as the user wrote it', () => {
    const [finding] = Findings.of(setOf(on(disk('0', { name: 'big', metadata: diskAt('/dev/sdc') }))));
    expect(finding).toMatchObject({ path: 'storage/disks', property: "hosts['a'].volumes['big'].metadata", value: "'/dev/sdc'" });
  });
});
