import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ALERT_SITUATIONS } from './alert-situations';
import type { AlertWorld } from './alert-world';
import { promtool } from './promtool';
import { PATHS } from '../../tools/lib/paths';

/** The rules that Rook ships, of the module that is pinned in `tools/go.mod`. */
export function rulesOfRook(): { groups: object[] } {
  const folder = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/rook/rook'], { cwd: join(PATHS.root, 'tools'), encoding: 'utf8' }).trim();
  const { spec, groups } = parse(readFileSync(join(folder, 'deploy/examples/monitoring/localrules.yaml'), 'utf8'));
  return { groups: (spec?.groups ?? groups) as object[] };
}

/** The alerts that fire at the end of each situation, each name once; promtool tells them where it expected none. */
function firing(rules: { groups: object[] }, world: () => AlertWorld, safe: number): string[][] {
  return ALERT_SITUATIONS.map(({ minutes, happens }) => {
    const made = world();
    happens(made, safe);
    const test = {
      interval: '1m',
      input_series: made.input(minutes),
      promql_expr_test: [{ expr: 'count by (alertname) (ALERTS{alertstate="firing",alertname!="StorageWatchdog"})', eval_time: `${minutes}m`, exp_samples: [] }],
    };
    const { output } = promtool(['test', 'rules', 'tests.json'], { 'rules.json': rules, 'tests.json': { rule_files: ['rules.json'], evaluation_interval: '1m', tests: [test] } });
    return [...new Set([...output.matchAll(/alertname="(\w+)"/g)].map(([, name]) => name))].filter(name => output.includes('got:') && name !== 'StorageWatchdog').sort();
  });
}

/** What fires where somebody must be told, and where not. What rules tell of a healthy cluster tells nothing anywhere. */
function column(rules: { groups: object[] }, world: () => AlertWorld, safe: number): string[] {
  const told = firing(rules, world, safe), healthy = told[ALERT_SITUATIONS.findIndex(({ title }) => title.startsWith('Nothing: a cluster'))];
  return ALERT_SITUATIONS.map(({ wrong }, i) => {
    const list = (wrong ? told[i].filter(name => !healthy.includes(name)) : told[i]).map(name => `\`${name}\``).join(', ');
    return wrong ? list || '**silent**' : list === '' ? 'silent, as it should be' : `**false**: ${list}`;
  });
}

function table(columns: Readonly<Record<string, readonly string[]>>): string {
  return [
    `| situation | ${Object.keys(columns).join(' | ')} |`,
    `|---|${'---|'.repeat(Object.keys(columns).length)}`,
    ...ALERT_SITUATIONS.map(({ title }, i) => `| ${title} | ${Object.values(columns).map(cells => cells[i]).join(' | ')} |`),
  ].join('\n');
}

/** The table of our rules and those of Rook. */
export function besideTable(ours: { groups: object[] }, world: () => AlertWorld, safe: number): string {
  return table({ 'this library': column(ours, world, safe), 'the bundle of Rook': column(rulesOfRook(), world, safe) });
}

/** The same of rules that are not at hand everywhere. */
export function tableOfOthers(who: string, rules: { groups: object[] }, world: () => AlertWorld, safe: number): string {
  return table({ [who]: column(rules, world, safe) });
}
