import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProcess } from './lib/command';
import { expectedDir } from '../../../tools/lib/examples';

let dir: string;
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'from-')); });
afterAll(() => rmSync(dir, { recursive: true }));

/** The layout that is written from what an example renders, and what it makes. */
async function taken(example: string) {
  const home = mkdtempSync(join(dir, 'of-')), file = join(home, 'layout.yaml'), out = join(home, 'dist');
  // As a program: it puts its YAML where it is told to.
  const init = await inProcess(['init', '--from-app', `cp '${expectedDir(example)}'/*.yaml "$CDK8S_OUTDIR"`, '--output', file]);
  const synth = await inProcess(['synth', file, '--output', out]);
  const files = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.k8s.yaml')).map(name => [name, readFileSync(join(folder, name), 'utf8')]);
  return { init, synth, made: existsSync(out) ? files(out) : [], expected: files(expectedDir(example)), layout: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

test.each(['quickstart', 'racks', 'zones', 'three-hosts-minimal', 'metadata-on-nvme', 'erasure-coded-archive'])('the layout of %s makes the same bytes', async example => {
  const { init, synth, made, expected } = await taken(example);
  expect([init.status, init.stderr, synth.status]).toEqual([0, '', 0]);
  expect(made).toEqual(expected);
  expect(init.stdout).not.toContain('no home');
});

test.each(['lvm', 'nfs-and-tenants', 'on-existing-storageclass', 'trial-on-files'])('what of %s has no home in the layout is told, or kept beside it', async example => {
  const { init, layout, synth, made, expected } = await taken(example);
  expect([init.status, init.stderr]).toEqual([0, '']);
  const same = JSON.stringify(made) === JSON.stringify(expected);
  expect([same, init.stdout.includes('no home') || layout.includes('include:') || synth.status !== 0]).not.toEqual([false, false]);
});
