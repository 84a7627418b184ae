import { Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import { parse } from 'yaml';
import {
  BlockPool, CephCluster, CephClusterProps, Findings, Host, LocalVolume, LocalVolumeSet, Monitoring, MonitoringProps, MonitoringStyle, Network, StorageClass, StorageStack,
} from '../../src';
import { evaluatorsIn } from '../../src/model/manifests';

const STYLE = MonitoringStyle.prometheusOperator({ labels: { release: 'prometheus' } });

function clusterIn(chart: Chart, props: Partial<CephClusterProps> = {}): CephCluster {
  const hosts = ['a', 'b', 'c', 'd'].map(name => Host.named(`node-${name}`, { volumes: [LocalVolume.disk('/dev/disk/by-path/pci-0000:01:00.0-nvme-1', { name: 'slot', size: Size.tebibytes(4) })] }));
  const cluster = new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts })], ...props });
  new StorageClass(chart, 'fast', { backend: new BlockPool(chart, 'volumes', { cluster }) });
  return cluster;
}

function watch(props: Partial<MonitoringProps> = {}, ofCluster: Partial<CephClusterProps> = {}): { chart: Chart; monitoring: Monitoring; objects: () => any[] } {
  const chart = Testing.chart();
  const monitoring = new Monitoring(chart, 'monitoring', { cluster: clusterIn(chart, ofCluster), style: STYLE, ...props });
  return { chart, monitoring, objects: () => Testing.synth(chart) };
}

const one = (objects: any[], kind: string, name?: string) => {
  const found = objects.filter(object => object.kind === kind && (name === undefined || object.metadata.name === name));
  expect(found).toHaveLength(1);
  return found[0];
};
const codes = (chart: Chart) => Findings.of(chart).map(({ code }) => code);
const namesIn = (groups: any[]): string[] => groups.flatMap(({ rules }: any) => rules.flatMap(({ alert }: any) => alert ?? []));

describe('By the Prometheus operator', () => {
  test('there is a PrometheusRule with the labels that Prometheus selects', () => {
    const { metadata, spec } = one(watch().objects(), 'PrometheusRule');
    expect(metadata).toMatchObject({ name: 'ceph-storage-alerts', namespace: 'rook-ceph', labels: { release: 'prometheus' } });
    expect(namesIn(spec.groups)).toEqual(expect.arrayContaining(['StorageBeyondSafe', 'StorageCannotHealHost', 'StorageClaimPending']));
  });

  test('Rook makes ServiceMonitors, with the same labels', () => {
    expect(one(watch().objects(), 'CephCluster').spec).toMatchObject({ monitoring: { enabled: true }, labels: { monitoring: { release: 'prometheus' } } });
  });

  test('a cluster that forbids ServiceMonitors is refused', () => expect(codes(watch({}, { monitoring: false }).chart)).toEqual(['monitoring/switched-off']));

  test('a cluster that another app owns is watched by what needs no layout', () => {
    const chart = Testing.chart();
    const cluster = CephCluster.fromCephClusterAttributes(chart, 'theirs', { name: 'theirs', namespace: 'storage' });
    new Monitoring(chart, 'monitoring', { cluster, style: STYLE });
    const { spec: { groups } } = one(Testing.synth(chart), 'PrometheusRule');
    expect(JSON.stringify(groups)).toContain('cluster=\\"storage\\"');
    expect(namesIn(groups)).not.toContain('StorageBeyondSafe');
  });
});

test('The safe limit is the number that the forecast tells', () => {
  const { chart, objects } = watch();
  const safe = Math.floor((chart.node.findChild('ceph') as CephCluster).forecast().safe.value);
  expect(JSON.stringify(one(objects(), 'PrometheusRule').spec)).toContain(`vector(${safe})`);
});

test('A pool that is added later moves the limits', () => {
  const { chart, objects } = watch();
  new BlockPool(chart, 'more', { cluster: chart.node.findChild('ceph') as CephCluster });
  expect(JSON.stringify(one(objects(), 'PrometheusRule').spec)).toContain('name=\\"more\\"');
});

test('By files there is a ConfigMap with rules, and with what to scrape', () => {
  const { data, metadata } = one(watch({ style: MonitoringStyle.files({ namespace: 'prometheus' }) }).objects(), 'ConfigMap', 'ceph-storage-alerts');
  expect(metadata.namespace).toBe('prometheus');
  expect(namesIn(parse(data['storage.rules.yaml']).groups)).toContain('StorageBeyondSafe');
  const jobs = parse(data['storage.scrape.yaml']).scrape_configs;
  expect(jobs.map(({ honor_labels }: any) => honor_labels)).toEqual([true, true]);
  expect(jobs[0].relabel_configs).toContainEqual({ target_label: 'cluster', replacement: 'rook-ceph' });
});

test('By files, Rook makes no ServiceMonitors', () => {
  expect(one(watch({ style: MonitoringStyle.files() }).objects(), 'CephCluster').spec.monitoring).toBeUndefined();
});

