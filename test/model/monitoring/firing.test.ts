import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertsInWords, alertsText, alertsTold, RulesAnswer } from '../../../src/model/monitoring';

/** Real answers of Prometheus and vmalert about a real Ceph; `rules()` takes a copy. */
const recorded = (name: string) => JSON.parse(readFileSync(join(__dirname, 'answers', `${name}.json`), 'utf8'));

const KEY = 'rook-ceph/ceph', FROM = 'Prometheus monitoring/k8s';
const told = (...answers: RulesAnswer[]) => alertsTold(answers, KEY, 'rook-operator');

/** An answer in which something is changed. */
function changed(change: (rules: any[], groups: any[]) => void): RulesAnswer {
  const json = recorded('host-down-prometheus');
  change(json.data.groups.flatMap(({ rules }: any) => rules), json.data.groups);
  return { from: FROM, json };
}

describe.each(['prometheus', 'vmalert'])('What %s answered while a host was down', who => {
  const { fires, failed, from, cluster } = told({ from: FROM, json: recorded(`host-down-${who}`) });

  test('is read as the alerts that fire, the most urgent first, each with what to do', () => {
    expect([cluster, from, failed]).toEqual([KEY, FROM, []]);
    const names = (fires as any[]).map(({ name, severity }) => `${severity} ${name}`);
    expect(names.filter(name => /HostDown|OsdDown/.test(name))).toEqual(['critical StorageHostDown', 'warning StorageOsdDown']);
    expect(names).not.toContainEqual(expect.stringContaining('Watchdog'));
    expect(names.map(name => name.split(' ')[0])).toEqual([...names.map(name => name.split(' ')[0])].sort());
  });

  test('tells all that one alert is about together', () => {
    expect((fires as any[]).find(({ name }) => name === 'StorageOsdDown')).toMatchObject({ about: ['osd.4', 'osd.5'], verb: 'replace device', title: 'An OSD is down.', since: expect.stringMatching(/^2026-11-29T\d\d:\d\d:\d\dZ$/) });
    expect((fires as any[]).find(({ name }) => name === 'StorageHostDown')).toMatchObject({ about: ['node-c'] });
  });
});

describe('As text', () => {
  const some = told(changed(rules => { for (const rule of rules) if (!/HostDown|OsdDown|Watchdog/.test(rule.name)) rule.alerts = []; }));
  const since = (some.fires as any[])[0].since;

  test('what to do stands first', () => {
    expect(alertsText({ ...some, fires: (some.fires as any[]).slice(0, 1) })).toBe(`Alerts that fire, says Prometheus monitoring/k8s
  1. Start the host, or repair its network; if it will not come back, begin its replacement now (at once)
     cdk8s-ceph status
     kubectl get nodes
     A host is down with all its OSDs. node-c
     StorageHostDown: since ${since}`);
  });

  test('namespaces and labels are filled into commands', () => {
    expect(alertsText(some)).toContain('\n     kubectl -n rook-ceph get pods -l app=rook-ceph-osd -o wide\n');
    const flag = told(changed(rules => { Object.assign(rules.find(({ name }) => name === 'StorageFlagsLeft'), { state: 'firing', alerts: [{ state: 'firing', labels: { severity: 'warning', flag: 'noout' }, annotations: { summary: 'A flag of maintenance is still set. noout' } }] }); }));
    expect(alertsText(flag)).toContain('\n     ceph osd unset noout\n');
    const operator = told(changed(rules => { Object.assign(rules.find(({ name }) => name === 'StorageOperatorStopped'), { state: 'firing', alerts: [{ state: 'firing', labels: { severity: 'warning' }, annotations: { summary: 'The operator does not run.' } }] }); }));
    expect(alertsText(operator)).toContain('kubectl -n rook-operator get deployment');
  });

  test('that none fires is told with who said so', () => {
    expect(alertsText(told(changed(rules => { for (const rule of rules) if (rule.name !== 'StorageWatchdog') rule.alerts = []; })))).toBe('No alert fires, says Prometheus monitoring/k8s');
  });

  test('when to act is told in words, one for each', () => {
    expect(alertsInWords(some)).toEqual(['at once', 'this week']);
    expect(alertsInWords(told())).toEqual([]);
  });
});

test('Alerts that wait for their time do not fire', () => {
  const all = changed(rules => { for (const { name, alerts } of rules) if (name === 'StorageHostDown') for (const alert of alerts) alert.state = 'pending'; });
  expect((told(all).fires as any[]).map(({ name }) => name)).not.toContain('StorageHostDown');
});

test('Rules of another release are told as they say themselves', () => {
  const other = changed(rules => { for (const rule of rules) if (rule.name === 'StorageHostDown') { rule.name = 'StorageHouseDown'; rule.alerts[0].annotations = { summary: 'A house is down.', action: 'Build it anew.' }; } });
  expect((told(other).fires as any[])[0]).toEqual({ name: 'StorageHouseDown', severity: 'critical', fix: 'Build it anew.', title: 'A house is down.', about: [], since: expect.stringMatching(/^2026-11-29T\d\d:\d\d:\d\dZ$/) });
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
