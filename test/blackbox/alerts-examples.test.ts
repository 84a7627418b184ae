import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { expectedDir, exampleNames } from '../../tools/lib/examples';
import { AlertWorld, then } from '../support/alert-world';
import { promtool } from '../support/promtool';

interface Rules { readonly groups: { readonly name: string; readonly rules: { readonly alert?: string }[] }[] }

/** All rules for Prometheus among the objects of an example, by the name of the object, whatever kind holds them. */
function rulesIn(example: string): [object: string, rules: Rules][] {
  const files = readdirSync(expectedDir(example)).filter(file => file.endsWith('.yaml')).map(file => readFileSync(join(expectedDir(example), file), 'utf8'));
  return files.flatMap(text => parseAllDocuments(text).map(document => document.toJS())).flatMap(({ kind, metadata, spec, data }): [string, Rules][] => {
    if (kind === 'PrometheusRule' || kind === 'VMRule') return [[metadata.name, { groups: spec.groups }]];
    return kind === 'ConfigMap' ? Object.entries(data ?? {}).filter(([file]) => file.endsWith('.rules.yaml')).map(([, content]) => [metadata.name, parse(content as string)]) : [];
  });
}

const WATCHED = exampleNames().flatMap(example => rulesIn(example).map(([object, rules]) => ({ example, object, rules })));

test('Examples have rules', () => expect(WATCHED.map(({ example }) => example)).toContain('monitoring'));

describe.each(WATCHED)('The rules $object of the example $example', ({ rules }) => {
  const world = () => new AlertWorld({ '.mgr': 1e6, 'volumes': 1e12, 'shared-data0': 1e11, 'shared-metadata': 1e9 });

  /** What fires at the end of half an hour, also where the manager fails over half way. */
  function firing(happens: (world: AlertWorld) => void, expected: readonly string[]): string {
    const tests = [undefined, 15].map(failover => {
      const made = world();
      happens(made);
      const exp_samples = expected.map(name => ({ labels: `{alertname="${name}"}`, value: 1 }));
      return { interval: '1m', input_series: made.input(30, 1, failover), promql_expr_test: [{ expr: 'count by (alertname) (ALERTS{alertstate="firing",alertname!="StorageWatchdog"})', eval_time: '30m', exp_samples }] };
    });
    return promtool(['test', 'rules', 'tests.json'], { 'rules.json': rules, 'tests.json': { rule_files: ['rules.json'], evaluation_interval: '1m', tests } }).output.replace(/^[^]*FAILED:/, 'FAILED:');
  }

  test('are accepted by promtool, with nothing to remark', () => {
    const { ok, output } = promtool(['check', 'rules', '--lint=all', '--lint-fatal', 'rules.json'], { 'rules.json': rules });
    expect([ok, output]).toEqual([true, expect.stringContaining('SUCCESS')]);
  });

  test('are silent where nothing is wrong, also when the manager fails over', () => expect(firing(() => undefined, [])).toMatch(/SUCCESS/));

  test('tell of an OSD that is down, and of nothing else', () => {
    expect(firing(made => { made.ceph('osd_up', { ceph_daemon: 'osd.3' }, then(1, 5, 0)).ends(5, (metric, { ceph_daemon }) => /^ceph_osd_(stat|op)_/.test(metric) && ceph_daemon === 'osd.3'); }, ['StorageOsdDown'])).toMatch(/SUCCESS/);
  });

  test('would be told if they were not silent', () => expect(firing(() => undefined, ['StorageOsdDown'])).toMatch(/FAILED/));
});
