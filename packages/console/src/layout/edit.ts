import { Composer, CST, isScalar, parseDocument, Parser, YAMLMap, YAMLSeq } from 'yaml';
import type { Keys } from './places';

/** A change of one field; without a value it is removed. */
export interface Edit {
  readonly at: Keys;
  readonly to?: unknown;
}

const OPTIONS = { version: '1.2', merge: false } as const;

/**
 * The text of a layout with some fields changed: comments and order stay. Where values only take the place of others, every other
 * byte stays as well.
 */
export function edited(text: string, edits: readonly Edit[]): string {
  return inPlace(text, edits) ?? written(text, edits);
}

/** Values in the place of others; nothing where an edit is of another kind. */
function inPlace(text: string, edits: readonly Edit[]): string | undefined {
  const tokens = [...new Parser().parse(text)];
  const [document] = new Composer({ ...OPTIONS, keepSourceTokens: true }).compose(tokens);
  for (const { at, to } of edits) {
    const node = document?.getIn(at, true);
    if (!isScalar(node) || node.srcToken === undefined || !['string', 'number', 'boolean'].includes(typeof to)) return undefined;
    CST.setScalarValue(node.srcToken, String(to), typeof to === 'string' ? {} : { type: 'PLAIN' });
  }
  return tokens.map(token => CST.stringify(token)).join('');
}

function written(text: string, edits: readonly Edit[]): string {
  const document = parseDocument(text, OPTIONS);
  for (const { at, to } of edits) {
    if (to === undefined) {
      document.deleteIn(at);
      continue;
    }
    // A map that is made on the way is like the others, each field in a line of its own.
    for (let depth = 1; depth < at.length; depth++) if (!document.hasIn(at.slice(0, depth))) document.setIn(at.slice(0, depth), typeof at[depth] === 'number' ? new YAMLSeq() : new YAMLMap());
    document.setIn(at, document.createNode(to));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
