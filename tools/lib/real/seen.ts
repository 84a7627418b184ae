import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seen } from './watched-run';

const FILE = join(__dirname, 'seen.json');

/** What was seen the last time of each experiment. */
export function readSeen(): Seen[] {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

export function writeSeen(seen: readonly Seen[]): void {
  writeFileSync(FILE, `${JSON.stringify(seen, undefined, 1)}\n`);
}
