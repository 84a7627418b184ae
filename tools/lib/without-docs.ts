import * as ts from 'typescript';

/** Compiled code without the comments of documentation: the types beside it carry them. */
export function withoutDocs(text: string): string {
  const source = ts.createSourceFile('file.js', text, ts.ScriptTarget.ES2022, true), found = new Map<number, number>();
  const visit = (node: ts.Node) => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.pos) ?? []) if (text.startsWith('/**', pos)) found.set(pos, end);
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return [...found].sort(([a], [b]) => b - a).reduce((rest, [pos, end]) => {
    const line = rest.lastIndexOf('\n', pos - 1) + 1;
    // A comment that has its lines for itself goes with them.
    const own = rest.slice(line, pos).trim() === '' && rest[end] === '\n';
    return own ? rest.slice(0, line) + rest.slice(end + 1) : rest.slice(0, pos) + rest.slice(end);
  }, text);
}
