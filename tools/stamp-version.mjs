/** Writes the version of package.json into the compiled library, whose findings link to the pages of that version: `node tools/stamp-version.mjs [ROOT]`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './lib/steps.mjs';

const root = resolve(process.argv[2] ?? ROOT);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = join(root, 'lib', 'model', 'rules', 'version.js');
const before = readFileSync(file, 'utf8');
const stamped = before.replace(/VERSION = '[^']*'/, `VERSION = '${version}'`);
if (!stamped.includes(`VERSION = '${version}'`)) throw new Error(`${file} has no place for a version`);
writeFileSync(file, stamped);
