import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandInFolders } from './lib/command';

const { folder, run } = commandInFolders();

/** A layout is changed only once the change is confirmed: without a cluster it stays as it is. */
test.each([
  ['add', ['add', 'device', 'node-a', '/dev/disk/by-id/wwn-0x5000c500a1b2c399=4TB:hdd']],
  ['remove', ['remove', 'device', 'node-a', 'ssd']],
  ['replace', ['replace', 'device', 'node-a', 'ssd']],
  ['replace host', ['replace', 'host', 'node-a']],
  ['replace host with other disks', ['replace', 'host', 'node-a', '/dev/disk/by-id/wwn-0x5000c500a1b2c391=4TB:hdd']],
  ['grow', ['grow', 'device', 'node-a', 'ssd', '1200GiB']],
])('%s leaves the layout alone where no cluster is reached', (_, args) => {
  const dir = folder(), before = readFileSync(join(dir, 'layout.yaml'), 'utf8');
  expect(run([...args, '--kubeconfig', join(dir, 'nowhere')], dir).status).toBe(3);
  expect(readFileSync(join(dir, 'layout.yaml'), 'utf8')).toBe(before);
});

test('a change that rules refuse is refused before a cluster is asked, at its line', () => {
  const { status, stderr } = run(['add', 'device', 'node-a', '/dev/sdb=4TB:hdd', '--kubeconfig', '/nowhere'], folder());
  expect([status, stderr]).toEqual([1, expect.stringContaining('local-volume/moving-path')]);
});

test('a smaller device is refused before a cluster is asked', () => {
  const { status, stderr } = run(['grow', 'device', 'node-a', 'ssd', '400GiB', '--kubeconfig', '/nowhere'], folder());
  expect([status, stderr]).toEqual([1, expect.stringContaining('edit/device-shrunk')]);
});

test('mistakes are answered with what to write', () => {
  const told = (...args: string[]) => run([...args, '--kubeconfig', '/nowhere'], folder()).stderr;
  expect(told('remove', 'device', 'node-z', 'ssd')).toContain('Use one of these: node-a, node-b, node-c, node-d');
  expect(told('remove', 'device', 'node-a', 'bay9')).toContain('Use one of these: /dev/disk/by-id/wwn-0x5000c500a1b2c301');
  expect(told('add', 'device', 'node-a', '/dev/disk/by-id/wwn-0x5000c500a1b2c399')).toContain('NAME=SIZE');
  expect(told('replace', 'host', 'node-z')).toContain('Use one of these: node-a, node-b, node-c, node-d');
  expect(told('grow', 'device', 'node-a', 'bay9', '4TB')).toContain('Use one of these: /dev/disk/by-id/wwn-0x5000c500a1b2c301');
  expect(told('grow', 'device', 'node-a', 'ssd', 'large')).toContain('usage/size');
  expect(told('add', 'shelf', 'node-a', 'x')).toContain("Write 'device' or 'host'");
});

test('a layout that is no layout is not changed', () => {
  const dir = folder();
  writeFileSync(join(dir, 'layout.yaml'), 'hosts: {}\n');
  expect(run(['remove', 'host', 'node-a', '--kubeconfig', '/nowhere'], dir)).toMatchObject({ status: 2, stderr: expect.stringContaining('layout/version') });
});
