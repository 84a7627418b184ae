import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../../tools/lib/paths';

const PAGE = readFileSync(join(PATHS.root, 'CONTRIBUTING.md'), 'utf8');
const section = (title: string) => new RegExp(`^#+ ${title}\n([^]*?)(?=^#)`, 'm').exec(PAGE)![1];

/** Words that mean one thing here. */
const WORDS = [
  'host', 'device', 'volume', 'OSD', 'device class', 'failure domain', 'redundancy', 'erasure coded', 'raw', 'stored', 'safe', 'loss', 'recovery', 'available', 'degraded',
  'unschedulable', 'layout', 'forecast', 'plan', 'step', 'action', 'check', 'drain', 'purge', 'topic', 'reader', 'finding', 'verdict', 'preflight', 'approval', 'policy', 'monitoring', 'preset', 'benchmark', 'row', 'backend', 'round', 'mark',
  'performance',
];

test('the glossary has each word once', () => {
  expect([...section('Words').matchAll(/^\| \*\*([^*]+)\*\*/gm)].map(([, word]) => word)).toEqual(WORDS);
});

test('every file and folder it names is there', () => {
  const named = [...PAGE.matchAll(/`((?:src|test|tools|projenrc|perf|lab|examples)\/[^`]*)`/g)].map(([, path]) => path).filter(path => !/[<*]/.test(path));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(path => !existsSync(join(PATHS.root, path)))).toEqual([]);
});

test('every task it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(PATHS.root, 'package.json'), 'utf8'));
  const tasks = [...PAGE.matchAll(/\bnp(?:m run|x projen) ([a-z][\w:]*)/g)].map(([, task]) => task);
  expect(tasks.length).toBeGreaterThan(6);
  expect(tasks.filter(task => scripts[task] === undefined)).toEqual([]);
});
