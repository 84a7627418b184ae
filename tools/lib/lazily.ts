import { posix } from 'node:path';
import * as ts from 'typescript';

/** Files in which every call counts: they know each other at once. */
const HOT = /^model\/(crush|forecast\/(capacity|simulation))\//;

/** What a compiled file exports, and where that is made. */
interface Exported {
  readonly own: Set<string>;
  /** Names that are taken from another file. */
  readonly taken: Map<string, { readonly from: string; readonly name: string }>;
  readonly all: string[];
}

/** A piece of text and what stands in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Let compiled files of a library load each other only when they use each other: a program that has no object store does not wait for
 * what makes one. Every name is taken from the file that makes it, without the index files in between; who loads the library whole finds
 * the same names as before. Only what runs when a file is loaded, such as `extends`, is loaded with it.
 * @param files by path, with slashes, from the folder of the library on
 */
export function lazily(files: ReadonlyMap<string, string>): Map<string, string> {
  const sources = new Map([...files].map(([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)]));
  const exported = new Map([...sources].map(([path, source]) => [path, exportsOf(source, files)]));
  const makerOf = (path: string, name: string): { readonly path: string; readonly name: string } | undefined => {
    const { own, taken, all } = exported.get(path)!;
    const other = taken.get(name);
    if (other) return makerOf(other.from, other.name);
    if (own.has(name)) return { path, name };
    return all.map(from => makerOf(from, name)).find(found => found !== undefined);
  };
  const namesOf = (path: string): string[] => {
    const { own, taken, all } = exported.get(path)!;
    return [...new Set([...own, ...taken.keys(), ...all.flatMap(namesOf)])];
  };
  return new Map([...sources].map(([path, source]) => {
    // It is so already.
    if (/\bconst file_0 = /.test(source.text)) return [path, source.text];
    const loads = new Loads(path);
    const edits: Edit[] = [];
    const replace = (node: ts.Node, text: string) => edits.push({ start: node.getStart(), end: node.end, text });
    const { own, taken } = exported.get(path)!;
    const told = new Set([...own, ...taken.keys()]);
    for (const statement of source.statements) {
      const star = starOf(statement, path, files), whole = wholeOf(statement, path, files), aliased = aliasOf(statement);
      if (star !== undefined) {
        const names = namesOf(star).filter(name => !told.has(name));
        names.forEach(name => told.add(name));
        const makers = names.map(name => ({ as: name, ...makerOf(star, name)! }));
        // Node reads the names from such assignments where a program imports them.
        replace(statement, `${names.map(name => `exports.${name} = `).join('')}void 0;\n${makers.map(({ as, path: maker, name }) => property(as, `${loads.of(maker)}.${name}`)).join('\n')}`);
      } else if (whole !== undefined) {
        replace(statement, `exports.${whole.name} = void 0;\n${property(whole.name, loads.of(whole.from))}`);
      } else if (aliased !== undefined && taken.has(aliased.name)) {
        const maker = makerOf(path, aliased.name)!;
        replace(statement, property(aliased.name, `${loads.of(maker.path)}.${maker.name}`));
      }
    }
    for (const [name, { statement, from }] of importsOf(source, files)) {
      const uses = usesOf(source, name);
      if (uses === undefined) continue;
      for (const use of uses.filter(({ pos }) => !edits.some(({ start, end }) => start <= pos && pos < end))) {
        const maker = makerOf(from, use.name.text) ?? { path: from, name: use.name.text };
        const member = `${loads.of(maker.path)}.${maker.name}`;
        replace(use, isMade(use) ? `(${member})` : member);
      }
      replace(statement, '');
    }
    return [path, edits.length === 0 ? source.text : edited(source.text, [...edits, loads.edit(source)])];
  }));
}

/** The files that a file loads, each once. */
class Loads {
  private readonly paths: string[] = [];

  public constructor(private readonly path: string) {}

  /** How a file is reached. */
  public of(path: string): string {
    if (!this.paths.includes(path)) this.paths.push(path);
    const name = `file_${this.paths.indexOf(path)}`;
    return this.isHot(path) ? name : `${name}()`;
  }

  /** Says how, before the first statement but the directive. */
  public edit(source: ts.SourceFile): Edit {
    const at = source.statements[0].end;
    const lines = [PROPERTY, ...this.paths.map((path, i) => {
      const relative = posix.relative(posix.dirname(this.path), path);
      const load = `require("${relative.startsWith('.') ? relative : `./${relative}`}")`;
      return this.isHot(path) ? `const file_${i} = ${load};` : `let loaded_${i}; const file_${i} = () => loaded_${i} ??= ${load};`;
    })];
    return { start: at, end: at, text: `\n${lines.join('\n')}` };
  }

  private isHot(path: string): boolean {
    return HOT.test(path) && HOT.test(this.path);
  }
}

// Node takes names for missing that it sees defined in this way, so it does not see them.
const PROPERTY = 'const lazy = (name, get) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });';

function property(name: string, value: string): string {
  return `lazy("${name}", () => ${value});`;
}

function edited(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end), text);
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
function starOf(statement: ts.Statement, path: string, files: ReadonlyMap<string, string>): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression) || statement.expression.expression.getText() !== '__exportStar') return undefined;
  return requiredBy(statement.expression.arguments[0], path, files);
}

/** The file of `export * as`, and its name. */
function wholeOf(statement: ts.Statement, path: string, files: ReadonlyMap<string, string>): { readonly name: string; readonly from: string } | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right } = statement.expression;
  const from = requiredBy(right, path, files);
  return from === undefined || !ts.isPropertyAccessExpression(left) || left.expression.getText() !== 'exports' ? undefined : { name: left.name.text, from };
}

/** What `export { … } from` tells: a name, and the member of an import that it is. */
function aliasOf(statement: ts.Statement): { readonly name: string; readonly of: string; readonly member: string } | undefined {
  const [, name, of, member] = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\)/.exec(statement.getText()) ?? [];
  return name === undefined ? undefined : { name, of, member };
}

function importsOf(source: ts.SourceFile, files: ReadonlyMap<string, string>): Map<string, { readonly statement: ts.Statement; readonly from: string }> {
  return new Map(source.statements.flatMap(statement => {
    if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return [];
    const [{ name, initializer }] = statement.declarationList.declarations;
    const from = requiredBy(initializer, source.fileName, files);
    return from === undefined || !ts.isIdentifier(name) ? [] : [[name.text, { statement, from }]];
  }));
}

/** Where members of an import are used; nothing where it is used whole, or where something else has its name. */
function usesOf(source: ts.SourceFile, name: string): ts.PropertyAccessExpression[] | undefined {
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

/** Whether it, or a member of it, stands behind `new`. */
function isMade(node: ts.Expression): boolean {
  const { parent } = node;
  return ts.isNewExpression(parent) ? parent.expression === node : ts.isPropertyAccessExpression(parent) && parent.expression === node && isMade(parent);
}

function exportsOf(source: ts.SourceFile, files: ReadonlyMap<string, string>): Exported {
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
