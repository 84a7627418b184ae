import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { synth } from '../src/actions/synth';

const EXAMPLES = join(__dirname, '../../../examples');

/** Of what others wrote the golden files keep an inventory. */
const OF_OTHERS = /^(00-crds|10-operator)/;

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml') && !OF_OTHERS.test(file));

test.each(exampleNames())('the layout file of %s gives the same bytes as its program, applications included', name => {
  const folder = mkdtempSync(join(tmpdir(), 'layout-'));
  try {
    const { status, problems } = synth({ file: join(EXAMPLES, name, 'layout.yaml'), folder });
    expect({ status, errors: problems.filter(({ severity }) => severity === 'error') }).toEqual({ status: 'ok', errors: [] });
    const written = new Map(filesIn(folder).map(file => [file, readFileSync(join(folder, file), 'utf8')]));
    const golden = new Map([...readGolden(name)].filter(([file]) => file.endsWith('.yaml') && !OF_OTHERS.test(file)));
    expect([...written.keys()].sort()).toEqual([...golden.keys()].sort());
    for (const [file, text] of golden) expect(`${file}\n${written.get(file)}`).toBe(`${file}\n${text}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('three hosts are described in at most twelve lines', () => {
  expect(readFileSync(join(EXAMPLES, 'three-hosts-minimal', 'layout.yaml'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(12);
});
