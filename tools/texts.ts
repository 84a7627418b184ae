/**
 * Writes every sentence that findings can tell into `packages/console/src/text/sentences.ts`, as a type: `tsx tools/texts.ts`. A language that
 * lacks one of them, or has one that nobody says, does not compile then.
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { PATHS } from './lib/paths';
import { LEVELS } from '../src/model/layout';

/** Fields and parameters that hold sentences. */
const SAID = new Set(['reason', 'risk', 'fix', 'title', 'why', 'want', 'recovery', 'notes', 'notJudged', 'about', 'doing', 'what', 'unplaced', 'open', 'leaves', 'prompt', 'survives', 'asks']);

/** Functions that make sentences, or lists of them. */
const SAYERS = new Set(['assumptionsOf', 'toldValue', 'wordsOf', 'odds', 'duration', 'years', 'human', 'leftovers', 'device', 'file', 'unstored', 'unseenGrowth', 'unknownRook', 'unreadableIn', 'awayHost', 'keptFile', 'lackingIn', 'lackingParts', 'notReady', 'noService', 'noVolume', 'actionText', 'targetText', 'osdText']);

/** Where sentences for people are made. */
const ROOMS = /^(src\/(model|core|cluster|stack)\/|packages\/console\/(page\/|src\/(?!text\/)))/;

/** What a run is carried out with. */
const RUNS = /packages\/console\/src\/(run|kubernetes)\//;

const OUT = join(PATHS.root, 'packages/console/src/text/sentences.ts');

/** A place in a sentence that a value fills. */
const HOLE = Symbol('value');
type Parts = readonly (string | typeof HOLE)[];

/** The sentence with its places numbered. */
function numbered(parts: Parts): string {
  let place = 0;
  return parts.map(part => part === HOLE ? `{${place++}}` : part).join('');
}

/** Whether it holds words of a sentence, and not one word or a mark alone. */
const isClause = (parts: Parts): boolean => parts.some(part => typeof part === 'string' && /[a-z]/i.test(part) && part.includes(' '));

/** Enough of it is fixed to know it again. */
const isSure = (parts: Parts): boolean => parts.filter(part => typeof part === 'string').join('').length >= 12;

let found: ReturnType<typeof readAll> | undefined;

/** Every sentence, sorted; what stands in `${…}` is `{0}`, `{1}` …. Reading takes seconds. */
export function sentences(): ReturnType<typeof readAll> {
  return found ??= readAll();
}

