import * as ts from 'typescript';
import { textOf } from './assembly';

/** Words for people, with the place where they stand. */
export interface Told {
  /** File and line. */
  readonly at: string;
  readonly text: string;
}

/** A page, paragraph by paragraph: a phrase may be broken over two lines. What programs print is theirs, and is told by them. */
export function pageTexts(path: string): Told[] {
  const lines = textOf(path).replace(/^```text\n[^]*?^```$/gm, printed => printed.replace(/.+/g, '')).split('\n');
  const told: Told[] = [];
  let begin = 0;
  lines.forEach((line, i) => {
    if (line.trim() !== '' && i < lines.length - 1) return;
    const text = lines.slice(begin, i + 1).join('\n');
    if (text.trim() !== '') told.push({ at: `${path}:${begin + 1}`, text });
    begin = i + 1;
  });
  return told;
}

/** The properties of a rule, of a violation or of an edit that people read. */
const READ = ['title', 'why', 'reason', 'fix'];

/** What rules in a source file say to people: the texts of these properties, and those that are given to `on(…)`. */
export function ruleTexts(path: string, source = textOf(path)): Told[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const told: Told[] = [];
  const within = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      told.push({ at: `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, text: node.text });
    }
    ts.forEachChild(node, within);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && READ.includes(node.name.getText())) within(node.initializer);
    else if (ts.isCallExpression(node) && node.expression.getText() === 'on') node.arguments.slice(3).forEach(within);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return told;
}
