import { App, Chart, Size } from 'cdk8s';
import { DeviceClass, Findings, Host, LocalVolume, LocalVolumeSet, LocalVolumeSetProps, Severity } from '../../src';
import { codesAt, disk, disks, setOf } from '../support/layouts';

const size = Size.gibibytes(100);
const on = (...volumes: LocalVolume[]) => [Host.named('a', { volumes })];
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
  ['host/topology-value', 'a rack that no label can hold', [Host.named('a', { rack: 'rack 1' })], [Host.named('a', { rack: 'rack-1' })]],
  ['host/topology-value', 'an empty zone', [Host.named('a', { zone: '' })], [Host.named('a')]],
  ['host/resources', 'no cores', [Host.named('a', { cpus: 0 })], [Host.named('a', { cpus: 0.5 })]],
  ['host/resources', 'no memory', [Host.named('a', { memory: Size.gibibytes(0) })], [Host.named('a', { memory: Size.gibibytes(8) })]],
];

const WARNINGS = ['local-volume/logical-metadata', 'local-volume/shared-device', 'local-volume/small', 'local-volume/metadata-ratio'];

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

  test('local-volume-set/claimed-twice: one device in two sets, however its path is written', () => {
    expect(twoSets(on(diskAt('/dev/disk/by-id/x')), on(diskAt('/dev/disk//by-id/x')), 'others')).toEqual(['local-volume-set/claimed-twice']);
    expect(twoSets(on(diskAt('/dev/disk/by-id/x')), [Host.named('b', { volumes: [diskAt('/dev/disk/by-id/x')] })], 'others')).toEqual([]);
  });

  test('local-volume/claimed-twice: the same path on two hosts is two devices', () => {
    expect(codes([Host.named('a', { volumes: [lv('vg', 'x')] }), Host.named('b', { volumes: [lv('vg', 'x')] })])).toEqual([]);
  });

  test('a finding names the volume as the user wrote it', () => {
    const [finding] = Findings.of(setOf(on(disk('0', { name: 'big', metadata: diskAt('/dev/sdc') }))));
    expect(finding).toMatchObject({ path: 'storage/disks', property: "hosts['a'].volumes['big'].metadata", value: "'/dev/sdc'" });
  });
});
