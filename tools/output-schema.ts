/** Writes the JSON Schema of what the command prints with `--json`: `tsx tools/output-schema.ts`. Its one source is the type `Document`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { PATHS } from './lib/paths';

const CONSOLE = join(PATHS.root, 'packages/console');

/** The schema as the text of its file. */
export function outputSchema(): string {
  const schema = createGenerator({ path: join(CONSOLE, 'src/io/documents.ts'), tsconfig: join(CONSOLE, 'tsconfig.json'), type: 'Document', skipTypeCheck: true, additionalProperties: false }).createSchema('Document');
  return `${JSON.stringify({ title: 'What cdk8s-ceph prints with --json', ...schema }, undefined, 1)}\n`;
}

if (require.main === module) writeFileSync(join(CONSOLE, 'schema/output-1.json'), outputSchema());
