import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readManifests } from './manifests';
import { brokenProblem, emptiness, sourceOfObjects } from './objects-source';
import { problemsIn } from './place-in';
import { reportOf } from './report';
import type { Source } from './stack';
import { Outcome, unreadable } from '../actions/outcome';
import type { Problem } from '../io/problem';

/** A program of cdk8s writes where this says. */
const OUTDIR = 'CDK8S_OUTDIR';

/**
 * A program that makes a stack: it is run, and what it writes is read. What it refuses it tells in its own words; what the rules say of its
 * objects is told as of any objects.
 */
export function programSource(command: string, outdir?: string): Source | Outcome<never> {
  const home = mkdtempSync(join(tmpdir(), 'cdk8s-ceph-app-'));
  try {
    const { status, error, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8', env: { ...process.env, [OUTDIR]: home }, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 });
    const last = `${stderr ?? ''}${stdout ?? ''}`.trim();
    if (error !== undefined || status !== 0) {
      const refused: Problem = { code: 'app/failed', severity: 'error', place: {}, value: command, reason: last === '' ? `the program ended with ${status ?? error?.message}` : last, fix: 'Correct the program by what it says' };
      return { status: 'refused', problems: [refused] };
    }
    const { manifests, unreadable: broken } = readManifests([home]);
    if (manifests.length === 0) {
      return unreadable([{ code: 'app/no-output', severity: 'error', place: {}, value: command, reason: `it wrote no YAML into the folder that ${OUTDIR} names`, fix: "Call 'synth()' at its end, and set no 'outdir' of its own" }]);
    }
    const report = reportOf(manifests);
    // The files are gone when somebody reads this: only what stands in them is told.
    const found = problemsIn(manifests, report.findings).map((problem): Problem => ({ ...problem, place: { field: problem.place.field } }));
    const problems = [...found, ...emptiness(report, [command]), ...broken.map(brokenProblem)];
    const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(home, name)).isFile());
    const texts = names.map(name => [name, readFileSync(join(home, name), 'utf8')] as const);
    return { ...sourceOfObjects(manifests, problems), write: () => texts.forEach(([name, text]) => written(join(outdir!, name), text)) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function written(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
