import * as ts from 'typescript';
import { textOf } from './assembly';
import type { Told } from './texts';

/** Functions that are given a reason and a fix, with the places of these among their arguments. */
const GIVEN: Readonly<Record<string, { readonly reason: number; readonly fix: number }>> = {
  on: { reason: 3, fix: 4 }, removals: { reason: 2, fix: 3 }, complaint: { reason: 1, fix: 2 },
};

/** One text of a rule as far as the source tells it: what is filled in is `…`. */
export function fieldsOf(path: string, field: 'reason' | 'fix', source = textOf(path)): Told[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const told: Told[] = [];
  const take = (node: ts.Expression): void => {
    if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(take);
    else if (ts.isParenthesizedExpression(node)) take(node.expression);
    else if (ts.isStringLiteralLike(node)) tell(node, node.text);
    else if (ts.isTemplateExpression(node)) tell(node, node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''));
  };
  const tell = (node: ts.Node, text: string) => told.push({ at: `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, text });
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === field) take(node.initializer);
    const place = ts.isCallExpression(node) ? GIVEN[node.expression.getText()]?.[field] : undefined;
    if (ts.isCallExpression(node) && place !== undefined && node.arguments.length > place) take(node.arguments[place]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return told;
}
