import { ALERTS, ALERT_FAMILIES, boardOf, BOARDS, grafanaJson, METRICS, recordings, ruleGroups, Watched } from '../../../src/model/monitoring';
import { HEALTH_CODES } from '../../../src/model/status';
import { namePattern, readsOf } from '../../support/promql';
import { promtool } from '../../support/promtool';

const watched: Watched = {
  namespace: 'storage',
  operatorNamespace: 'rook',
  leadDays: 21,
  backupCronJob: 'identity',
  page: 'alerts.md',
  declared: {
    monitors: 5,
    managers: 2,
    gateways: 2,
    ratios: { nearfull: 0.8, backfillfull: 0.87, full: 0.95 },
    classes: ['fast', 'shared.files'],
    sets: [
      { deviceClasses: ['ssd'], safe: 1e12, pools: [{ name: 'a', holds: 'data', size: 3, safeAlone: 1e12 }], failureDomains: ['host'], recovers: { host: true, device: true } },
      { deviceClasses: ['hdd'], safe: 9e12, pools: [{ name: 'b', holds: 'data', size: 3, safeAlone: 8e12 }, { name: 'c', holds: 'data', size: 6, safeAlone: 9e12 }], failureDomains: ['host'], recovers: { host: false, device: true } },
    ],
  },
};

const table = Object.assign({}, ...Object.values(METRICS)) as Record<string, string>;
const recorded = new Map<string, readonly string[]>([
  ['storage:pool:stored_bytes', ['name', 'pool_id']], ['storage:safe:bytes', ['devices']], ['storage:stored:real_ratio', ['devices']], ['storage:safe:used_ratio', ['devices']],
  ...['size_bytes', 'used_bytes', 'fill_ratio', 'write_seconds'].map((name): [string, string[]] => [`storage:osd:${name}`, ['ceph_daemon', 'hostname', 'device_class']]),
  ...['without_host', 'without_device'].map((name): [string, string[]] => [`storage:fill:${name}`, ['device_class']]),
]);
const labelsOf = (metric: string) => metric.startsWith('storage:') ? recorded.get(metric) : table[metric]?.split(' ');

/** What an expression reads that nobody tells. */
function unknownIn(expr: string): string[] {
  const { series, labels } = readsOf(expr), pattern = namePattern(expr);
  const metrics = series.flatMap(({ metric }) => metric !== '' ? [metric] : Object.keys(table).filter(name => pattern?.test(name)));
  const usable = new Set(['cluster', '__name__', 'flag', ...metrics.flatMap(metric => labelsOf(metric) ?? [])]);
  return [
    ...metrics.filter(metric => labelsOf(metric) === undefined),
    ...labels.filter(label => !usable.has(label)),
    ...series.flatMap(({ metric, labels: matched }) => metric === '' ? [] : matched.filter(label => label !== 'cluster' && !labelsOf(metric)?.includes(label)).map(label => `${metric}{${label}}`)),
  ];
}

const rules = ruleGroups(watched).flatMap(group => group.rules);
const panels = BOARDS.flatMap(({ id }) => boardOf(id, watched).panels.map(panel => ({ id, panel })));

describe('Every expression', () => {
  test.each(rules.map(rule => ['alert' in rule ? rule.alert : rule.record, rule.expr]))('%s reads only what is told, by labels that it has', (_, expr) => expect(unknownIn(expr)).toEqual([]));

  test.each(panels.map(({ id, panel }) => [`${id}: ${panel.heading}`, panel.query]))('of the panel %s reads only what is told', (_, query) => expect(unknownIn(query)).toEqual([]));

  test('would be told if it read something else', () => {
    expect(unknownIn('max by (cluster, colour) (ceph_osd_up{cluster="x",shape="y"}) > ceph_unclean_pgs')).toEqual(['ceph_unclean_pgs', 'colour', 'shape', 'ceph_osd_up{shape}']);
  });

  test('of a figure of Ceph names the cluster, and never the job, the pod or the address that was scraped', () => {
    const of = (text: string) => readsOf(text).series.filter(({ metric }) => /^(ceph_|storage:)/.test(metric));
    for (const { expr } of rules) for (const { metric, labels } of of(expr)) expect([metric, labels]).toEqual([metric, expect.arrayContaining(['cluster'])]);
    expect(rules.filter(({ expr }) => readsOf(expr).labels.some(label => ['job', 'pod_ip'].includes(label)))).toEqual([]);
  });

  test('of panels is accepted by promtool', () => {
    const groups = [{ name: 'panels', rules: panels.map(({ panel }, i) => ({ record: `panel:${i}`, expr: panel.query })) }];
    expect(promtool(['check', 'rules', 'panels.json'], { 'panels.json': { groups } })).toEqual({ ok: true, output: expect.stringContaining(`${panels.length} rules found`) });
  });

  test('of what is recorded comes after what it needs', () => {
    const all = recordings(watched), names = all.map(({ record }) => record);
    for (const [i, { expr }] of all.entries()) {
      for (const { metric } of readsOf(expr).series) if (metric.startsWith('storage:')) expect([metric, names.indexOf(metric)]).toEqual([metric, expect.any(Number)]);
      for (const { metric } of readsOf(expr).series) if (metric.startsWith('storage:')) expect(names.indexOf(metric)).toBeLessThan(i);
    }
  });
});

