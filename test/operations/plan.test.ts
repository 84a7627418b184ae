import { Chart, Size } from 'cdk8s';
import { ActionKind, BlockPool, CephCluster, Host, LocalVolumeSet, Plan, PolicyManifest, StorageApp } from '../../src';
import { meant, named } from '../support/approvals';
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
  const [look, , apply] = plan.steps;
  expect(look.actions).toEqual([]);
  // Its two OSDs get data when both are there.
  expect(apply.actions.map(({ kind }) => kind)).toEqual([ActionKind.CEPH, ActionKind.APPLY, ActionKind.WAIT, ActionKind.CEPH]);
  expect(plan.toText()).toContain('kubectl apply --server-side -f step-3.yaml');
  expect(apply.moves!.value).toBeGreaterThan(Size.gibibytes(30).toKibibytes() * 1024);
  expect(apply.copies).toMatchObject({ least: 3, of: 3, needed: 2 });
  expect(plan.documents(2).map(({ kind }) => kind)).toContain('CephCluster');
  expect(plan.documents(0)).toEqual([]);
});

test('a host that is dropped is refused, once for every device, with what to write to have it done', () => {
  const plan = Plan.between(stack(5, 1), stack(4, 1));
  expect(plan.refused.map(named)).toEqual([PERMIT]);
  expect(plan.steps).toEqual([]);
  expect(plan.toText()).toContain(`--approve ${PERMIT.replace(' ', '@')}=REASON`);
});

test('approved, it is emptied before it is stopped', () => {
  const plan = Plan.between(stack(5, 1), stack(4, 1), { approvals: meant(PERMIT, 'edit/pool-dropped nothing') });
  expect(plan.approved.map(named)).toEqual([PERMIT]);
  expect(plan.approvalFaults.map(({ code }) => code)).toEqual(['approval/unknown-code']);
  const commands = plan.toText().split('\n');
  const at = (part: string) => commands.findIndex(command => command.includes(part));
  expect(at('osd crush reweight osd.$OSD_1 0')).toBeGreaterThan(0);
  expect(at('osd crush reweight')).toBeLessThan(at('--replicas=0'));
  expect(at('scale deploy/rook-ceph-osd-$OSD_1 --replicas=0')).toBeLessThan(at('osd purge'));
  expect(plan.steps.every(({ copies }) => copies === undefined || copies.least === copies.of)).toBe(true);
  // While it is drained, the cluster still describes it.
  const cluster = (step: number) => JSON.stringify(plan.documents(step).find(({ kind }) => kind === 'CephCluster'));
  expect(cluster(2)).toContain(GONE);
  expect(cluster(4)).not.toContain(GONE);
});

test('a drain for which the others have no room is refused, whatever is approved', () => {
  const full = Plan.between(stack(5, 1), stack(4, 1), { approvals: meant(PERMIT), stored: { vms: Size.gibibytes(140) } });
  expect(full.refused.map(({ code }) => code)).toEqual(['plan/drain-full']);
});

test('is there for people and for machines', () => {
  const plan = Plan.between(stack(4), stack(4, 2, ['vms', 'more']));
  expect(plan.toText()).toContain('comes    CephBlockPool/ceph.rook.io/rook-ceph/more');
  const json = JSON.parse(JSON.stringify(plan.toJson()));
  expect(json).toMatchObject({ refused: [], added: ['CephBlockPool/ceph.rook.io/rook-ceph/more'], changed: [] });
  expect(json.steps).toHaveLength(plan.steps.length);
});

describe('the text', () => {
  const plan = Plan.between(stack(5, 1), stack(4, 1), { approvals: meant(PERMIT), stored: { vms: Size.gibibytes(20) } });
  const text = plan.toText();

  test('has every title, check, note and what each check must show', () => {
    for (const { title, after, notes } of plan.steps) {
      for (const sentence of [title, ...after.map(check => check.title), ...notes]) expect(text).toContain(sentence);
    }
    expect(text).toContain('kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph osd safe-to-destroy osd.$OSD_1\n     must show: osd.$OSD_1 are safe to destroy');
    expect(text).toContain('for 90 seconds without a break');
    expect(text.split('must show: ').length - 1).toBeGreaterThan(8);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  test('finds the OSDs before their numbers are used, in every step that uses them', () => {
    for (const step of text.split(/\n\n(?=\d+\. )/)) {
      const used = step.search(/osd\.\$OSD_1/), found = step.indexOf('OSD_1=$(');
      if (used >= 0) expect([found >= 0, found < used]).toEqual([true, true]);
    }
  });

  test('finds OSDs that a step makes after it has made them', () => {
    const added = Plan.between(stack(4, 1), stack(5, 1)).toText();
    expect(added.indexOf('kubectl apply')).toBeGreaterThan(0);
    expect(added.indexOf('OSD_1=$(')).toBeGreaterThan(added.indexOf('kubectl apply'));
    expect(added.indexOf('OSD_1=$(')).toBeLessThan(added.indexOf('osd.$OSD_1 with the status up'));
  });

  test('says what to do with the device afterwards', () => expect(text).toContain('wipefs --all /dev/disk/by-id/wwn-0x40'));

  test('names the pools where it is not known what they hold', () => {
    expect(Plan.between(stack(5, 1), stack(4, 1), { approvals: meant(PERMIT) }).toText()).toMatch(/not judged {2}.*say in 'stored' how much is stored in vms/);
    expect(text).not.toContain('not judged');
  });
});

test('the JSON has every field of every step, and names what is applied', () => {
  const plan = Plan.between(stack(5, 1), stack(4, 1), { approvals: meant(PERMIT), stored: { vms: Size.gibibytes(20) } });
  const { steps } = JSON.parse(JSON.stringify(plan.toJson()));
  plan.steps.forEach((step, i) => {
    const { moves, actions, ...rest } = step;
    expect(steps[i]).toMatchObject(JSON.parse(JSON.stringify(rest)));
    expect(steps[i].moves?.value).toBe(moves?.value);
    actions.forEach(({ objects, ...action }, a) => expect(steps[i].actions[a]).toMatchObject({ ...JSON.parse(JSON.stringify(action)), ...objects ? { objects: expect.arrayContaining(['CephCluster/ceph.rook.io/rook-ceph/ceph']) } : {} }));
  });
});

test('a pool that there is not is refused, and those that there are are named', () => {
  const [refused] = Plan.between(stack(5, 1), stack(5, 1, ['vms', 'more']), { stored: { vmss: Size.gibibytes(20) } }).refused;
  expect(refused).toMatchObject({ code: 'plan/stored-pool', value: "'vmss'", fix: 'Use one of these names: .mgr, vms' });
});
