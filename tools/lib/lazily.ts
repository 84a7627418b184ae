import { posix } from 'node:path';
import * as ts from 'typescript';
import { aliasOf, exportsOf, importsOf, starOf, usesOf, wholeOf } from './compiled';

/** Files in which every call counts: they know each other at once. */
const HOT = /^model\/(crush|forecast\/(capacity|simulation))\//;

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

/** Whether it, or a member of it, stands behind `new`. */
function isMade(node: ts.Expression): boolean {
  const { parent } = node;
  return ts.isNewExpression(parent) ? parent.expression === node : ts.isPropertyAccessExpression(parent) && parent.expression === node && isMade(parent);
}
