import { Duration } from 'cdk8s';
import { FULL } from './support/ceph-tools';
import { ALERTS, RECORD_SECONDS } from '../../src/model/monitoring';
import { ALERT_CASES, AlertCase } from '../support/alert-cases';
import { rulesOf, safeIn, world } from '../support/alert-rules';
import { growing } from '../support/alert-world';
import { isLong, promtool, unitTests } from '../support/promtool';

interface Told {
  readonly alert: string;
  readonly each: AlertCase;
}

const RECORDED = new Set(ALERTS.filter(({ recorded }) => recorded).map(({ name }) => name));
const LAYOUTS = {
  fourHosts: () => rulesOf(4),
  threeHosts: () => rulesOf(3),
  fiveMonitors: () => rulesOf(5, 5),
  ownBackups: () => rulesOf(4, 3, { backupMaxAge: Duration.days(7) }),
};

/** Five monitors are in the world before anything happens, or a backup that the command has made. */
const worldOf = (layout: string) => {
  const made = world();
  if (layout === 'ownBackups') made.set('kube_lease_renew_time', { namespace: 'rook-ceph', lease: 'cdk8s-ceph-identity' }, 0);
  if (layout === 'fiveMonitors') for (const name of ['d', 'e']) made.set('kube_pod_status_ready', { namespace: 'rook-ceph', pod: `rook-ceph-mon-${name}-5d9f-x2x4q`, condition: 'true' }, 1);
  return made;
};

describe.each(Object.entries(LAYOUTS))('the rules of %s', (layout, make) => {
  const rules = make(), safe = safeIn(rules);

  test('are accepted by promtool', () => {
    const { ok, output } = promtool(['check', 'rules', '--lint=all', 'rules.json'], { 'rules.json': rules });
    expect([ok, output]).toEqual([true, expect.stringContaining('SUCCESS')]);
  });

  const cases = Object.entries(ALERT_CASES).flatMap(([alert, casesOf]) => casesOf(safe).filter(each => (each.layout ?? 'fourHosts') === layout).map(each => ({ alert, each })));

  // promtool evaluates every group at the interval of the test, so what is recorded, which counts its samples, gets the interval that it has.
  test.each([
    ['within minutes', '2m', ({ each }: Told) => !isLong(each), rules],
    ['within hours', '10m', ({ alert, each }: Told) => isLong(each) && !RECORDED.has(alert), rules],
    ['within hours, of what is recorded', `${RECORD_SECONDS}s`, ({ alert, each }: Told) => isLong(each) && RECORDED.has(alert), { groups: rules.groups.slice(0, 1) }],
  ])('alert when they must %s, and only then, also when the manager fails over', (_, interval, belongs, some) => {
    // The quick run has the manager fail over in every other case.
    const tests = cases.filter(belongs).flatMap(({ alert, each }, i) => unitTests(alert, each, () => worldOf(layout)).filter((_each, way) => FULL || way === i % 2));
    const { ok, output } = promtool(['test', 'rules', 'tests.json'], { 'rules.json': some, 'tests.json': { rule_files: ['rules.json'], evaluation_interval: interval, tests } });
    expect(output.replace(/^[^]*FAILED:/, 'FAILED:')).toMatch(/SUCCESS/);
    expect(ok).toBe(true);
  }, 600_000);
});

describe('the cases', () => {
  const all = Object.entries(ALERT_CASES).map(([alert, casesOf]) => ({ alert, cases: casesOf(1) }));

  test('are there for every alert', () => expect(Object.keys(ALERT_CASES).sort()).toEqual(ALERTS.map(({ name }) => name).sort()));

  test.each(all.filter(({ alert }) => alert !== 'StorageWatchdog'))('of $alert have one in which it fires, and one that looks like it', ({ alert, cases }) => {
    expect(cases.some(({ fires }) => fires.includes(alert))).toBe(true);
    expect(cases.some(({ fires }) => !fires.includes(alert))).toBe(true);
  });

  test('would be told if an alert fired that should not', () => {
    const [wrong] = unitTests('none', { title: 'an OSD is down', happens: made => made.ceph('osd_up', { ceph_daemon: 'osd.0' }, 0), fires: [] }, world);
    expect(promtool(['test', 'rules', 'tests.json'], { 'rules.json': rulesOf(4), 'tests.json': { rule_files: ['rules.json'], tests: [wrong] } }).ok).toBe(false);
  });

  test('hold a world in which another manager takes over; the figures of the former are seen until they are stale', () => {
    const input = world().ceph('osd_up', { ceph_daemon: 'osd.0' }, growing(1)).input(4, 1, 2) as { series: string; values: string }[];
    expect(input.filter(({ series }) => /ceph_osd_up.*osd\.0"/.test(series)).map(({ values }) => values)).toEqual(['0 1 _x3', '_x2 2 3 4']);
  });
});
