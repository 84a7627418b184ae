import Ajv, { ErrorObject } from 'ajv/dist/2020';
import { asked, ASKING } from './asked-schema';
import schema from '../../schema/layout-1.json';

/** Asks the schema of a layout; what is wrong stands in `errors` afterwards. */
export interface Validator {
  (data: unknown): unknown;
  errors?: readonly ErrorObject[] | null;
}

let compiled: Validator | undefined;

/** The validator, compiled when it is asked for first. In the bundle, `tools/lib/validator.ts` has put the compiled one in the place of this file. */
export function validator(): Validator {
  // It is asked once: whatever makes asking faster takes longer than it saves.
  return compiled ??= new Ajv({ ...ASKING, inlineRefs: false, code: { optimize: false } }).compile(asked(schema)) as Validator;
}
