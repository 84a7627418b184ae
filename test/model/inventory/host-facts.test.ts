import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAPTURE_COMMAND, captureCommand, interfaceOf, readCapture } from '../../../src/model/inventory';

const FSID = '11111111-2222-3333-4444-555555555555';

const capture = (parts: Record<string, string>) => readCapture(Object.entries({
  host: 'node-a', lsblk: JSON.stringify({ blockdevices: [{ path: '/dev/mapper/vg0-ceph', kname: 'dm-0', type: 'lvm', size: 1000, fstype: 'ceph_bluestore' }] }), links: '', ...parts, end: '',
}).map(([part, text]) => `=== cdk8s-ceph ${part}\n${text}\n`).join(''));

test('a capture of an older version tells nothing of its host, and is read', () => {
  expect(Object.keys(capture({})).sort()).toEqual(['devices', 'name', 'signaturesSeen']);
});

test('parts that cannot be read are not known', () => {
  expect(Object.keys(capture({ kernel: '', modules: 'strange', folders: 'unreadable /var/lib/rook', clock: 'yesterday', interfaces: 'mtu eth0 ' })).sort()).toEqual(['devices', 'name', 'signaturesSeen']);
});

test('a folder that is not there is empty, and one that could not be entered is not known', () => {
  const { folders } = capture({ folders: 'folder /var/lib/rook\nfolder /data/rook\nname mon-a\nname a b' });
  expect([...folders!]).toEqual([['/var/lib/rook', []], ['/data/rook', ['mon-a', 'a b']]]);
});

test('the cluster of an OSD is known of its device, also by the name that the kernel has for it', () => {
  expect(capture({ osds: `/dev/dm-0 ${FSID}` }).devices[0].cephFsid).toBe(FSID);
  expect(capture({ osds: '/dev/dm-0 ' }).devices[0].cephFsid).toBeUndefined();
});

/** The label that BlueStore writes at the beginning of a device. */
function label(meta: Record<string, string>): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const text = (value: string) => Buffer.concat([number(value.length), Buffer.from(value)]);
  const words = Object.entries(meta).flatMap(([key, value]) => [text(key), text(value)]);
  const body = Buffer.concat([Buffer.from([2, 1]), number(300), Buffer.alloc(32, 0xaa), text('main'), number(words.length / 2), ...words]);
  return Buffer.concat([Buffer.from(`bluestore block device\n${FSID.replaceAll('1', '9')}\n`), body, Buffer.alloc(8192)]);
}

test('the command finds the cluster in the label of an OSD', () => {
  const folder = mkdtempSync(join(tmpdir(), 'label-'));
  try {
    writeFileSync(join(folder, 'device'), label({ bfm_blocks: '1024', ceph_fsid: FSID, whoami: '0' }));
    const [, reads] = /echo "\$device (\$\(head .*?\))"; fi/.exec(CAPTURE_COMMAND)!;
    expect(execFileSync('sh', ['-c', `device="${join(folder, 'device')}"; echo "${reads}"`], { encoding: 'utf8' }).trim()).toBe(FSID);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the command looks into the folders that it is told', () => {
  expect(captureCommand(['/data/rook', '/var/lib/rook'])).toContain('for folder in /data/rook /var/lib/rook; do');
  expect(CAPTURE_COMMAND).toBe(captureCommand(['/var/lib/rook']));
});

test('the command writes nothing: it redirects to nowhere only', () => {
  expect(CAPTURE_COMMAND.match(/>+ ?(?!\/dev\/null)\S+/g)).toBeNull();
});

describe('The interface of an address', () => {
  const { interfaces = [] } = capture({
    interfaces: [
      'mtu lo 65536', 'mtu eth0 1500', 'mtu eth1 9000',
      'route eth0 00000000 010200C0 0003 0 0 0 00000000 0 0 0', 'route eth0 000200C0 00000000 0001 0 0 0 00FFFFFF 0 0 0', 'route eth1 0000000A 00000000 0001 0 0 0 000000FF 0 0 0',
      'address fd000000000000000000000000000002 04 40 00 82     eth1',
    ].join('\n'),
  });

  test.each([['192.0.2.9', 'eth0'], ['10.1.2.3', 'eth1'], ['198.51.100.7', 'eth0'], ['fd00::2', 'eth1'], ['fd00:0:0:0:0:0:0:2', 'eth1']])('%s is %s', (address, name) => {
    expect(interfaceOf(interfaces, address)?.name).toBe(name);
  });
  test.each(['fd00::3', '10.1.2', '10.1.2.300', 'node-a', '', ':::'])('%s is not known', address => expect(interfaceOf(interfaces, address)).toBeUndefined());
});
