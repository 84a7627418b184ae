import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, LAB } from './paths';
import { say } from './say';

/** Something that is made once and kept until what it is made from changes. */
export interface Artefact {
  readonly name: string;
  /** Files and directories of the lab that it is made from. */
  readonly from: readonly string[];
  /** Other artefacts that it is made from. */
  readonly after?: readonly string[];
  /** A file of the cache that somebody puts there. While it is missing the artefact is left out, and what is made from it does without. */
  readonly given?: string;
  /** A file of the cache that somebody may put there: where it is, the artefact is made from what lies beside it. */
  readonly instead?: string;
  /** What it leaves in the cache. */
  readonly leaves: readonly string[];
  /** How long it takes, if that asks for patience. */
  readonly takes?: string;
  make(): void | Promise<void>;
}

/** A place in the cache. */
export const cached = (...parts: string[]) => join(CACHE, ...parts);

/** Every file below a path, with what is in it, as one hash. */
function contentOf(path: string): string {
  if (statSync(path).isDirectory()) return readdirSync(path).sort().map(name => `${name}=${contentOf(join(path, name))}`).join(';');
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What an artefact is made from, as one short word. */
function keyOf(artefact: Artefact, all: readonly Artefact[]): string {
  const others = (artefact.after ?? []).map(name => keyOf(named(name, all), all));
  const { given, instead } = artefact;
  const parts = [
    ...artefact.from.map(path => contentOf(join(LAB, path))),
    ...given ? [existsSync(cached(given)) ? contentOf(cached(given)) : 'left out'] : [],
    ...instead && existsSync(cached(instead)) ? [contentOf(cached(instead))] : [],
    ...others,
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function named(name: string, all: readonly Artefact[]): Artefact {
  const found = all.find(each => each.name === name);
  if (!found) throw new Error(`no artefact is called ${name}; there are ${all.map(each => each.name).join(', ')}`);
  return found;
}

/** Some artefacts and all that they are made from. */
const withParts = (names: readonly string[], all: readonly Artefact[]): string[] => names.flatMap(name => [...withParts(named(name, all).after ?? [], all), name]);

/** Make whatever is missing or was made from something else: all, or some by name with what they are made from. */
export async function make(all: readonly Artefact[], names: readonly string[] = all.map(each => each.name)): Promise<void> {
  mkdirSync(cached('keys'), { recursive: true });
  const wanted = new Set(withParts(names, all));
  for (const artefact of all.filter(each => wanted.has(each.name))) {
    const key = keyOf(artefact, all);
    const file = cached('keys', artefact.name);
    if (existsSync(file) && readFileSync(file, 'utf8') === key && artefact.leaves.every(path => existsSync(cached(path)))) {
      say(`${artefact.name}: as it was made before`);
      continue;
    }
    if (artefact.given && !existsSync(cached(artefact.given))) {
      say(`${artefact.name}: left out, since there is no ${cached(artefact.given)} (lab/README.md)`);
      continue;
    }
    say(`${artefact.name}: being made${artefact.takes ? `, which takes ${artefact.takes} the first time` : ''}`);
    const began = Date.now();
    await artefact.make();
    writeFileSync(file, key);
    say(`${artefact.name}: made in ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

/** Take what stands in the cache for made, after a change that does not matter to it. */
export function adopt(all: readonly Artefact[]): void {
  mkdirSync(cached('keys'), { recursive: true });
  for (const artefact of all) if (artefact.leaves.every(path => existsSync(cached(path)))) writeFileSync(cached('keys', artefact.name), keyOf(artefact, all));
}
