import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertsInWords, alertsText, alertsTold, RulesAnswer } from '../../../src/model/monitoring';

/** Real answers of Prometheus and vmalert about a real Ceph; `rules()` takes a copy. */
const recorded = (name: string) => JSON.parse(readFileSync(join(__dirname, 'answers', `${name}.json`), 'utf8'));

const KEY = 'rook-ceph/ceph', FROM = 'Prometheus monitoring/k8s';
const told = (...answers: RulesAnswer[]) => alertsTold(answers, KEY, 'rook-operator');

/** An answer in which something is changed. */
function changed(change: (rules: any[], groups: any[]) => void): RulesAnswer {
  const json = recorded('beyond-safe-prometheus');
  change(json.data.groups.flatMap(({ rules }: any) => rules), json.data.groups);
  return { from: FROM, json };
}

describe.each(['prometheus', 'vmalert'])('What %s answered while more was stored than is safe', who => {
  const { fires, failed, from, cluster } = told({ from: FROM, json: recorded(`beyond-safe-${who}`) });

  test('is read as the alerts that fire, the most urgent first, each with what to do', () => {
    expect([cluster, from, failed]).toEqual([KEY, FROM, []]);
    expect(fires).toEqual([
      {
        name: 'StorageBeyondSafe',
        severity: 'critical',
        title: 'More is stored than is safe.',
        about: ['110.1% of it on ssd devices'],
        fix: 'Add a device or a host, or delete data; the forecast tells which one raises the safe capacity most',
        verb: 'forecast',
        since: expect.stringMatching(/^2026-11-29T\d\d:\d\d:\d\dZ$/),
      },
      expect.objectContaining({ name: 'StorageCannotHealDevice', severity: 'warning', verb: 'add device', command: 'ceph osd df tree' }),
    ]);
  });
});

/** Two OSDs are down, as rules tell it. */
function osdsDown(rules: any[]): void {
  const alerts = ['osd.5', 'osd.4'].map((osd, i) => ({ state: 'firing', labels: { severity: 'warning', ceph_daemon: osd }, annotations: { summary: `An OSD is down. ${osd}` }, activeAt: `2026-11-29T07:0${i}:00.5Z` }));
  Object.assign(rules.find(({ name }) => name === 'StorageOsdDown'), { state: 'firing', alerts });
}

test('All that one alert is about is told together, since the first began', () => {
  expect((told(changed(osdsDown)).fires as any[]).find(({ name }) => name === 'StorageOsdDown')).toMatchObject({ about: ['osd.4', 'osd.5'], title: 'An OSD is down.', since: '2026-11-29T07:00:00Z' });
});

describe('As text', () => {
  const some = told(changed(rules => {
    for (const rule of rules) if (rule.name !== 'StorageWatchdog') rule.alerts = [];
    osdsDown(rules);
  }));

  test('what to do stands first', () => {
    expect(alertsText(some)).toBe(`Alerts that fire, says Prometheus monitoring/k8s
  1. Find out from the log of its pod and from the kernel of its host whether the device is dead, and replace it if it is (this week)
     cdk8s-ceph replace device
     kubectl -n rook-ceph get pods -l app=rook-ceph-osd -o wide
     An OSD is down. osd.4, osd.5
     StorageOsdDown: since 2026-11-29T07:00:00Z`);
  });

  test('namespaces and labels are filled into commands', () => {
    const flag = told(changed(rules => { Object.assign(rules.find(({ name }) => name === 'StorageFlagsLeft'), { state: 'firing', alerts: [{ state: 'firing', labels: { severity: 'warning', flag: 'noout' }, annotations: { summary: 'A flag of maintenance is still set. noout' } }] }); }));
    expect(alertsText(flag)).toContain('\n     ceph osd unset noout\n');
    const operator = told(changed(rules => { Object.assign(rules.find(({ name }) => name === 'StorageOperatorStopped'), { state: 'firing', alerts: [{ state: 'firing', labels: { severity: 'warning' }, annotations: { summary: 'The operator does not run.' } }] }); }));
    expect(alertsText(operator)).toContain('kubectl -n rook-operator get deployment');
  });

  test('that none fires is told with who said so', () => {
    expect(alertsText(told(changed(rules => { for (const rule of rules) if (rule.name !== 'StorageWatchdog') rule.alerts = []; })))).toBe('No alert fires, says Prometheus monitoring/k8s');
  });

  test('when to act is told in words, one for each', () => {
    expect(alertsInWords(told(changed(() => undefined)))).toEqual(['at once', 'this week']);
    expect(alertsInWords(told())).toEqual([]);
  });
});

test('Alerts that wait for their time do not fire', () => {
  const all = changed(rules => { for (const { name, alerts } of rules) if (name === 'StorageBeyondSafe') for (const alert of alerts) alert.state = 'pending'; });
  expect((told(all).fires as any[]).map(({ name }) => name)).not.toContain('StorageBeyondSafe');
});

test('Rules of another release are told as they say themselves', () => {
  const other = changed(rules => { for (const rule of rules) if (rule.name === 'StorageBeyondSafe') { rule.name = 'StorageAbove'; rule.alerts[0].annotations = { summary: 'More than before.', action: 'Buy some.' }; } });
  expect((told(other).fires as any[])[0]).toEqual({ name: 'StorageAbove', severity: 'critical', fix: 'Buy some.', title: 'More than before.', about: [], since: expect.stringMatching(/^2026-11-29T\d\d:\d\d:\d\dZ$/) });
});

test('A rule that could not be evaluated is named', () => {
  const broken = told(changed(rules => { rules.find(({ name }) => name === 'StorageSlowOps').health = 'err'; }));
  expect(broken.failed).toEqual(['StorageSlowOps']);
  expect(alertsText(broken)).toMatch(/\n {2}These rules could not be evaluated: StorageSlowOps$/);
});

describe('It is not said that no alert fires', () => {
  test.each<[string, RulesAnswer[], string]>([
    ['where nobody is known who evaluates rules', [], "Kubernetes knows no Prometheus and no VMAlert; name who evaluates the rules with '--alerts'"],
    ['where the answer is a refusal', [{ from: FROM, reason: 'no endpoints' }], 'Prometheus monitoring/k8s does not answer: no endpoints'],
    ['where the answer is no rules', [{ from: FROM, json: { status: 'error' } }], 'what Prometheus monitoring/k8s answers are no rules'],
    ['where the rules of the cluster were not selected', [changed((_, groups) => { for (const group of groups) group.name = 'other-storage'; })], "Prometheus monitoring/k8s has no rules of this cluster; compare the labels of 'monitoring' with those by which it selects rules"],
    ['where the alert that always fires does not', [changed(rules => { rules.find(({ name }) => name === 'StorageWatchdog').state = 'inactive'; })], 'Prometheus monitoring/k8s has the rules of this cluster, but the alert that always fires does not fire'],
  ])('%s', (_, answers, reason) => {
    expect(told(...answers).fires).toEqual({ unknown: reason });
    expect(alertsText(told(...answers))).toBe(`Alerts are not known: ${reason}`);
  });
});

test('Of several, the one that has the rules of the cluster is told', () => {
  const other = changed((_, groups) => { for (const group of groups) group.name = 'other-storage'; });
  expect(told({ ...other, from: 'Prometheus a/a' }, { from: 'Prometheus b/b', reason: 'gone' }, changed(() => undefined)).from).toBe(FROM);
  expect(told({ ...other, from: 'Prometheus a/a' }, { from: 'Prometheus b/b', reason: 'gone' }).from).toBe('Prometheus b/b');
});
