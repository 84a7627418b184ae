/** Rewrites the golden files of the examples, for a person to review: `tsx tools/examples.ts [example …]`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleNames, expectedDir, makeGolden, readGolden } from './lib/examples';

async function update(name: string): Promise<void> {
  const before = readGolden(name);
  const golden = await makeGolden(name);
  const dir = expectedDir(name);
  rmSync(dir, { recursive: true, force: true });
  for (const [file, text] of golden) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  const changed = [...new Set([...before.keys(), ...golden.keys()])].filter(file => before.get(file) !== golden.get(file)).sort();
  console.log(`${name}: ${changed.length === 0 ? 'as before' : changed.join(', ')}`);
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(name => !exampleNames().includes(name));
  if (unknown.length > 0) throw new Error(`no such example: ${unknown.join(', ')}`);
  for (const name of wanted.length > 0 ? wanted : exampleNames()) await update(name);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
