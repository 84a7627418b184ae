import { Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { BlockPool, CephVersion, LogTarget, StorageClass, StorageLogs, StorageLogsProps } from '../../src';
import { hosts } from '../support/fake-cluster';
import { clusterOn, disks } from '../support/layouts';
import { codes, finding, object, stage } from '../support/services';

const GIB = 1024 ** 3;
const two = () => LogTarget.onHosts([{ name: 'b', size: Size.gibibytes(30) }, { name: 'a', size: Size.gibibytes(20), directory: '/mnt/logs/ceph' }]);

function logs(props: Partial<StorageLogsProps> = {}, taints: { key: string }[] = []) {
  const { chart, cluster } = stage(hosts(4).map(host => ({ ...host, taints })));
  return { chart, cluster, logs: new StorageLogs(chart, 'logs', { cluster, target: two(), ...props }) };
}
const kinds = (chart: Chart) => chart.toJson().map(({ kind, metadata }: any) => `${kind} ${metadata.name}`);
const agentOf = (chart: Chart) => object(chart, 'DaemonSet').spec.template.spec;
const argsOf = (chart: Chart): string[] => agentOf(chart).containers[0].args;
const storeOf = (chart: Chart) => object(chart, 'StatefulSet').spec;

describe('the agent', () => {
  it('is on every node, and tolerates the taints of hosts', () => {
    const { nodeSelector, affinity, tolerations } = agentOf(logs({}, [{ key: 'storage' }]).chart);
    expect({ nodeSelector, affinity, tolerations }).toEqual({ nodeSelector: undefined, affinity: undefined, tolerations: [{ key: 'storage', operator: 'Exists' }] });
  });

  it('listens to the pods of the cluster and of its operator, and to no others', () => {
    expect(argsOf(logs().chart)[1]).toMatch(/^-kubernetesCollector\.excludeFilter=!kubernetes\.pod_namespace:in\("rook-ceph","storage"\) or /);
    expect(argsOf(logs({ namespaces: ['shop'] }).chart)[1]).toContain('in("rook-ceph","shop","storage")');
  });

  it('does not listen to itself and to the store, but to what it tells of the kernel', () => {
    expect(argsOf(logs().chart)[1]).toContain('or (kubernetes.pod_labels.app:in("storage-logs-agent","storage-logs") !kubernetes.container_name:="kernel")');
  });

  it('writes to every copy of the store, each with a buffer of its own', () => {
    expect(argsOf(logs().chart).filter(arg => arg.startsWith('-remoteWrite'))).toEqual([
      '-remoteWrite.url=http://storage-logs-0.storage-logs-copies.storage.svc:9428/insert/native', '-remoteWrite.maxDiskUsagePerURL=1GB',
      '-remoteWrite.url=http://storage-logs-1.storage-logs-copies.storage.svc:9428/insert/native', '-remoteWrite.maxDiskUsagePerURL=1GB',
    ]);
  });

  it('reads logs and reports of crashes of its host, and cannot write to them', () => {
    const { containers: [agent], volumes } = agentOf(logs().chart);
    const paths = Object.fromEntries(volumes.flatMap(({ name, hostPath }: any) => hostPath ? [[name, hostPath.path]] : []));
    expect(paths).toEqual({ pods: '/var/log/pods', containers: '/var/log/containers', crash: '/var/lib/rook/storage/crash', state: '/var/lib/storage-logs/storage/agent' });
    expect(agent.volumeMounts.filter(({ readOnly }: any) => !readOnly).map(({ name }: any) => name)).toEqual(['state']);
  });

  it('reads crashes where the cluster keeps them', () => {
    const cluster = clusterOn(disks(4), { dataDirHostPath: '/srv/rook', namespace: 'ceph' }), chart = Chart.of(cluster);
    new StorageLogs(chart, 'logs', { cluster, target: two() });
    expect(agentOf(chart).volumes.find(({ name }: any) => name === 'crash').hostPath.path).toBe('/srv/rook/ceph/crash');
  });

  it('has no right but to read what belongs to others; what reads the kernel may do that only', () => {
    const rights = agentOf(logs().chart).containers.map(({ securityContext: { runAsUser, seccompProfile, ...rest } }: any) => rest);
    const confined = (add: string) => ({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'], add: [add] } });
    expect(rights).toEqual([confined('DAC_READ_SEARCH'), confined('SYSLOG')]);
  });

  it('may ask the API server for pods, its node and namespaces only', () => {
    expect(object(logs().chart, 'ClusterRole', 'storage--storage-logs--agent').rules.map(({ resources, verbs }: any) => [...resources, ...verbs].join(' '))).toEqual(['pods get list watch', 'nodes get', 'namespaces list']);
  });

  it('has bounds, everywhere', () => {
    const { chart } = logs();
    const all = ['DaemonSet', 'Deployment', 'StatefulSet'].flatMap(kind => object(chart, kind).spec.template.spec.containers);
    expect(all.map(({ resources }: any) => [typeof resources.requests.cpu, typeof resources.requests.memory, typeof resources.limits.memory])).toEqual(Array(4).fill(['string', 'string', 'string']));
  });

  it('reads the kernel with the image of Ceph, which every node has', () => {
    const cluster = clusterOn(disks(4), { cephVersion: CephVersion.V19_2_3 });
    new StorageLogs(Chart.of(cluster), 'logs', { cluster, target: two() });
    expect(agentOf(Chart.of(cluster)).containers[1]).toMatchObject({ name: 'kernel', image: CephVersion.V19_2_3.image });
  });
});

describe('events', () => {
  it('are watched by one pod, which may read nothing else', () => {
    const { chart } = logs();
    expect(object(chart, 'Deployment').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(object(chart, 'ClusterRole', 'storage--storage-logs--events').rules).toEqual([{ apiGroups: [''], resources: ['events'], verbs: ['list', 'watch'] }]);
  });
});

describe('the store', () => {
  it('has a copy on each host, never two on one', () => {
    const { replicas, template: { spec } } = storeOf(logs().chart);
    expect(replicas).toBe(2);
    expect(spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey).toBe('kubernetes.io/hostname');
  });

  it('is on local disks of the hosts that are named', () => {
    const { chart } = logs();
    expect(object(chart, 'PersistentVolume', 'storage--storage-logs--a').spec).toMatchObject({
      hostPath: { path: '/mnt/logs/ceph' },
      capacity: { storage: '20Gi' },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'storage--storage-logs',
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] }] }] } },
    });
    expect(object(chart, 'PersistentVolume', 'storage--storage-logs--b').spec.hostPath.path).toBe('/var/lib/storage-logs/storage/store');
  });

  it('deletes the oldest lines before it takes more than it may on the smaller of them', () => {
    const { chart } = logs({ retention: Duration.days(30) });
    expect(storeOf(chart).template.spec.containers[0].args).toEqual(['-storageDataPath=/data', '-httpListenAddr=:9428', '-retentionPeriod=30d', `-retention.maxDiskSpaceUsageBytes=${18 * GIB}`]);
    expect(storeOf(chart).volumeClaimTemplates[0].spec).toMatchObject({ resources: { requests: { storage: '20Gi' } }, storageClassName: 'storage--storage-logs' });
  });

  it('has no right at all, and no key to the API server', () => {
    const { automountServiceAccountToken, containers: [{ securityContext }] } = storeOf(logs().chart).template.spec;
    expect([automountServiceAccountToken, securityContext.capabilities]).toEqual([false, { drop: ['ALL'] }]);
  });

  it('is found by its label, and each copy by its name also while it is not ready', () => {
    const { chart } = logs();
    expect(object(chart, 'Service', 'storage-logs').metadata.labels).toMatchObject({ 'cdk8s-ceph/logs': 'store' });
    expect(object(chart, 'Service', 'storage-logs-copies').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });

  it('may be on claims of a class', () => {
    const { chart } = logs({ target: LogTarget.onStorageClass('local-path', { size: Size.gibibytes(5) }) });
    expect(storeOf(chart)).toMatchObject({ replicas: 2, volumeClaimTemplates: [{ spec: { storageClassName: 'local-path', resources: { requests: { storage: '5Gi' } } } }] });
    expect(kinds(chart).filter(each => /^(PersistentVolume|StorageClass) /.test(each))).toEqual([]);
  });

  it('does not depend on the order of its hosts', () => {
    const of = (names: string[]) => JSON.stringify(logs({ target: LogTarget.onHosts(names.map(name => ({ name, size: Size.gibibytes(20) }))) }).chart.toJson());
    expect(of(['a', 'b'])).toBe(of(['b', 'a']));
  });

  it('changes no object of other hosts when one comes', () => {
    const of = (names: string[]) => new Map(logs({ target: LogTarget.onHosts(names.map(name => ({ name, size: Size.gibibytes(20) }))) }).chart.toJson().map((each: any) => [`${each.kind} ${each.metadata.name}`, JSON.stringify(each)]));
    const before = of(['b', 'c']), after = of(['a', 'b', 'c']);
    expect([...before].filter(([key, text]) => after.get(key) !== text).map(([key]) => key)).toEqual(['DaemonSet storage-logs-agent', 'StatefulSet storage-logs']);
  });
});

