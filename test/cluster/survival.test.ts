import { App, Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, FailureDomain, Findings, LocalVolumeSet, StorageApp, SurvivalPolicy } from '../../src';
import { disks } from '../support/layouts';

function storage(app: App, policy: SurvivalPolicy, hosts: number): void {
  const chart = new Chart(app, 'storage');
  const cluster = new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: disks(hosts, i => ({ rack: `r${i % 2}` })) })], policy });
  new BlockPool(chart, 'vms', { cluster });
}

/** What breaks a rule, and the nearest thing that does not. */
const CASES: [code: string, what: string, broken: [SurvivalPolicy, number], passing: [SurvivalPolicy, number]][] = [
  ['ceph-cluster/does-not-survive', 'a rack with two of four hosts', [{ survive: FailureDomain.RACK }, 4], [{ survive: FailureDomain.HOST }, 4]],
  ['ceph-cluster/does-not-heal', 'three hosts for three copies', [{ survive: FailureDomain.HOST, heal: true }, 3], [{ survive: FailureDomain.HOST, heal: true }, 4]],
  ['ceph-cluster/safe-capacity', 'more than is safe', [{ survive: FailureDomain.HOST, store: Size.gibibytes(130) }, 4], [{ survive: FailureDomain.HOST, store: Size.gibibytes(40) }, 4]],
];

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
  storage(app, { survive: FailureDomain.HOST, heal: true }, 2);
  expect(Findings.of(app).map(({ code }) => code)).not.toContain('ceph-cluster/does-not-heal');
  expect(() => app.synthYaml()).toThrow('ceph-cluster/too-few-hosts');
});
