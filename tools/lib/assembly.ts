import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The public API as jsii has written it into a folder: in `.jsii` itself, or packed in the file that it names. */
export function readAssembly(folder: string): any {
  const found = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  return found.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(readFileSync(join(folder, found.filename))).toString()) : found;
}
