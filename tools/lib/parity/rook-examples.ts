import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { locateModules } from '../go-modules';

/** An object as plain data. */
export type Plain = Record<string, any>;

/** Rook's own example files, by their path below `deploy/examples`, read from the pinned Go module. */
export interface RookExamples {
  readonly version: string;
  readonly files: readonly { readonly file: string; readonly documents: readonly Plain[] }[];
}

/** Nothing of them is copied: what is compared is what the pinned release of Rook has. */
export function readRookExamples(): RookExamples {
  const [{ dir, version }] = locateModules(['github.com/rook/rook']);
  const folder = join(dir, 'deploy', 'examples');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml')).sort();
  return { version, files: files.map(file => ({ file, documents: documentsOf(readFileSync(join(folder, file), 'utf8')) })) };
}

function documentsOf(text: string): Plain[] {
  return parseAllDocuments(text, { logLevel: 'error' }).map(document => document.toJS() as Plain).filter(document => document?.kind !== undefined);
}
