import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, Host, LocalVolumeSet, Plan, PolicyManifest, StorageApp } from '../../src';
import { disk } from '../support/layouts';

function stack(hosts: number, perHost = 2, pools = ['vms']): PolicyManifest[] {
  const app = new StorageApp({ quiet: true });
  const chart = new Chart(app, 'storage');
  const disks = new LocalVolumeSet(chart, 'disks', {
    hosts: Array.from({ length: hosts }, (_, h) => Host.named(`node-${h}`, { volumes: Array.from({ length: perHost }, (__, v) => disk(`${h}${v}`)) })),
  });
  const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
  for (const name of pools) new BlockPool(chart, name, { cluster });
  return chart.toJson().map((object, i) => ({ object, path: `${i}` }));
}

const GONE = 'node-4--wwn-0x40';
const PERMIT = `edit/device-dropped CephCluster/rook-ceph/ceph/${GONE}`;

test('of the same objects nothing changes', () => {
  const plan = Plan.between(stack(4), stack(4));
  expect([plan.added, plan.changed, plan.removed, plan.steps, plan.refused]).toEqual([[], [], [], [], []]);
  expect(plan.toText()).toBe('Nothing changes.');
});

test('a host more is applied, with every copy there, and the bytes that move are told', () => {
  const plan = Plan.between(stack(4), stack(5, 2), { stored: { vms: Size.gibibytes(100) } });
  expect(plan.changed).toEqual(['CephCluster/ceph.rook.io/rook-ceph/ceph']);
  expect(plan.added).toHaveLength(2);
  const [look, apply] = plan.steps;
  expect(look.commands).toEqual([]);
  expect(apply.commands).toEqual(['kubectl apply --server-side -f step-2.yaml']);
  expect(apply.moves!.value).toBeGreaterThan(Size.gibibytes(30).toKibibytes() * 1024);
  expect(apply.copies).toMatch(/^3 of 3 in /);
  expect(plan.documents(1).map(({ kind }) => kind)).toContain('CephCluster');
  expect(plan.documents(0)).toEqual([]);
});

test('a host that is dropped is refused, once for every device, with what to write to have it done', () => {
  const plan = Plan.between(stack(5, 1), stack(4, 1));
  expect(plan.refused.map(({ permission }) => permission)).toEqual([PERMIT]);
  expect(plan.steps).toEqual([]);
  expect(plan.toText()).toContain(`permit '${PERMIT}'`);
});

test('permitted, it is emptied before it is stopped', () => {
  const plan = Plan.between(stack(5, 1), stack(4, 1), { permissions: [PERMIT, 'edit/pool-dropped nothing'] });
  expect(plan.permitted.map(({ permission }) => permission)).toEqual([PERMIT]);
  expect(plan.unusedPermissions).toEqual(['edit/pool-dropped nothing']);
  const commands = plan.steps.flatMap(step => step.commands);
  const at = (part: string) => commands.findIndex(command => command.includes(part));
  expect(at('osd crush reweight')).toBeGreaterThan(0);
  expect(at('osd crush reweight')).toBeLessThan(at('--replicas=0'));
  expect(at('--replicas=0')).toBeLessThan(at('osd purge'));
  expect(plan.steps.every(({ copies }) => copies === undefined || /^3 of 3 /.test(copies))).toBe(true);
  // While it is drained, the cluster still describes it.
  const cluster = (step: number) => JSON.stringify(plan.documents(step).find(({ kind }) => kind === 'CephCluster'));
  expect(cluster(1)).toContain(GONE);
  expect(cluster(3)).not.toContain(GONE);
});

test('a drain for which the others have no room is refused, whatever is permitted', () => {
  const full = Plan.between(stack(5, 1), stack(4, 1), { permissions: [PERMIT], stored: { vms: Size.gibibytes(140) } });
  expect(full.refused.map(({ code }) => code)).toEqual(['plan/drain-full']);
});

test('is there for people and for machines', () => {
  const plan = Plan.between(stack(4), stack(4, 2, ['vms', 'more']));
  expect(plan.toText()).toContain('comes    CephBlockPool/ceph.rook.io/rook-ceph/more');
  const json = JSON.parse(JSON.stringify(plan.toJson()));
  expect(json).toMatchObject({ refused: [], added: ['CephBlockPool/ceph.rook.io/rook-ceph/more'], changed: [] });
  expect(json.steps).toHaveLength(plan.steps.length);
});