describe('logs that are handed over', () => {
  const forwarded = (target: LogTarget) => {
    const { chart } = logs({ target });
    return { chart, output: JSON.parse(object(chart, 'ConfigMap').data['forwarder.yaml']).pipeline.outputs[0] };
  };

  it('have no store', () => {
    const { chart } = forwarded(LogTarget.otlp('http://collector:4318/v1/logs'));
    expect(kinds(chart).filter(each => /^(StatefulSet|Service|PersistentVolume|StorageClass) /.test(each))).toEqual([]);
    expect(argsOf(chart).slice(-4)).toEqual(['-remoteWrite.url=http://127.0.0.1:9430', '-remoteWrite.maxDiskUsagePerURL=1GB', '-remoteWrite.format=jsonline', '-remoteWrite.headers=Content-Type: application/json']);
    expect(agentOf(chart).containers.map(({ name }: any) => name)).toEqual(['agent', 'kernel', 'forwarder']);
  });

  it.each<[string, LogTarget, object]>([
    ['OpenTelemetry', LogTarget.otlp('http://collector.observability:4318/v1/logs'), { name: 'opentelemetry', host: 'collector.observability', port: 4318, logs_uri: '/v1/logs' }],
    ['OpenTelemetry with TLS', LogTarget.otlp('https://collector'), { name: 'opentelemetry', host: 'collector', port: 443, logs_uri: '/v1/logs', tls: 'on' }],
    ['Loki', LogTarget.loki('http://loki:3100/loki/api/v1/push'), { name: 'loki', host: 'loki', port: 3100, uri: '/loki/api/v1/push', label_keys: '$host,$daemon,$kind' }],
    ['syslog', LogTarget.syslog('logs.example.com', { port: 6514 }), { name: 'syslog', host: 'logs.example.com', port: 6514, mode: 'tcp', syslog_format: 'rfc5424' }],
  ])('go to %s', (_, target, expected) => expect(forwarded(target).output).toMatchObject({ match: '*', retry_limit: 'no_limits', ...expected }));
});

