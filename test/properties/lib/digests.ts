/*
 * Synthesizes the blueprints on stdin and prints a digest of each: run as a process of its own, in another time zone, locale
 * and working directory.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Blueprint } from './blueprint';
import { build } from './build';

const blueprints = JSON.parse(readFileSync(0, 'utf8')) as Blueprint[];
const digests = blueprints.map(blueprint => createHash('sha256').update(build(blueprint).synthYaml()).digest('hex'));
process.stdout.write(JSON.stringify({
  digests, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, language: Intl.DateTimeFormat().resolvedOptions().locale, cwd: process.cwd(),
}));
