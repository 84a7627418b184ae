import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleNames, expectedDir, runExample } from '../../tools/lib/examples';
import { judge, type Verdict } from '../../tools/lib/kubectl-validate';

const told = (verdicts: Verdict[]) => verdicts.filter(({ valid }) => !valid).map(({ file, object, errors }) => `${file} ${object}: ${errors.join('; ')}`);

test.each(exampleNames())('the API server accepts every object of %s, unknown fields refused', name => {
  const verdicts = judge([expectedDir(name)]);
  // No document at all would pass the check below.
  expect(verdicts.length).toBeGreaterThan(0);
  expect(told(verdicts)).toEqual([]);
});

test.each(['full-install', 'argo-cd', 'flux'])('it also accepts what %s brings of others, as this library changes it', async name => {
  const outdir = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    await runExample(name, outdir);
    const verdicts = judge([outdir]);
    expect(verdicts.filter(({ object }) => object.startsWith('CustomResourceDefinition ')).length).toBeGreaterThan(20);
    expect(verdicts.some(({ object }) => object.startsWith('Driver '))).toBe(true);
    expect(told(verdicts)).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
