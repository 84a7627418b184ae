import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Golden, exampleNames, makeGolden, readGolden } from '../../tools/lib/examples';
import { PATHS } from '../../tools/lib/paths';

const EXAMPLES = exampleNames();

const PROMISED = [
  'erasure-coded-archive', 'full-install', 'lvm', 'metadata-on-nvme', 'on-existing-storageclass', 'quickstart', 'racks', 'three-hosts-minimal',
  'trial-on-files', 'zones',
];

test('every promised example is there', () => {
  expect(EXAMPLES).toEqual(expect.arrayContaining(PROMISED));
});

describe.each(EXAMPLES)('%s', name => {
  let golden: Golden;
  let actual: Golden;

  beforeAll(async () => {
    golden = readGolden(name);
    actual = await makeGolden(name);
  });

  test('writes the files that are expected, no more and no fewer (after a change that is meant: npx projen examples:update)', () => {
    expect(golden.size).toBeGreaterThan(0);
    expect([...actual.keys()]).toEqual([...golden.keys()]);
  });

  test('writes them byte by byte as expected', () => {
    for (const [file, text] of golden) expect(`${file}\n${actual.get(file)}`).toBe(`${file}\n${text}`);
  });

  test('warns of nothing that its README does not speak of', () => {
    const codes = [...(actual.get('warnings.txt') ?? '').matchAll(/rule: (\S+)/g)].map(([, code]) => code);
    expect(codes.filter(code => !readme(name).includes(`\`${code}\``))).toEqual([]);
    expect(actual.has('warnings.txt')).toBe(codes.length > 0);
  });

  test('has a README that applies every file, in order', () => {
    const files = [...actual.keys()].filter(file => file.endsWith('.k8s.yaml'));
    const applied = [...readme(name).matchAll(/kubectl apply --server-side -f out\/([\w-]+)\/(\S+)/g)];
    expect(applied.map(([, dir]) => dir).filter(dir => dir !== name)).toEqual([]);
    const ofOthers = [...new Set((actual.get('inventory.txt') ?? '').split('\n').filter(Boolean).map(line => line.split(' ')[0]))];
    expect(applied.map(([, , file]) => file)).toEqual([...ofOthers, ...files]);
  });
});

function readme(name: string): string {
  const path = join(PATHS.examples, name, 'README.md');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
