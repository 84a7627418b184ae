import { commandInFolders } from '../lib/command';
import { PageServer } from '../lib/page-server';

const { command, folder } = commandInFolders();

afterAll(() => PageServer.stopAll());
let server: PageServer;
beforeAll(async () => { server = await (await PageServer.start(command, ['--demo'], folder())).letIn(); });
afterAll(async () => { await server.stop(); });

/** Give every device that is offered to Ceph, for volumes. */
async function chosen(): Promise<void> {
  const { json: { layout, inventory } } = await server.post('state'), counts = new Map<string, number>();
  const volumes = inventory.data.devices.filter(({ volume }: any) => volume !== undefined).map(({ host, volume }: any) => {
    const at = counts.get(host) ?? 0;
    counts.set(host, at + 1);
    return { at: ['hosts', host, 'volumes', at], to: volume };
  });
  const answer = await server.post('layout', { edits: [{ at: ['operator'], to: {} }, ...volumes, { at: ['block', 'volumes'], to: { deviceClass: 'ssd', classes: { 'ceph-block': { isDefault: true } } } }] }, { 'If-Match': layout.digest });
  expect(answer.status).toBe(200);
}

test('a plan is shown, confirmed by the name of the cluster and carried out; whoever comes back hears what he has missed', async () => {
  await chosen();
  const { json: plan } = await server.post('plan'), { digest, context } = plan.data;
  expect(plan.data).toMatchObject({ context: 'demonstration', changed: [], removed: [] });
  expect(plan.data.steps.map(({ id }: any) => id)).toEqual(['install/definitions', 'install/operator', 'install/clusters', 'install/services', 'install/applications']);
  expect(plan.data.made).toHaveLength(10);

  expect((await server.post('apply', { plan: digest, name: 'another' })).json.problems[0].code).toBe('ui/name');
  expect((await server.post('apply', { plan: 'another', name: context })).json.problems[0].code).toBe('ui/not-shown');
  expect((await server.post('apply', { plan: digest, name: context })).json.run).toMatchObject({ running: true, kind: 'apply' });
  expect((await server.post('apply', { plan: digest, name: context })).json.problems[0].code).toBe('ui/busy');

  const first = await server.events(undefined, ({ event }) => event.event === 'done');
  const seen = first[first.length - 1].seq;
  expect(first.map(({ event }) => event.event).filter(name => name === 'step')).toHaveLength(1);
  const rest = await server.events(seen, ({ event }) => event.event === 'outcome');
  expect(rest[0].seq).toBe(seen + 1);
  expect(rest[rest.length - 1].event.outcome).toMatchObject({ status: 'ok', data: { done: 5, of: 5 } });
  // Whoever was never there, or has seen another server, hears of every step.
  for (const since of [undefined, 1_000_000]) {
    const all = await server.events(since, ({ event }) => event.event === 'outcome');
    expect(all.flatMap(({ event }) => event.event === 'step' ? [event.number] : [])).toEqual([1, 2, 3, 4, 5]);
  }

  expect((await server.post('state')).json.run).toMatchObject({ running: false, outcome: { status: 'ok' } });
  const { json: status } = await server.post('status');
  expect(status.data.clusters[0]).toMatchObject({ cluster: 'rook-ceph/ceph', data: { is: 'safe' }, access: { is: 'all' }, words: { data: 'Yes', access: 'Yes' } });
  expect((await server.post('plan')).json).toMatchObject({ status: 'ok', data: { steps: [] } });
}, 120_000);

test('a layout that was changed since its plan was shown is not carried out', async () => {
  const { json: { layout } } = await server.post('state');
  await server.post('layout', { edits: [{ at: ['block', 'volumes', 'classes', 'slow'], to: {} }] }, { 'If-Match': layout.digest });
  const { json: { data: { digest, context } } } = await server.post('plan'), { json: { layout: now } } = await server.post('state');
  await server.post('layout', { edits: [{ at: ['block', 'volumes', 'classes', 'slower'], to: {} }] }, { 'If-Match': now.digest });
  expect((await server.post('apply', { plan: digest, name: context })).json.problems[0].code).toBe('ui/not-shown');
}, 60_000);
