import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Yaml } from 'cdk8s';
import { judge, type Verdict } from '../../tools/lib/kubectl-validate';

/** Texts that a reader of YAML may take for something else, in a place where only text is allowed. */
const SAFE = [
  'yes', 'Yes', 'no', 'NO', 'on', 'off', 'Off', 'y', 'n', 'true', 'TRUE', 'null', 'Null', '~', '', '<<', '=', '-', '?',
  '1', '-1', '+1', '08', '017', '0777', '0x10', '-0x1', '0b11', '1_000', '1,000', '1:30', '190:20:30', '1e3', '1E3', '1e+3', '12e03', '.5', '1.', '+.5',
  '.inf', '-.Inf', '.NaN', '2024-01-01', '2024-01-01T00:00:00Z', '2001-12-14 21:59:43.10 -5', '1.2.3', '4Gi',
  '- a', 'a: b', 'a:', '#x', 'a #b', '*x', '&x', '!x', '%x', '@x', '`x', '{x}', '[x]', '|', '>', '"x', "'x", ' x', 'x ', '\tx', 'a\nb', 'a\n', 'a\r\nb', 'é',
];

/** What cdk8s' YAML writer leaves bare although Kubernetes' reader takes it for a number: the API server refuses it, nothing is lost silently. */
const MISREAD = ['0o7', '0o17', '0O17', '+0o7', '-0o7'];

const verdicts = new Map<string, Verdict>();

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'text-'));
  try {
    [...SAFE, ...MISREAD].forEach((text, index) => writeFileSync(join(dir, `${index}.yaml`), Yaml.stringify(configMap(text))));
    for (const verdict of judge([dir])) verdicts.set(basename(verdict.file, '.yaml'), verdict);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test.each(SAFE.map((text, index) => ({ text: JSON.stringify(text), index })))('$text stays text for Kubernetes', ({ index }) => {
  expect(verdicts.get(`${index}`)!.errors).toEqual([]);
});

// Pinned, so that a better writer is noticed.
test.each(MISREAD.map((text, index) => ({ text, index: SAFE.length + index })))('$text is refused as a number', ({ index }) => {
  expect(verdicts.get(`${index}`)!.valid).toBe(false);
});

function configMap(text: string): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'text', namespace: 'default' }, data: { text } };
}
