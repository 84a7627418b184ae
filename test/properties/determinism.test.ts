import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Blueprint } from './lib/blueprint';
import { build, documentsOf } from './lib/build';
import { holds, SEED, tellSeed } from './lib/law';
import { layouts } from './lib/layouts';
import { shuffled } from './lib/shuffle';
import type { StorageApp } from '../../src';

tellSeed();

/** Everything by which the moment, the machine or the user's language could show in the output. */
const FORBIDDEN: [object, string][] = [
  [Date, 'now'], [Math, 'random'], [String.prototype, 'localeCompare'], [Number.prototype, 'toLocaleString'], [Array.prototype, 'toLocaleString'],
  [Date.prototype, 'toLocaleString'], [Intl, 'Collator'], [Intl, 'NumberFormat'],
];

/** What cdk8s itself asks for on the way, about names that nobody sees: let it, but with the answers of another language. */
const DISTORTED: [object, string][] = [[String.prototype, 'toLocaleLowerCase'], [String.prototype, 'toLocaleUpperCase']];

/**
 * All that an app writes. For large ones not as YAML, which takes most of the time, but with every key in the order in which YAML
 * would have it: YAML is made from nothing else.
 */
function textOf(app: StorageApp): string {
  const documents = documentsOf(app);
  return documents.length < 60 ? app.synthYaml() : JSON.stringify(documents, undefined, 1);
}

/** Does something while asking for the time, chance or locale fails. */
function withoutAmbience<T>(action: () => T): T {
  const all = [...FORBIDDEN, ...DISTORTED];
  const before = all.map(([holder, name]) => Object.getOwnPropertyDescriptor(holder, name)!);
  const put = (holder: object, name: string, value: unknown) => Object.defineProperty(holder, name, { configurable: true, writable: true, value });
  for (const [holder, name] of FORBIDDEN) put(holder, name, () => { throw new Error(`synthesis asked for ${name}`); });
  for (const [holder, name] of DISTORTED) put(holder, name, function (this: string) { return this.toLowerCase().replaceAll('i', 'ı'); });
  try {
    return action();
  } finally {
    all.forEach(([holder, name], i) => Object.defineProperty(holder, name, before[i]));
  }
}

describe('The same layout gives the same bytes', () => {
  test('in any order of declaration, when it is synthesized again, and whatever the time, the locale and chance', () => {
    holds('same bytes in any order, again, and without time, locale and chance', fc.tuple(layouts(), fc.nat()), ([blueprint, seed]) => {
      const app = build(blueprint);
      const bytes = textOf(app);
      const again = textOf(app);
      const elsewhere = withoutAmbience(() => textOf(build(shuffled(blueprint, seed))));
      expect({ again: again === bytes, elsewhere: elsewhere === bytes ? 'alike' : firstDifference(bytes, elsewhere) }).toEqual({ again: true, elsewhere: 'alike' });
    });
  });

  test('the guard of the law above does catch one who asks', () => {
    expect(() => withoutAmbience(() => Math.random())).toThrow('synthesis asked for random');
    expect(() => withoutAmbience(() => ['b', 'a'].sort((a, b) => a.localeCompare(b)))).toThrow('localeCompare');
    expect(withoutAmbience(() => 'ID'.toLocaleLowerCase())).toBe('ıd');
    expect('ID'.toLocaleLowerCase('en')).toBe('id');
  });

  test.each([
    { TZ: 'Australia/Adelaide', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', language: 'tr-TR' },
    { TZ: 'America/St_Johns', LC_ALL: 'C', LANG: 'C', language: 'en-US' },
    { TZ: 'Pacific/Apia', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', language: 'de-DE' },
  ])('in another process, time zone, locale and working directory: %j', env => {
    const blueprints: Blueprint[] = fc.sample(layouts(), { numRuns: 6, seed: SEED });
    const script = join(__dirname, 'lib', 'digests.ts');
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', require.resolve('tsx'), script], {
      input: JSON.stringify(blueprints), cwd: tmpdir(), encoding: 'utf8', env: { ...process.env, ...env },
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const { digests, zone, language, cwd } = JSON.parse(stdout);
    expect([zone, language]).toEqual([env.TZ, env.language]);
    expect(cwd).not.toBe(process.cwd());
    expect(digests).toEqual(blueprints.map(blueprint => createHash('sha256').update(build(blueprint).synthYaml()).digest('hex')));
  });
});

function firstDifference(one: string, other: string): string {
  const [a, b] = [one.split('\n'), other.split('\n')];
  const i = a.findIndex((line, at) => line !== b[at]);
  return `line ${i}: '${a[i]}' or '${b[i]}'`;
}