describe('network policies', () => {
  it('are there on request: agents and events may go out, the store may not', () => {
    const { chart } = logs({ networkPolicies: true });
    const egress = ['storage-logs-agent', 'storage-logs-events', 'storage-logs'].map(name => object(chart, 'NetworkPolicy', name).spec.egress);
    expect(egress).toEqual([[{}], [{}], []]);
  });
  it('are not there otherwise', () => expect(kinds(logs().chart).filter(each => each.startsWith('NetworkPolicy'))).toEqual([]));
});

it('a workload can be patched', () => {
  const { chart, logs: all } = logs();
  all.patch('store', JsonPatch.add('/spec/novelty', 1));
  expect(storeOf(chart).novelty).toBe(1);
  expect(() => all.patch('stores')).toThrow("no part 'stores', but agent, events, store");
});

it('every object is of the namespace of the cluster, or has it in its name', () => {
  expect(logs().chart.toJson().filter(({ metadata }: any) => metadata.namespace !== 'storage' && !metadata.name.startsWith('storage--storage-logs')).map(({ kind }: any) => kind)).toEqual([]);
});

describe('storage-logs/own-storage', () => {
  const on = (named: string) => {
    const cluster = clusterOn(disks(4)), chart = Chart.of(cluster);
    new StorageClass(chart, 'fast', { backend: new BlockPool(chart, 'vms', { cluster }) });
    return codes(new StorageLogs(chart, 'logs', { cluster, target: LogTarget.onStorageClass(named) }));
  };
  it('refuses a class of the cluster itself', () => expect(on('fast')).toEqual(['storage-logs/own-storage']));
  it('accepts a class of another app, of which it is not known what serves it', () => expect(on('local-path')).toEqual([]));
  it('accepts hosts', () => expect(codes(logs().chart)).toEqual([]));
});

