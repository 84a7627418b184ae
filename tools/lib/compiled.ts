import { posix } from 'node:path';
import * as ts from 'typescript';

/** What a compiled file exports, and where that is made. */
export interface Exported {
  readonly own: Set<string>;
  /** Names that are taken from another file. */
  readonly taken: Map<string, { readonly from: string; readonly name: string }>;
  readonly all: string[];
}

/** The file of `require('./…')`, also inside the helper for `import *`; nothing where it is not one of these files. */
function requiredBy(node: ts.Node | undefined, path: string, files: ReadonlyMap<string, string>): string | undefined {
  if (!node || !ts.isCallExpression(node)) return undefined;
  const [argument] = node.arguments;
  if (node.expression.getText() === '__importStar') return requiredBy(argument, path, files);
  if (node.expression.getText() !== 'require' || !ts.isStringLiteral(argument) || !argument.text.startsWith('.')) return undefined;
  const to = posix.join(posix.dirname(path), argument.text);
  return [to, `${to}.js`, `${to}/index.js`].find(each => files.has(each));
}

/** The file of `export * from`. */
export function starOf(statement: ts.Statement, path: string, files: ReadonlyMap<string, string>): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression) || statement.expression.expression.getText() !== '__exportStar') return undefined;
  return requiredBy(statement.expression.arguments[0], path, files);
}

/** The file of `export * as`, and its name. */
export function wholeOf(statement: ts.Statement, path: string, files: ReadonlyMap<string, string>): { readonly name: string; readonly from: string } | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right } = statement.expression;
  const from = requiredBy(right, path, files);
  return from === undefined || !ts.isPropertyAccessExpression(left) || left.expression.getText() !== 'exports' ? undefined : { name: left.name.text, from };
}

/** What `export { … } from` tells: a name, and the member of an import that it is. */
export function aliasOf(statement: ts.Statement): { readonly name: string; readonly of: string; readonly member: string } | undefined {
  const [, name, of, member] = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\)/.exec(statement.getText()) ?? [];
  return name === undefined ? undefined : { name, of, member };
}

/** What a file loads by a name of its own, from files of the library. */
export function importsOf(source: ts.SourceFile, files: ReadonlyMap<string, string>): Map<string, { readonly statement: ts.Statement; readonly from: string }> {
  return new Map(source.statements.flatMap(statement => {
    if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return [];
    const [{ name, initializer }] = statement.declarationList.declarations;
    const from = requiredBy(initializer, source.fileName, files);
    return from === undefined || !ts.isIdentifier(name) ? [] : [[name.text, { statement, from }]];
  }));
}

/** Where members of an import are used; nothing where it is used whole, or where something else has its name. */
export function usesOf(source: ts.SourceFile, name: string): ts.PropertyAccessExpression[] | undefined {
  const uses: ts.PropertyAccessExpression[] = [];
  let whole = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) {
      const { parent } = node;
      if (ts.isPropertyAccessExpression(parent) && parent.expression === node) uses.push(parent);
      else if (!(ts.isPropertyAccessExpression(parent) && parent.name === node) && !(ts.isPropertyAssignment(parent) && parent.name === node)) whole++;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  // Once where it is declared.
  return whole === 1 ? uses : undefined;
}

/** What a file exports; `default` is what Node makes of it, and no name. */
export function exportsOf(source: ts.SourceFile, files: ReadonlyMap<string, string>): Exported {
  const own = new Set<string>(), taken: Exported['taken'] = new Map(), all: string[] = [];
  const imports = importsOf(source, files);
  for (const statement of source.statements) {
    const from = starOf(statement, source.fileName, files);
    if (from !== undefined) all.push(from);
    if (!ts.isExpressionStatement(statement)) continue;
    for (let at: ts.Expression = statement.expression; ts.isBinaryExpression(at); at = at.right) {
      if (ts.isPropertyAccessExpression(at.left) && at.left.expression.getText() === 'exports') own.add(at.left.name.text);
    }
    const aliased = aliasOf(statement), other = aliased && imports.get(aliased.of);
    if (aliased && other) taken.set(aliased.name, { from: other.from, name: aliased.member });
  }
  own.delete('default');
  return { own, taken, all };
}
