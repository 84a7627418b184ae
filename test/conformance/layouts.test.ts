import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawn as drawLayouts, LAYOUTS } from './drawn';
import { Findings, Severity } from '../../src';
import { judge, type Verdict } from '../../tools/lib/kubectl-validate';
import { build, documentsOf } from '../properties/lib/build';
import { SEED } from '../properties/lib/law';

/** The validator starts up and reads all definitions once per call, so that few calls take many layouts each. */
const PER_CALL = 150;

/** What a rule says of layouts that it is meant to speak of, with a second opinion on whether it is right. */
const TRUE_ALARMS: Record<string, (documents: any[]) => boolean> = {
  'policy/mixed-failure-domains': documents => new Set(documents.flatMap(domains)).size > 1,
};

let objects = 0;
const refused: string[] = [];
const alarms: string[] = [];

beforeAll(() => {
  const started = Date.now();
  const drawn = drawLayouts();
  for (let from = 0; from < drawn.length; from += PER_CALL) {
    const dir = mkdtempSync(join(tmpdir(), 'layouts-'));
    try {
      drawn.slice(from, from + PER_CALL).forEach((layout, i) => {
        const app = build(layout);
        const documents = documentsOf(app);
        alarms.push(...Findings.of(app)
          .filter(({ code, severity }) => severity === Severity.ERROR || (code.startsWith('policy/') && !TRUE_ALARMS[code]?.(documents)))
          .map(({ code, path, property, value, reason }) => `layout ${from + i}: ${code} ${path} ${property} is ${value}: ${reason}`));
        // JSON is YAML, and read far faster.
        writeFileSync(join(dir, `${from + i}.yaml`), documents.map(document => `${JSON.stringify(document)}\n`).join('---\n'));
      });
      const verdicts = judge([dir]);
      objects += verdicts.length;
      refused.push(...verdicts.filter(({ valid }) => !valid).map(told));
    } finally {
      rmSync(dir, { recursive: true });
    }
  }
  process.stderr.write(`  ${drawn.length} layouts with seed ${SEED} (FC_SEED): ${objects} objects judged, ${refused.length} refused, ${alarms.length} alarms, ${Math.round((Date.now() - started) / 1000)} s\n`);
}, 1_800_000);

test('the API server accepts every object of every layout, unknown fields refused', () => {
  expect(objects).toBeGreaterThan(LAYOUTS * 5);
  expect(refused).toEqual([]);
});

test('no rule across objects raises a false alarm', () => {
  expect(alarms).toEqual([]);
});

function told({ file, object, errors }: Verdict): string {
  return `${file} ${object}: ${errors.join('; ')}`;
}

/** The failure domains of the pools that somebody chose. */
function domains({ kind, spec }: any): string[] {
  switch (kind) {
    case 'CephBlockPool': return spec.name?.startsWith('.') ? [] : [spec.failureDomain];
    case 'CephFilesystem': return [spec.metadataPool, ...spec.dataPools].map(pool => pool.failureDomain);
    case 'CephObjectStore': return [spec.metadataPool, spec.dataPool].map(pool => pool.failureDomain);
    default: return [];
  }
}