describe('storage-logs/data-directory', () => {
  const at = (directory: string) => {
    const cluster = clusterOn(disks(4));
    const target = LogTarget.onHosts(['a', 'b'].map(name => ({ name, size: Size.gibibytes(20), directory })));
    return codes(new StorageLogs(Chart.of(cluster), 'logs', { cluster, target }));
  };
  it.each(['/var/lib/rook', '/var/lib/rook/logs', '/', '/mnt', 'logs', '/var/lib/../etc'])('refuses %s', directory => expect([...new Set(at(directory))]).toEqual(['storage-logs/data-directory']));
  it.each(['/var/lib/rook-logs', '/mnt/logs'])('accepts %s', directory => expect(at(directory)).toEqual([]));
});

describe('storage-logs/size', () => {
  it('refuses a host with less than 1 GiB', () => expect(finding(logs({ target: LogTarget.onHosts(['a', 'b'].map((name, i) => ({ name, size: Size.gibibytes(i) }))) }).chart, 'storage-logs/size').property).toBe("hosts['a'].size"));
  it('refuses such a claim', () => expect(codes(logs({ target: LogTarget.onStorageClass('x', { size: Size.mebibytes(500) }) }).chart)).toContain('storage-logs/size'));
});

describe('storage-logs/hosts', () => {
  const on = (...names: string[]) => codes(logs({ target: LogTarget.onHosts(names.map(name => ({ name, size: Size.gibibytes(20) }))) }).chart);
  it('refuses none, and one twice', () => expect([on(), on('a', 'a')]).toEqual([['storage-logs/hosts'], ['storage-logs/hosts']]));
  it('accepts two', () => expect(on('a', 'b')).toEqual([]));
});

describe('storage-logs/one-copy', () => {
  it('warns of one', () => {
    expect(codes(logs({ target: LogTarget.onHosts([{ name: 'a', size: Size.gibibytes(20) }]) }).chart)).toEqual(['storage-logs/one-copy']);
    expect(codes(logs({ target: LogTarget.onStorageClass('x', { replicas: 1 }) }).chart)).toEqual(['storage-logs/one-copy']);
  });
});

describe('storage-logs/receiver', () => {
  it.each([LogTarget.otlp('collector:4318'), LogTarget.loki('ftp://loki'), LogTarget.loki('http://user:key@loki'), LogTarget.syslog('', {}), LogTarget.syslog('logs', { port: 70_000 })])('refuses what is no address', target => expect(codes(logs({ target }).chart)).toEqual(['storage-logs/receiver']));
  it.each([LogTarget.otlp('https://collector/v1/logs'), LogTarget.syslog('10.0.0.1')])('accepts an address', target => expect(codes(logs({ target }).chart)).toEqual([]));
});

describe('storage-logs/name', () => {
  it('refuses what is no label', () => expect(codes(logs({ name: 'Logs' }).chart)).toContain('storage-logs/name'));
  it('accepts a label', () => expect(codes(logs({ name: 'ceph-logs' }).chart)).toEqual([]));
});

describe('storage-logs/several', () => {
  it('refuses two of one cluster', () => {
    const { chart, cluster } = logs();
    new StorageLogs(chart, 'more', { cluster, target: two(), name: 'more' });
    expect(codes(chart)).toEqual(['storage-logs/several', 'storage-logs/several']);
  });
});
