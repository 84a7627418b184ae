import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Golden, exampleNames, makeGolden, phasesOf, readGolden } from '../../tools/lib/examples';
import { PATHS } from '../../tools/lib/paths';
import { nextSteps } from '../../tools/lib/summary/next-steps';
import { NamedFile, namedFiles, stackIn } from '../../tools/lib/summary/objects';

const EXAMPLES = exampleNames();

const PROMISED = [
  'argo-cd', 'erasure-coded-archive', 'flux', 'full-install', 'logs', 'lvm', 'metadata-on-nvme', 'on-existing-storageclass', 'quickstart', 'racks', 'three-hosts-minimal',
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

  test('has a README that synthesizes it, applies its files in order and waits where needed', () => {
    expect(readme(name)).toContain(`CDK8S_OUTDIR=out/${name} npx tsx --tsconfig test/tsconfig.json examples/${name}/main.ts`);
    const blocks = [...readme(name).matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block);
    expect(blocks[blocks.length - 1]).toBe(`${nextSteps(`out/${name}`, filesOf(actual)).join('\n')}\n`);
  });
});

function readme(name: string): string {
  const path = join(PATHS.examples, name, 'README.md');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function filesOf(golden: Golden): NamedFile[] {
  const phases = phasesOf(golden);
  return namedFiles(phases, stackIn(phases));
}