describe('The alerts', () => {
  test('have names that are one each, and texts that end as they should', () => {
    expect(new Set(ALERTS.map(({ name }) => name)).size).toBe(ALERTS.length);
    for (const { name, title, what, fix } of ALERTS) {
      expect(name).toMatch(/^Storage[A-Z]\w+$/);
      expect([title, what]).toEqual([expect.stringMatching(/^[A-Z].*\.$/), expect.stringMatching(/^[A-Z].*\.$/)]);
      expect(fix).toMatch(/^[A-Z].*[^.]$/);
    }
    expect(ALERT_FAMILIES.flatMap(({ alerts }) => alerts)).toEqual(ALERTS);
  });

  test('ask for no code that Ceph does not have', () => {
    expect(ALERTS.flatMap(({ codes = [] }) => codes).filter(code => !(code in HEALTH_CODES))).toEqual([]);
  });

  test('tell of every code that there is: by one of them, by the last one, or not where it is about keys', () => {
    const { expr } = rules.find(rule => 'alert' in rule && rule.alert === 'StorageOtherWarning')!;
    const left = new RegExp(`^(?:${/name!~"([^"]*)"/.exec(expr)![1]})$`);
    const told = new Set(ALERTS.flatMap(({ codes = [] }) => codes));
    const silent = Object.keys(HEALTH_CODES).filter(code => left.test(code) && !told.has(code) && HEALTH_CODES[code].cause !== 'keys');
    expect(silent).toEqual([]);
  });

  test('have limits from the layout', () => {
    const text = JSON.stringify(rules);
    expect(text).toContain('> 0.87');
    expect(text).toContain('21 * 86400');
    expect(rules.find(rule => 'alert' in rule && rule.alert === 'StorageCannotHealHost')!.expr).toContain('device_class=~\\"ssd\\"'.replaceAll('\\', ''));
    expect(rules.find(rule => 'alert' in rule && rule.alert === 'StorageCannotHealDevice')!.expr).toContain('device_class=~"hdd"');
    expect(rules.find(rule => 'alert' in rule && rule.alert === 'StorageQuorumMargin')!.expr).toContain('<= 3');
    expect(rules.find(rule => 'record' in rule && rule.record === 'storage:safe:used_ratio' && rule.labels!.devices === 'hdd')!.expr).toContain('name="c"} / 9000000000000');
  });

  test('that need a layout are left out where nothing is known of one', () => {
    const { declared, ...bare } = watched;
    const names = ruleGroups(bare).flatMap(group => group.rules).flatMap(rule => 'alert' in rule ? [rule.alert] : []);
    expect(names).toContain('StorageMetricsMissing');
    expect(names).not.toContain('StorageBeyondSafe');
    expect(names).not.toContain('StorageQuorumMargin');
    expect(declared).toBeDefined();
  });

  test('are left out where they are muted, unless they are critical, and the one that always fires says why', () => {
    const muted = ruleGroups(watched, name => ['StorageUneven', 'StorageFull'].includes(name) ? 'new disks' : undefined).flatMap(group => group.rules);
    const names = muted.flatMap(rule => 'alert' in rule ? [rule.alert] : []);
    expect(names).not.toContain('StorageUneven');
    expect(names).toContain('StorageFull');
    expect(muted.flatMap(rule => 'alert' in rule && rule.alert === 'StorageWatchdog' ? [rule.annotations.muted] : [])).toEqual(['StorageUneven: new disks']);
  });

  test('say what to do, with the namespaces filled in', () => {
    const { annotations } = rules.flatMap(rule => 'alert' in rule && rule.alert === 'StorageOperatorStopped' ? [rule] : [])[0];
    expect(annotations.action).toContain('kubectl -n rook get deployment');
    expect(annotations.runbook_url).toBe('alerts.md#storageoperatorstopped');
    expect(rules.filter(rule => 'alert' in rule && /\{(ns|operator)\}/.test(JSON.stringify(rule.annotations)))).toEqual([]);
  });
});

describe('A dashboard', () => {
  test.each(BOARDS.map(({ id }) => [id]))('%s has its panels side by side, none over another, each with a query', id => {
    const { panels: all } = grafanaJson(boardOf(id, watched)) as { panels: any[] };
    const cells = all.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, i) => `${x + i % w},${y + Math.floor(i / w)}`));
    expect(new Set(cells).size).toBe(cells.length);
    expect(all.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
    expect(all.every(({ targets: [{ expr }] }) => expr.length > 0)).toBe(true);
  });

  test('links to the page of the alert that watches over a figure', () => {
    expect(panels.flatMap(({ panel }) => panel.alert ?? []).filter(name => !ALERTS.some(alert => alert.name === name))).toEqual([]);
    expect(JSON.stringify(grafanaJson(boardOf('room', watched)))).toContain('alerts.md#storagebeyondsafe');
  });

  test('draws its limits where the alerts have theirs', () => {
    expect(panels.flatMap(({ id, panel }) => id === 'room' && panel.alert === 'StorageCannotHealHost' ? [panel.red] : [])).toEqual([0.87]);
  });
});
