import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './assembly';

/** Parts of a Kubernetes object. */
const PARTS = new Set(['spec', 'metadata']);

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  types: ['node'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/** A place where a source looks into an object. */
export interface Look {
  readonly file: string;
  readonly code: string;
}

type Part = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.BindingElement;

/**
 * Every place where sources look into an object of Kubernetes. Objects that are read have no type; what has one, such as the spec that
 * a rule sees or a body that is rendered, is something else that is called the same.
 */
export function looks(files: readonly string[]): Look[] {
  const program = ts.createProgram(files.map(file => join(ROOT, file)), OPTIONS);
  return files.flatMap(file => looksOf(program, join(ROOT, file)).map(code => ({ file, code })));
}

/** The same in each of some texts. */
export function looksInTexts(texts: readonly string[]): string[][] {
  const host = ts.createCompilerHost(OPTIONS), read = host.getSourceFile.bind(host);
  const sources = new Map(texts.map((text, i) => [`text-${i}.ts`, ts.createSourceFile(`text-${i}.ts`, text, ts.ScriptTarget.ES2022, true)]));
  const program = ts.createProgram([...sources.keys()], { ...OPTIONS, types: [] }, { ...host, getSourceFile: (name, ...more) => sources.get(name) ?? read(name, ...more) });
  return [...sources.keys()].map(name => looksOf(program, name));
}

function looksOf(program: ts.Program, path: string): string[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path)!;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isPart(node) && (checker.getTypeAtLocation(ts.isBindingElement(node) ? node.parent : node.expression).flags & ts.TypeFlags.Any) !== 0) found.push(node.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a node reads a part of something: `object.spec`, `object['spec']` or `{ spec }` in a pattern. */
function isPart(node: ts.Node): node is Part {
  if (ts.isPropertyAccessExpression(node)) return PARTS.has(node.name.text);
  if (ts.isElementAccessExpression(node)) return ts.isStringLiteralLike(node.argumentExpression) && PARTS.has(node.argumentExpression.text);
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return false;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) && PARTS.has(name.text);
}
