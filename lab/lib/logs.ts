import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARE } from './paths';
import { logOf } from './processes';

/** Where a part of the lab has written: its own process, and for a node what runs on it, of which a part can be named. */
export function logFiles(name: string, part?: string, places = { own: logOf(name), node: join(SHARE, name, 'log') }): string[] {
  const parts = existsSync(places.node) ? readdirSync(places.node).sort().map(file => ({ file, path: join(places.node, file) })) : [];
  if (part !== undefined) return parts.filter(({ file }) => file === part).map(({ path }) => path);
  return [...existsSync(places.own) ? [places.own] : [], ...parts.map(({ path }) => path)];
}
