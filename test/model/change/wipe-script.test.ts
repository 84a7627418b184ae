import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WIPE_SCRIPT } from '../../../src/model/change/private/wipe-script';

const FSID = '11111111-2222-3333-4444-555555555555', OTHER = '99999999-2222-3333-4444-555555555555', KEY = 'AQBsecret==';
const GIB = 2 ** 30, MARK = Buffer.from('bluestore block device');

/** What the script calls, for devices that are files: a label of BlueStore is the JSON behind its mark. */
const TOOLS: Readonly<Record<string, string>> = {
  'ceph-bluestore-tool': 'head -c 22 "$3" | grep -q "bluestore block device" || exit 1; head -c 4096 "$3" | tail -c +23 | tr -d "\\0"',
  'cryptsetup': 'exit 1',
  'lsblk': 'exit 0',
  'wipefs': 'file="${!#}"; case $* in *--all*) exit 0 ;; esac; type=; head -c 22 "$file" | grep -q "bluestore block device" && type=ceph_bluestore; head -c 4 "$file" | grep -q EXT4 && type=ext4; [ -z "$type" ] || case $* in *--output*) echo "$type" ;; *) echo "0x0,,,$type" ;; esac',
  'blockdev': 'stat --format %s "$2"',
  'mount': 'exit 1',
};

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'wipe-'));
  mkdirSync(join(home, 'bin'));
  mkdirSync(join(home, 'rook'));
  for (const [name, text] of Object.entries(TOOLS)) {
    writeFileSync(join(home, 'bin', name), `#!/bin/bash\n${text}\n`);
    chmodSync(join(home, 'bin', name), 0o755);
  }
});
afterEach(() => rmSync(home, { recursive: true }));

/** A sparse file that stands for a device, with labels where BlueStore has them. */
function device(name: string, label?: object | string, size = 11 * GIB): string {
  const path = join(home, name), file = openSync(path, 'w');
  ftruncateSync(file, size);
  if (typeof label === 'string') writeSync(file, label, 0);
  for (const at of typeof label === 'object' ? [0, 1, 10] : []) {
    const lines = Object.entries(label as object).map(([key, value]) => `        "${key}": "${value}"`).join(',\n');
    if (at * GIB < size) writeSync(file, Buffer.concat([MARK, Buffer.from(`\n{\n${lines}\n}\n`)]), 0, undefined, at * GIB);
  }
  closeSync(file);
  return path;
}

/** Whether nothing is left of labels. */
function isBlank(path: string): boolean {
  const file = openSync(path, 'r'), found = [0, 1, 10].some(at => {
    const bytes = Buffer.alloc(64);
    readSync(file, bytes, 0, 64, at * GIB);
    return bytes.some(byte => byte !== 0);
  });
  closeSync(file);
  return !found;
}

const osd = (fsid: string, id: string) => ({ osd_uuid: id, ceph_fsid: fsid, whoami: '3' });

function wipe(...devices: string[]): { readonly status: number | null; readonly said: string[] } {
  const { status, stderr } = spawnSync('bash', ['-c', WIPE_SCRIPT, 'wipe', FSID, createHash('sha256').update(KEY).digest('hex'), join(home, 'rook'), 'storage', ...devices], {
    encoding: 'utf8', env: { ...process.env, PATH: `${join(home, 'bin')}:${process.env.PATH}`, LAST_WORD: join(home, 'word'), AS_FILES: '1' },
  });
  expect(stderr).toBe('');
  return { status, said: readFileSync(join(home, 'word'), 'utf8').trim().split('\n') };
}

test('is understood by bash', () => expect(spawnSync('bash', ['-n', '-c', WIPE_SCRIPT], { encoding: 'utf8' }).stderr).toBe(''));

test('every copy of the label of an OSD of this cluster goes, with that of its journals', () => {
  const [data, db] = [device('data', osd(FSID, 'one')), device('db', { osd_uuid: 'one', description: 'bluefs db' })];
  expect(wipe(`data:${data}`, `metadata:${db}`)).toEqual({ status: 0, said: ['2 wiped, 0 blank'] });
  expect([data, db].map(isBlank)).toEqual([true, true]);
});

test('a device of another cluster, or with anything else, is left as it is and told', () => {
  const [other, files, journals] = [device('other', osd(OTHER, 'two')), device('files', 'EXT4'), device('journals', { osd_uuid: 'two', description: 'bluefs db' })];
  expect(wipe(`data:${other}`, `data:${files}`, `wal:${journals}`)).toEqual({
    status: 0,
    said: [
      `left: ${journals}: it carries ceph_bluestore, and no OSD of this cluster`, `left: ${other}: it carries an OSD of another cluster, ${OTHER}`,
      `left: ${files}: it carries ext4, and no OSD of this cluster`, '0 wiped, 0 blank',
    ],
  });
  expect([other, files, journals].map(isBlank)).toEqual([false, false, false]);
});

test('broken off between two places, it finds the device again by its first label', () => {
  const data = device('data', osd(FSID, 'one'));
  const file = openSync(data, 'r+');
  writeSync(file, Buffer.alloc(4096), 0, 4096, 10 * GIB);
  closeSync(file);
  expect(wipe(`data:${data}`)).toMatchObject({ status: 0 });
  expect(isBlank(data)).toBe(true);
  // Once more there is nothing to do.
  expect(wipe(`data:${data}`).said).toContain('0 wiped, 1 blank');
});

test('a device smaller than the next place of a label is wiped up to its end', () => {
  const data = device('data', osd(FSID, 'one'), GIB + 8192);
  expect(wipe(`data:${data}`)).toMatchObject({ status: 0, said: ['1 wiped, 0 blank'] });
});

test('of the directory of Rook goes what is of this cluster: monitors by their key, files by the fsid', () => {
  const rook = join(home, 'rook');
  for (const [name, key] of [['mon-a', KEY], ['mon-b', 'AQBanother==']]) {
    mkdirSync(join(rook, name, 'data'), { recursive: true });
    writeFileSync(join(rook, name, 'data', 'keyring'), `[mon.]\n\tkey = ${key}\n\tcaps mon = "allow *"\n`);
  }
  for (const [name, fsid] of [['storage', FSID], ['elsewhere', OTHER]]) {
    mkdirSync(join(rook, name));
    writeFileSync(join(rook, name, `${name}.config`), `[global]\nfsid                = ${fsid}\n`);
  }
  expect(wipe().said).toEqual([`left: ${join(rook, 'mon-b')}: a monitor that is not known to be of this cluster`, '0 wiped, 0 blank']);
  expect(['mon-a', 'mon-b', 'storage', 'elsewhere'].filter(name => existsSync(join(rook, name)))).toEqual(['mon-b', 'elsewhere']);
});

test('files of another cluster in a namespace of the same name stay', () => {
  mkdirSync(join(home, 'rook', 'storage'));
  writeFileSync(join(home, 'rook', 'storage', 'storage.config'), `fsid = ${OTHER}\n`);
  expect(wipe().said[0]).toContain(OTHER);
  expect(existsSync(join(home, 'rook', 'storage'))).toBe(true);
});
