import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import { PATHS } from './paths';
import { asked, ASKING } from '../../packages/console/src/layout/asked-schema';

const SCHEMA = join(PATHS.root, 'packages/console/schema/layout-1.json');

/** Takes the place of `packages/console/src/layout/validator.ts` in the bundle: the same answers, and nothing to compile at start. */
export function validatorCode(): string {
  const ajv = new Ajv({ ...ASKING, inlineRefs: false, code: { source: true } });
  return `${standaloneCode(ajv, ajv.compile(asked(JSON.parse(readFileSync(SCHEMA, 'utf8')))))}\nconst compiled = module.exports;\nmodule.exports = { validator: () => compiled };\n`;
}