function readAll(): { readonly said: readonly string[]; readonly unread: readonly string[] } {
  const config = ts.getParsedCommandLineOfConfigFile(join(PATHS.root, 'packages/console/tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })!;
  const program = ts.createProgram(config.fileNames, config.options), checker = program.getTypeChecker();
  const said = new Set<string>(), unread: string[] = [], seen = new Set<ts.Node>();

  const read = (node: ts.Node | undefined): void => {
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node) || ts.isSpreadElement(node)) {
      read(node.expression);
    } else if (ts.isStringLiteralLike(node)) {
      said.add(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const all = forms(node), plain = [node.head.text, ...node.templateSpans.flatMap(({ literal }) => [HOLE, literal.text] as const)];
      for (const parts of all.every(isSure) ? all : [plain]) said.add(numbered(parts));
    } else if (ts.isConditionalExpression(node)) {
      read(node.whenTrue);
      read(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.QuestionQuestionToken) read(node.left);
      if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.AmpersandAmpersandToken) read(node.right); else unread.push(place(node));
    } else if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach(read);
    } else if (ts.isArrowFunction(node)) {
      if (ts.isBlock(node.body)) returns(node.body); else read(node.body);
    } else if (ts.isIdentifier(node)) {
      readSymbol(checker.getSymbolAtLocation(node), node);
    } else if (ts.isCallExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      const body = declaration !== undefined && 'body' in declaration ? declaration.body as ts.Node | undefined : undefined;
      if (counted(node)) return;
      if (ts.isElementAccessExpression(node.expression)) read(node.expression);
      else if (body === undefined) unread.push(place(node));
      else if (ts.isBlock(body)) returns(body);
      else read(body);
    } else if (ts.isPropertyAccessExpression(node) || ts.isPropertyAccessChain(node) || ts.isElementAccessExpression(node)) {
      // A field of this name is read where it is written; a table is read as a whole.
      if (ts.isPropertyAccessExpression(node) && SAID.has(node.name.text)) return;
      const table = declared(checker.getSymbolAtLocation(node.expression));
      if (table !== undefined && ts.isVariableDeclaration(table) && table.initializer && ts.isObjectLiteralExpression(table.initializer)) {
        for (const property of table.initializer.properties) if (ts.isPropertyAssignment(property)) read(property.initializer);
      } else {unread.push(place(node));}
    } else {unread.push(place(node));}
  };
  /** What a template can become: a part of it that is one clause or another is said with the rest, and not apart. */
  const forms = (node: ts.TemplateExpression): Parts[] => node.templateSpans.reduce<Parts[]>((before, { expression, literal }) => {
    // What stands behind a colon or a semicolon is said for itself.
    const choices: Parts[] = /[:;] $/.test(`${String(before[0].at(-1))}`) ? [[HOLE]] : clauses(expression);
    return before.flatMap(parts => choices.map((choice): Parts => [...parts, ...choice, literal.text]));
  }, [[node.head.text]]);
  const clauses = (expression: ts.Expression): Parts[] => {
    const node = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
    const table = ts.isIdentifier(node) ? declared(checker.getSymbolAtLocation(node)) : undefined;
    const choice = table !== undefined && ts.isVariableDeclaration(table) && table.initializer !== undefined ? table.initializer : node;
    if (!ts.isConditionalExpression(choice)) return [[HOLE]];
    const all = [choice.whenTrue, choice.whenFalse].flatMap((branch): Parts[] => {
      if (ts.isStringLiteralLike(branch)) return [[branch.text]];
      return ts.isTemplateExpression(branch) ? forms(branch) : clauses(branch);
    });
    if (!all.some(isClause)) return [[HOLE]];
    return all.map(parts => {
      const [first, ...rest] = parts;
      if (typeof first !== 'string' || !/^[;:] /.test(first)) return parts;
      said.add(numbered([first.slice(2), ...rest]));
      return [''];
    });
  };
  const readSymbol = (symbol: ts.Symbol | undefined, node: ts.Node) => {
    const declaration = declared(symbol);
    if (declaration === undefined) return;
    // What is given under such a name is read where it is given.
    if (ts.isVariableDeclaration(declaration) && declaration.initializer) read(declaration.initializer);
    else if ((ts.isParameter(declaration) || ts.isBindingElement(declaration)) && !SAID.has(node.getText())) unread.push(place(node));
  };
  const declared = (symbol: ts.Symbol | undefined) => {
    const real = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return real?.valueDeclaration;
  };
  const returns = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) read(node.expression);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, returns);
  };
  const place = (node: ts.Node) => `${relative(PATHS.root, node.getSourceFile().fileName)}: ${node.getText().slice(0, 100)}`;
  /** `count(number, 'host')` says `{n} host` and `{n} hosts`; `{n}` is a number. */
  const counted = (node: ts.CallExpression): boolean => {
    const word = node.arguments[1];
    if (node.expression.getText() !== 'count' || word === undefined || !ts.isStringLiteral(word)) return false;
    for (const form of [word.text, word.text.endsWith('s') ? word.text : `${word.text}s`]) said.add(`{n} ${form}`);
    return true;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.body && SAYERS.has(node.name?.text ?? '')) returns(node.body);
    if (ts.isPropertyAssignment(node) && SAID.has(node.name.getText())) read(node.initializer);
    if (ts.isShorthandPropertyAssignment(node) && SAID.has(node.name.text)) readSymbol(checker.getShorthandAssignmentValueSymbol(node), node.name);
    if (ts.isCallExpression(node)) {
      counted(node);
      if (node.expression.getText() === 'say') read(node.arguments[0]);
    }
    // Why a run has stopped may be any error of what it does.
    if (ts.isNewExpression(node) && node.expression.getText() === 'Error' && RUNS.test(node.getSourceFile().fileName)) read(node.arguments?.[0]);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      checker.getResolvedSignature(node)?.parameters.forEach((parameter, i) => {
        if (SAID.has(parameter.name) && node.arguments?.[i] !== undefined) read(node.arguments[i]);
      });
    }
    ts.forEachChild(node, visit);
  };
  for (const level of ['device', ...LEVELS]) said.add(level).add(level === 'chassis' ? level : `${level}s`);
  for (const file of program.getSourceFiles()) if (ROOMS.test(relative(PATHS.root, file.fileName))) visit(file);
  return { said: [...said].filter(text => /[a-z]/i.test(text.replace(/\{[\dn]\}/g, ''))).sort(), unread: [...new Set(unread)] };
}

/** As the linter wants it. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"')}'`;
}

/** The file with the type. */
export function sentencesFile(): string {
  const { said } = sentences();
  return `// Written by tools/texts.ts; every sentence that findings can tell.\nexport type Sentence =\n${said.map(text => `  | ${quoted(text)}`).join('\n')};\n`;
}

if (require.main === module) {
  for (const line of sentences().unread) process.stderr.write(`not read: ${line}\n`);
  writeFileSync(OUT, sentencesFile());
}
