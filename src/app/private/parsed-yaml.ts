import { createRequire } from 'node:module';

/** A document of YAML, and what could not be parsed of it. */
export interface ParsedDocument {
  readonly errors: readonly { readonly message: string; readonly pos: readonly [number, number] }[];
  readonly contents: { readonly range?: readonly number[] | null } | null;
  toJS(): unknown;
}

/** The reader that cdk8s brings along. Its own `Yaml.load` takes what cannot be parsed for nothing, which a guard must not. */
const reader: { parseAllDocuments(text: string, options: object): ParsedDocument[] } = createRequire(require.resolve('cdk8s'))('yaml');

/** The documents of a text as Kubernetes reads them, by YAML 1.1; JSON is YAML. */
export function parsedDocuments(text: string): ParsedDocument[] {
  return reader.parseAllDocuments(text, { version: '1.1', prettyErrors: false });
}
