import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALERTS } from '../../src/model/monitoring';
import { PATHS } from '../../tools/lib/paths';
import { Daemons } from '../../tools/lib/real/daemons';
import { experiments } from '../../tools/lib/real/experiments';
import { faster } from '../../tools/lib/real/faster';
import { RealCeph } from '../../tools/lib/real/real-ceph';
import { realRules, safeBytes } from '../../tools/lib/real/real-rules';
import { realTable } from '../../tools/lib/real/table';
import type { Seen } from '../../tools/lib/real/watched-run';
import { ALERT_SITUATIONS } from '../support/alert-situations';

const daemons = new Daemons('/tmp/none'), rules = realRules(), all = experiments(new RealCeph(daemons), daemons, safeBytes(rules));
const page = readFileSync(join(PATHS.root, 'docs/explanation/monitoring.md'), 'utf8');
const between = (mark: string) => page.split(`<!-- ${mark} -->\n`)[1].split(`\n<!-- /${mark} -->`)[0].split('\n');

describe('The experiments on a real Ceph', () => {
  test('are those of the page, where each alert fires that must (else run `npx projen test:alerts`)', () => {
    const rows = between('real').filter(line => line.startsWith('|')).slice(2).map(line => line.split('|').map(cell => cell.trim()));
    expect(rows.map(([, title]) => title)).toEqual(all.map(({ title }) => title));
    all.forEach(({ fires }, i) => fires.forEach(name => expect(rows[i][2]).toMatch(new RegExp(`\`${name}\` after \\d+ s`))));
  });

  test('make alerts fire that are among the rules of the cluster', () => {
    const names = rules.groups.flatMap(group => group.rules).map(({ alert }) => alert);
    expect(all.flatMap(({ fires }) => fires).filter(name => !names.includes(name))).toEqual([]);
  });

  test('make no critical alert fire that is not meant', () => {
    const critical = ALERTS.filter(({ severity }) => severity === 'critical').map(({ name }) => name);
    expect([...new Set(all.flatMap(({ fires }) => fires))].filter(name => critical.includes(name)).sort()).toEqual(['StorageBeyondSafe', 'StorageHostDown', 'StorageQuorumLost', 'StorageQuorumMargin']);
  });
});

test('Rules of ceph-mixin stand beside the same twelve situations', () => {
  expect(between('mixin').slice(2).map(line => line.split('|')[1].trim())).toEqual(ALERT_SITUATIONS.map(({ title }) => title));
});

test('Times are divided in all rules and groups, and ranges are not', () => {
  const made = faster({ groups: [{ name: 'a', interval: '2m', rules: [{ alert: 'x', expr: 'rate(y[5m])', for: '15m' }, { record: 'z', expr: 'y' }] }] }, 10);
  expect(made).toEqual({ groups: [{ name: 'a', interval: '12000ms', rules: [{ alert: 'x', expr: 'rate(y[5m])', for: '90000ms' }, { record: 'z', expr: 'y' }] }] });
  expect(() => faster({ groups: [{ name: 'a', rules: [{ alert: 'x', expr: 'y', for: 'soon' }] }] }, 10)).toThrow('not read: soon');
});

test('The table tells how long alerts took, and what others say only where it is new', () => {
  const seen: Seen[] = [
    { title: 'quiet', told: {}, besides: { rook: ['CephX'] }, wrong: [] },
    { title: 'killed', told: { StorageOsdDown: 101.4 }, cleared: 33.2, besides: { ours: ['StorageSlowOps'], rook: ['CephX', 'CephOSDDown'] }, wrong: [] },
  ];
  expect(realTable(seen, 10, '20.2.4').split('\n').slice(4)).toEqual([
    '| quiet | silent, as it should be |  | `CephX` | **silent** |',
    '| killed | `StorageOsdDown` after 101 s (90 s), `StorageSlowOps` | 33 s | `CephOSDDown` | **silent** |',
  ]);
});
