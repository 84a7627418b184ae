import { JsonPatch } from 'cdk8s';
import { Network, NetworkPolicies } from '../../src';
import type { NetworkPoliciesProps } from '../../src';
import { clusterOn, codesAt, disks } from '../support/layouts';
import { codes, object, stage } from '../support/services';

function policies(props: Partial<NetworkPoliciesProps> = {}) {
  const { chart, cluster } = stage();
  return { chart, policies: new NetworkPolicies(chart, 'policies', { cluster, ...props }) };
}

describe('network policies', () => {
  it('are one for each kind of daemon that Rook advises one for', () => {
    expect(policies().chart.toJson().map(({ metadata }) => metadata.name).sort()).toEqual([
      'rook-ceph-crashcollector', 'rook-ceph-exporter', 'rook-ceph-mds', 'rook-ceph-mgr', 'rook-ceph-mon', 'rook-ceph-osd', 'rook-ceph-osd-prepare', 'rook-ceph-tools',
    ]);
  });

  it('select the daemons they are named after, and rule outgoing traffic only', () => {
    for (const { metadata, spec } of policies().chart.toJson()) expect(spec).toMatchObject({ podSelector: { matchLabels: { app: metadata.name } }, policyTypes: ['Egress'] });
  });

  it('let OSDs talk to whom they like, because key stores are anywhere', () => {
    expect(object(policies().chart, 'NetworkPolicy', 'rook-ceph-osd').spec.egress).toEqual([{}]);
  });

  it('let metadata servers reach name servers, monitors, managers, OSDs and each other', () => {
    const { egress } = object(policies().chart, 'NetworkPolicy', 'rook-ceph-mds').spec;
    const { matchLabels: here } = egress[2].to[0].namespaceSelector;
    expect(here).toEqual({ 'kubernetes.io/metadata.name': 'storage' });
    expect(egress.slice(1).map((rule: any) => [rule.to[0].podSelector, rule.ports.map(({ port }: any) => port)])).toEqual([
      [{ matchLabels: { app: 'rook-ceph-mon' } }, [3300, 6789]],
      [{ matchLabels: { app: 'rook-ceph-mgr' } }, [6800]],
      [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['rook-ceph-osd', 'rook-ceph-mds'] }] }, [6800]],
    ]);
  });

  it('find the name servers where they are', () => {
    const { egress } = object(policies({ dnsNamespace: 'dns' }).chart, 'NetworkPolicy', 'rook-ceph-exporter').spec;
    expect(egress[0].to[0].namespaceSelector.matchLabels).toEqual({ 'kubernetes.io/metadata.name': 'dns' });
  });

  it('can be patched one by one', () => {
    const { chart, policies: all } = policies();
    all.patch('rook-ceph-mds', JsonPatch.add('/spec/novelty', 1));
    expect(object(chart, 'NetworkPolicy', 'rook-ceph-mds').spec.novelty).toBe(1);
    expect(() => all.patch('rook-ceph-rgw')).toThrow("no policy 'rook-ceph-rgw'");
  });
});

describe('network-policies/dns-namespace', () => {
  it('refuses what is no namespace', () => expect(codes(policies({ dnsNamespace: 'Kube' }).chart)).toEqual(['network-policies/dns-namespace']));
  it('accepts one', () => expect(codes(policies().chart)).toEqual([]));
});

describe('network-policies/host-network', () => {
  const on = (network: Network) => {
    const cluster = clusterOn(disks(4), { network });
    return codesAt(new NetworkPolicies(cluster.node.scope!, 'policies', { cluster }));
  };
  it('warns of daemons that policies do not reach', () => expect(on(Network.host())).toEqual(['network-policies/host-network']));
  it('accepts the network of pods', () => expect(on(Network.pod())).toEqual([]));
});
