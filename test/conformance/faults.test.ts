import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { injected, rendered, varied } from './bad-objects';
import { FAULTS } from './faults';
import { VARIATIONS } from './known-bad';
import { reportOf } from '../../packages/console/src/input/report';
import type { Approval } from '../../src';
import { judge, type Verdict } from '../../tools/lib/kubectl-validate';

/** What the program of an example approves, which no object carries. */
const APPROVED: Readonly<Record<string, Approval[]>> = {
  zones: [{ code: 'pool/no-spare-domain', reason: 'there are three zones; one that fails comes back, and two copies bridge the time' }],
};
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
  const caught = judged.filter(({ codes }, i) => refuses(i) || codes.length > 0).length;
  process.stderr.write(`  faults caught: ${caught}/${judged.length} (API server's code ${server}, rules across objects ${judged.filter(({ codes }) => codes.length > 0).length})\n`);
});

test('there are at least thirty faults, each different', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(FAULTS.map(({ what }) => what)).size).toBe(FAULTS.length);
});

test.each([...new Set(FAULTS.map(({ example }) => example))])('nothing is found in %s before', example => {
  const { findings } = reportOf(rendered(example), APPROVED[example] ?? []);
  expect(findings.filter(({ approved }) => approved === undefined)).toEqual([]);
});

test.each(judged.map(({ fault }, i) => [fault.what, fault.object, fault.example, i] as const))('%s is caught (%s of %s)', (_what, _object, _example, i) => {
  expect(verdicts.get(`intact-${i}`)!.errors).toEqual([]);
  expect([...verdicts.get(`${i}`)!.errors, ...judged[i].codes]).not.toEqual([]);
});

test.each(VARIATIONS.filter(({ blind }) => blind))('a rule across objects sees what the validator is blind to: $what ($base)', variation => {
  expect(varied(variation).codes).not.toEqual([]);
});

// A real API server is shown the same objects in the lab.
test.each(VARIATIONS)('rules judge $what without stopping ($base)', variation => {
  expect(() => varied(variation)).not.toThrow();
});

function refuses(i: number): boolean {
  return verdicts.get(`${i}`)?.valid === false;
}
