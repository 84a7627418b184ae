import { judge, quorumOf, simulate } from '../../../src/model/forecast/simulation';
import { recoveryOf, monitorsOf } from '../../../src/model/manifests/cluster-settings';
import { clusterOf, copies, gridOf, host, layoutOf } from '../forecast/simulation/support/clusters';

const zoned = layoutOf(Array.from({ length: 8 }, (_, i) => host(`node-${i}`, { zone: `z${i % 4}` })), []);
const gone = (...zones: string[]) => new Set(zoned.hosts.filter(({ topology }) => zones.includes(topology.zone)).map(({ name }) => name));

describe('the quorum', () => {
  const zones = monitorsOf({ mon: { count: 3, failureDomainLabel: 'topology.kubernetes.io/zone', zones: [{ name: 'z0' }, { name: 'z1' }, { name: 'z2' }] } }, zoned);

  test('is kept without any one of the zones that have a monitor each', () => {
    for (const zone of ['z0', 'z1', 'z2', 'z3']) expect(quorumOf(zones, gone(zone)).kept).toBe(true);
    expect(quorumOf(zones, gone('z0', 'z1')).kept).toBe(false);
    expect(quorumOf(zones, gone('z0', 'z3')).kept).toBe(true);
  });

  test('may be lost with two hosts of eight where nobody says where monitors go', () => {
    expect(quorumOf(monitorsOf({ mon: { count: 3 } }, zoned), gone('z0')).kept).toBe(false);
  });

  test('of a stretched cluster is kept without one place, and without the arbiter', () => {
    const stretched = monitorsOf({ mon: { count: 5, stretchCluster: { failureDomainLabel: 'topology.kubernetes.io/zone', zones: [{ name: 'z0' }, { name: 'z1' }, { name: 'z2', arbiter: true }] } } }, zoned);
    expect(stretched.places!.map(({ monitors }) => monitors)).toEqual([2, 2, 1]);
    for (const zone of ['z0', 'z1', 'z2']) expect(quorumOf(stretched, gone(zone)).kept).toBe(true);
    expect(quorumOf(stretched, gone('z0', 'z2')).kept).toBe(false);
  });
});

describe('when Ceph marks OSDs out', () => {
  test('is as the configuration says, the section of monitors first', () => {
    expect(recoveryOf(undefined)).toEqual({ downOutSeconds: 600, minInRatio: 0.75, subtreeLimit: 'rack' });
    expect(recoveryOf({ global: { mon_osd_down_out_interval: '30', mon_osd_down_out_subtree_limit: 'host' }, mon: { mon_osd_down_out_subtree_limit: 'zone', mon_osd_min_in_ratio: '0.5' } }))
      .toEqual({ downOutSeconds: 30, minInRatio: 0.5, subtreeLimit: 'zone' });
  });

  const begins = (hosts: number, lost: number, config?: object) => judge(
    simulate(clusterOf(gridOf(hosts, 1), [copies('vms')], 16), { recovery: recoveryOf(config) }), Array.from({ length: lost }, (_, i) => ({ level: 'host', name: `node-${i}` })),
  ).begins;

  test('the ratio is looked at before each OSD: one of three is marked out, and the last of a quarter and one more', () => {
    expect(begins(3, 1).automatic).toBe(true);
    expect(begins(8, 3).automatic).toBe(true);
    expect(begins(8, 4)).toMatchObject({ automatic: false, setting: 'mon_osd_min_in_ratio' });
  });

  test('a limit of hosts leaves hosts alone, none leaves nothing alone', () => {
    expect(begins(4, 1, { global: { mon_osd_down_out_subtree_limit: 'host' } })).toMatchObject({ automatic: false, setting: 'mon_osd_down_out_subtree_limit' });
    expect(begins(4, 1, { global: { mon_osd_down_out_subtree_limit: '' } }).automatic).toBe(true);
    expect(begins(4, 1, { global: { mon_osd_down_out_interval: '0' } })).toMatchObject({ automatic: false, setting: 'mon_osd_down_out_interval' });
  });
});
