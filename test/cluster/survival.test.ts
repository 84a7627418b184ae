import { App, Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, CephClusterProps, FailureDomain, Finding, Findings, HostOptions, LocalVolumeSet, StorageApp, SurvivalPolicy } from '../../src';
import { disks } from '../support/layouts';

type Place = (index: number) => HostOptions;

function storage(app: App, policy: SurvivalPolicy, hosts: number, place: Place = i => ({ rack: `r${i % 2}` }), failureDomain?: FailureDomain, cephConfig?: CephClusterProps['cephConfig']): void {
  const chart = new Chart(app, 'storage');
  const cluster = new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: disks(hosts, place) })], policy, cephConfig });
  new BlockPool(chart, 'vms', { cluster, failureDomain });
}

function found(...of: [SurvivalPolicy, number, Place?, FailureDomain?, CephClusterProps['cephConfig']?]): Finding[] {
  const app = new StorageApp();
  storage(app, ...of);
  return Findings.of(app);
}

/** What breaks a rule, and the nearest thing that does not. */
const CASES: [code: string, what: string, broken: [SurvivalPolicy, number], passing: [SurvivalPolicy, number]][] = [
  ['ceph-cluster/does-not-survive', 'a rack with two of four hosts', [{ survive: FailureDomain.RACK }, 4], [{ survive: FailureDomain.HOST }, 4]],
  ['ceph-cluster/does-not-recover', 'three hosts for three copies', [{ survive: FailureDomain.HOST, recover: true }, 3], [{ survive: FailureDomain.HOST, recover: true }, 4]],
  ['ceph-cluster/safe-capacity', 'more than is safe', [{ survive: FailureDomain.HOST, store: Size.gibibytes(130) }, 4], [{ survive: FailureDomain.HOST, store: Size.gibibytes(40) }, 4]],
];

const zones: Place = i => ({ zone: `z${i % 5}` });

describe('a level at which hosts do not say where they are', () => {
  const code = 'ceph-cluster/survive-level-undeclared';
  const nowhere: Place = () => ({});
  const some: Place = i => i === 0 ? {} : { rack: `r${i % 2}` };

  test.each([['nobody', nowhere, 'a, b, c, d'], ['not everybody', some, 'a']])('is refused where %s does', (_, place, hosts) => {
    expect(found({ survive: FailureDomain.RACK }, 4, place).filter(finding => finding.code === code)).toMatchObject([{ severity: 'error', property: 'policy.survive', reason: `no rack is declared for ${hosts}` }]);
  });

  test('is no matter for hosts and OSDs, which are known', () => {
    for (const survive of [FailureDomain.HOST, FailureDomain.OSD]) expect(found({ survive }, 4, nowhere).map(finding => finding.code)).not.toContain(code);
  });
});

describe('recovery after a whole zone', () => {
  const code = 'ceph-cluster/does-not-recover-unattended';
  const of = (recover: boolean, cephConfig?: CephClusterProps['cephConfig']) => found({ survive: FailureDomain.ZONE, recover }, 10, zones, FailureDomain.ZONE, cephConfig);

  test('does not begin by itself: the setting and the step are told', () => {
    const [finding, ...others] = of(true).filter(each => each.code === code);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', property: 'policy.recover' });
    expect(finding.reason).toContain('mon_osd_down_out_subtree_limit rack');
    expect(finding.fix).toContain("mon_osd_down_out_subtree_limit' to 'region'");
    expect(finding.fix).toContain("'ceph osd out'");
  });

  test('begins with the setting that is told, in either section', () => {
    for (const section of ['global', 'mon']) expect(of(true, { [section]: { mon_osd_down_out_subtree_limit: 'region' } }).map(each => each.code)).not.toContain(code);
  });

  test('is not spoken of where nobody asks for it', () => expect(of(false).map(each => each.code)).not.toContain(code));

  test('does not begin after a host either where a setting forbids it', () => {
    const [finding] = found({ survive: FailureDomain.HOST, recover: true }, 5, () => ({}), undefined, { mon: { mon_osd_down_out_interval: '0' } }).filter(each => each.code === code);
    expect(finding.fix).toContain('mon_osd_down_out_interval');
  });

  test('nor where the host is all there is of its rack', () => {
    expect(found({ survive: FailureDomain.HOST, recover: true }, 5, i => ({ rack: `r${i}` })).map(each => each.code)).toContain(code);
  });
});

test('a cluster that does not recover is told by that name', () => {
  expect(found({ survive: FailureDomain.HOST, recover: true }, 3).filter(({ code }) => code === 'ceph-cluster/does-not-recover')).toMatchObject([{ property: 'policy.recover', value: 'true' }]);
});

describe('monitors in zones', () => {
  test.each([3, 4, 5])('%i zones with a monitor in each of three survive a zone', count => {
    expect(found({ survive: FailureDomain.ZONE }, 2 * count, i => ({ zone: `z${i % count}` }), FailureDomain.ZONE).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test.each(CASES)('%s: %s', (code, _, [broken, few], [passing, many]) => {
  const codes = (policy: SurvivalPolicy, hosts: number) => {
    const app = new StorageApp();
    storage(app, policy, hosts);
    return Findings.of(app).map(finding => finding.code);
  };
  expect(codes(broken, few)).toContain(code);
  expect(codes(passing, many)).not.toContain(code);
});

test('a plain App refuses it, too', () => {
  const app = new App();
  storage(app, { survive: FailureDomain.RACK }, 4);
  expect(() => app.synth()).toThrow('ceph-cluster/does-not-survive');
});

test('nothing is forecast of what is refused anyway', () => {
  const app = new StorageApp();
  storage(app, { survive: FailureDomain.HOST, recover: true }, 2);
  expect(Findings.of(app).map(({ code }) => code)).not.toContain('ceph-cluster/does-not-recover');
  expect(() => app.synthYaml()).toThrow('ceph-cluster/too-few-hosts');
});
