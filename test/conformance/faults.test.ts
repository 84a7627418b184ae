import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Fault, FAULTS } from './faults';
import { GOOD } from './good';
import { spoil, VARIATIONS } from './known-bad';
import { Policy, PolicyManifest } from '../../src';
import { readGolden } from '../../tools/lib/examples';
import { judge, type Verdict } from '../../tools/lib/kubectl-validate';
import { manifestsIn } from '../../tools/lib/policy-files';

/** The rendered objects of an example, read anew each time from the text that is applied. */
const rendered = (example: string): PolicyManifest[] =>
  [...readGolden(example)].filter(([file]) => file.endsWith('.yaml')).flatMap(([file, text]) => manifestsIn(file, text));

const judged = FAULTS.map(fault => ({ fault, ...injected(fault) }));
const verdicts = new Map<string, Verdict>();

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'faults-'));
  try {
    // JSON is YAML in which no text can be mistaken for a boolean or a number.
    judged.forEach(({ object, intact }, i) => {
      writeFileSync(join(dir, `${i}.yaml`), JSON.stringify(object));
      writeFileSync(join(dir, `intact-${i}.yaml`), JSON.stringify(intact));
    });
    for (const verdict of judge([dir])) verdicts.set(basename(verdict.file, '.yaml'), verdict);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

afterAll(() => {
  const server = judged.filter((_, i) => refuses(i)).length;
  const caught = judged.filter(({ findings }, i) => refuses(i) || findings.length > 0).length;
  process.stderr.write(`  faults caught: ${caught}/${judged.length} (API server's code ${server}, rules across objects ${judged.filter(({ findings }) => findings.length > 0).length})\n`);
});

test('there are at least thirty faults, each different', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(FAULTS.map(({ what }) => what)).size).toBe(FAULTS.length);
});

test.each([...new Set(FAULTS.map(({ example }) => example))])('nothing is found in %s before', example => {
  expect(Policy.judge(rendered(example))).toEqual([]);
});

test.each(judged.map(({ fault }, i) => [fault.what, fault.object, fault.example, i] as const))('%s is caught (%s of %s)', (_what, _object, _example, i) => {
  expect(verdicts.get(`intact-${i}`)!.errors).toEqual([]);
  expect([...verdicts.get(`${i}`)!.errors, ...judged[i].findings]).not.toEqual([]);
});

test.each(VARIATIONS.filter(({ blind }) => blind))('a rule across objects sees what the validator is blind to: $what ($base)', variation => {
  const codes = (object: object) => Policy.judge([{ object, path: 'x' }]).map(({ code }) => code);
  const before = codes(GOOD[variation.base]);
  expect(codes(spoil(variation)).filter(code => !before.includes(code))).not.toEqual([]);
});

function refuses(i: number): boolean {
  return verdicts.get(`${i}`)?.valid === false;
}

/** The object before and after, and what the rules find in the whole example then. */
function injected({ example, object: target, spoil: change, what }: Fault) {
  const [kind, name] = target.split('/');
  const manifests = rendered(example);
  const objects = manifests.map(({ object }) => object);
  const object = objects.find(candidate => candidate.kind === kind && (name === undefined || candidate.metadata.name === name));
  if (object === undefined) throw new Error(`${example} has no ${target} for ${what}`);
  const intact = structuredClone(object);
  change(object, objects);
  const spoilt = objects.map((one, i) => manifests[i] ?? { object: one, path: `added[${i}]` });
  return { object, intact, findings: Policy.judge(spoilt).map(({ code }) => code) };
}
