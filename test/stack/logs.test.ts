import { App, Chart } from 'cdk8s';
import { Findings, StorageLogs, StorageStack, StorageStackProps } from '../../src';
import { object } from '../support/services';

const HOSTS = Object.fromEntries(['a', 'b', 'c'].map(name => [name, { volumes: [{ disk: `/dev/disk/by-id/wwn-0x${name}`, name: 'disk', size: '4TB', deviceClass: 'hdd' }] }]));

function stack(logs: StorageStackProps['logs'], more: Partial<StorageStackProps> = {}) {
  const chart = new Chart(new App(), 'test');
  return { chart, stack: new StorageStack(chart, 'stack', { hosts: HOSTS, logs, ...more } as StorageStackProps) };
}
const found = (logs: StorageStackProps['logs'], more: Partial<StorageStackProps> = {}) => {
  const { stack: made } = stack(logs, more);
  return Findings.of(made).map(finding => [finding.code, made.sourceOf(finding)?.place ?? finding.property]);
};
const TWO = { a: { size: '20GiB' }, b: { size: '20GiB', directory: '/mnt/logs' } };

describe('The logs of a stack', () => {
  it('are stored on hosts', () => {
    const { chart, stack: made } = stack({ hosts: TWO, retention: '30d', storeResources: { memory: '1GiB' } });
    expect(made.find('logs')).toBeInstanceOf(StorageLogs);
    const { args, resources } = object(chart, 'StatefulSet').spec.template.spec.containers[0];
    expect([args[2], resources.limits]).toEqual(['-retentionPeriod=30d', { memory: '1Gi' }]);
    expect(object(chart, 'PersistentVolume', 'rook-ceph--storage-logs--b').spec.hostPath.path).toBe('/mnt/logs');
  });

  it.each([[{ storageClassName: 'local-path', size: '5GiB' }, 'StatefulSet'], [{ otlp: { url: 'http://x:4318' } }, 'ConfigMap'], [{ loki: { url: 'http://x' } }, 'ConfigMap'], [{ syslog: { host: 'x' } }, 'ConfigMap']])('go where %j says', (logs, kind) => {
    expect(object(stack(logs).chart, kind).metadata.name).toBe('storage-logs');
  });

  it('may be sent where the cluster has network policies', () => {
    expect(object(stack({ hosts: TWO }, { cluster: { networkPolicies: {} } }).chart, 'NetworkPolicy', 'storage-logs-agent').spec.egress).toEqual([{}]);
  });

  it('are not there unless they are asked for', () => expect(stack(undefined).chart.toJson().filter(({ kind }: any) => kind === 'DaemonSet')).toEqual([]));

  it('go to one place', () => {
    expect(found({})).toEqual([['storage-stack/choice', 'logs']]);
    expect(found({ hosts: TWO, syslog: { host: 'x' } })).toEqual([['storage-stack/choice', 'logs']]);
    expect(found({ hosts: TWO, size: '5GiB' })).toEqual([['storage-stack/choice', 'logs.size']]);
  });

  it('are refused at their place in the data', () => {
    expect(found({ hosts: { a: { size: '20GiB' }, b: { size: '20GiB', directory: '/var/lib/rook/logs' } } })).toEqual([['storage-logs/data-directory', 'logs.hosts.b.directory']]);
    expect(found({ storageClassName: 'fast' }, { block: { vms: { classes: { fast: {} } } } })).toContainEqual(['storage-logs/own-storage', 'logs.storageClassName']);
  });
});