test('By VictoriaMetrics there are objects of its operator, for the manager and the exporters', () => {
  const objects = watch({ style: MonitoringStyle.victoriaMetrics({ labels: { team: 'x' } }) }).objects();
  expect(namesIn(one(objects, 'VMRule').spec.groups)).toContain('StorageBeyondSafe');
  expect(objects.filter(({ kind }) => kind === 'VMServiceScrape').map(({ metadata: { name, labels } }) => [name, labels.team])).toEqual([['rook-ceph-mgr', 'x'], ['rook-ceph-exporter', 'x']]);
});

test('Prometheus is let in where it is said from where it comes', () => {
  const policy = one(watch({ scrapedFrom: 'prometheus' }).objects(), 'NetworkPolicy', 'rook-ceph-exporter-metrics');
  expect(policy.spec.ingress).toEqual([{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'prometheus' } } }], ports: [{ protocol: 'TCP', port: 9926 }] }]);
});

test('Policies that have no effect are warned of', () => expect(codes(watch({ scrapedFrom: 'prometheus' }, { network: Network.host() }).chart)).toContain('monitoring/host-network'));

describe('Who evaluates the rules', () => {
  test.each([MonitoringStyle.files(), MonitoringStyle.victoriaMetrics(), STYLE])('is noted on them', style => {
    const objects = watch({ style, evaluatedBy: 'monitoring/prometheus-server:80' }).objects();
    expect(evaluatorsIn(objects)).toEqual(['monitoring/prometheus-server:80']);
    expect(evaluatorsIn(watch({ style }).objects())).toEqual([]);
  });

  test.each(['http://localhost:9090', 'https://prometheus.example.com/prometheus', 'a/b:web'])('may be %s', evaluatedBy => expect(codes(watch({ evaluatedBy }).chart)).toEqual([]));

  test.each(['prometheus', 'a/b', 'http://', ''])("may not be '%s'", evaluatedBy => expect(codes(watch({ evaluatedBy }).chart)).toEqual(['monitoring/evaluated-by']));
});

test.each([0.5, 400])('A lead time of %d days is refused', days => expect(codes(watch({ leadTime: Duration.hours(days * 24) }).chart)).toEqual(['monitoring/lead-time']));

test('A warning is muted with a reason, which the alert that always fires tells', () => {
  const { monitoring, objects } = watch();
  Findings.approve(monitoring, 'StorageUneven', 'two disks are new');
  const { groups } = one(objects(), 'PrometheusRule').spec;
  expect(namesIn(groups)).not.toContain('StorageUneven');
  expect(JSON.stringify(groups)).toContain('StorageUneven: two disks are new');
});

test('An alert that is critical cannot be muted', () => {
  const { chart, monitoring } = watch();
  Findings.approve(monitoring, 'StorageFull', 'we know');
  expect(codes(chart)).toEqual(['monitoring/mute-critical']);
});

test('Dashboards are ConfigMaps that the sidecar of Grafana finds', () => {
  const boards = watch({ dashboards: { namespace: 'grafana' } }).objects().filter(({ kind }) => kind === 'ConfigMap');
  expect(boards.map(({ metadata: { name } }) => name)).toEqual(['ceph-is-all-well', 'ceph-room', 'ceph-speed']);
  for (const { metadata, data } of boards) {
    expect(metadata).toMatchObject({ namespace: 'grafana', labels: { grafana_dashboard: '1' }, annotations: { grafana_folder: 'Storage' } });
    expect(JSON.parse(data[`${metadata.name}.json`]).panels.length).toBeGreaterThan(4);
  }
});

describe('A patch', () => {
  test('reaches the object of a name', () => {
    const { monitoring, objects } = watch();
    monitoring.patch('ceph-storage-alerts', JsonPatch.add('/metadata/labels/role', 'rules'));
    expect(one(objects(), 'PrometheusRule').metadata.labels.role).toBe('rules');
  });

  test('of an object that is not there is told', () => expect(() => watch().monitoring.patch('x')).toThrow("there is no object 'x', but ceph-storage-alerts"));
});

describe('In the data of a stack', () => {
  const hosts = Object.fromEntries(['a', 'b', 'c'].map(name => [`node-${name}`, { volumes: [{ disk: '/dev/disk/by-path/pci-0000:01:00.0-nvme-1', name: 'slot', size: '4TiB' }] }]));
  const stack = (monitoring: any, approvals: any[] = []) => {
    const chart = Testing.chart();
    new StorageStack(chart, 'stack', { hosts, block: { volumes: {} }, monitoring, approvals });
    return chart;
  };

  test('monitoring is the same as in code', () => {
    const { spec } = one(Testing.synth(stack({ prometheusOperator: { labels: {} }, leadTime: '14d' })), 'PrometheusRule');
    expect(JSON.stringify(spec)).toContain('14 * 86400');
  });

  test('an approval of the name of an alert mutes it', () => {
    const { spec } = one(Testing.synth(stack({ prometheusOperator: { labels: {} } }, [{ code: 'StorageUneven', at: 'monitoring', reason: 'new disks' }])), 'PrometheusRule');
    expect(namesIn(spec.groups)).not.toContain('StorageUneven');
  });

  test('one way must be chosen', () => expect(codes(stack({}))).toContain('storage-stack/choice'));
});
