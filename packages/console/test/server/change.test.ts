import { LARGER } from '../../src/server/demo/captures';
import { commandInFolders } from '../lib/command';
import { carriedOut, chosen, outcome } from '../lib/demo';
import { PageServer } from '../lib/page-server';

const { command, empty } = commandInFolders();

afterAll(() => PageServer.stopAll());
let server: PageServer;
beforeAll(async () => {
  server = await (await PageServer.start(command, ['--demo', '--speed', '300'], empty())).letIn();
  // One disk of each of four hosts; node-c has no other one.
  await chosen(server, ({ name }) => name === 'sdb');
  const { outcome: installed } = await carriedOut(server);
  expect(installed).toMatchObject({ status: 'ok', problems: [] });
}, 120_000);
afterAll(async () => { await server.stop(); });

const titles = (plan: any): string[] => plan.steps.map(({ kind }: any) => kind);
const disk = (host: number, letter: string) => `/dev/disk/by-id/wwn-0x5000c500a1b2${host}0${letter.charCodeAt(0).toString(16)}`;
const hostsNow = async () => (await server.post('state')).json.layout.props.hosts;

test('a device is added by the verb of the command, and the layout keeps it once it is confirmed', async () => {
  const change = { verb: 'add', what: 'device', host: 'node-a', devices: [`${disk(0, 'c')}=4000787030016:hdd`] };
  const { json: { data: plan } } = await server.post('plan', { change });
  expect(plan.made).toEqual([expect.stringMatching(/^node-a--/)]);
  expect(plan.steps.find(({ moves }: any) => moves > 0)).toMatchObject({ before: expect.arrayContaining(['every monitor is in quorum']), after: expect.arrayContaining(['the new OSDs are up']) });
  expect((await hostsNow())['node-a'].volumes).toHaveLength(1);
  const { outcome: ended } = await carriedOut(server, change);
  expect(ended).toMatchObject({ status: 'ok' });
  expect((await hostsNow())['node-a'].volumes).toHaveLength(2);
}, 120_000);

test('a device is emptied and taken out only by whoever types what goes; it pauses where that is wanted, and is gone on with', async () => {
  const change = { verb: 'remove', what: 'device', host: 'node-a', devices: [disk(0, 'c')] }, { json: { data: plan } } = await server.post('plan', { change });
  expect(titles(plan)).toEqual(expect.arrayContaining(['drain', 'remove']));
  expect(plan.phrase).toMatch(/^remove node-a--/);
  expect((await server.post('apply', { plan: plan.digest, name: plan.context })).json.problems[0].code).toBe('ui/name');
  const { outcome: paused } = await carriedOut(server, change, { pauses: true });
  expect(paused).toMatchObject({ status: 'changed', problems: [{ code: 'run/paused' }] });
  expect((await server.post('plan')).json).toMatchObject({ status: 'refused', problems: [{ code: 'run/unfinished' }] });
  expect((await server.post('unfinished')).json.data).toMatchObject({ context: 'demonstration', run: { done: 1, steps: plan.steps } });
  expect((await server.post('resume')).json.run).toMatchObject({ running: true, kind: 'resume', done: 1 });
  expect(await outcome(server)).toMatchObject({ status: 'ok' });
  expect((await hostsNow())['node-a'].volumes).toHaveLength(1);
  expect((await server.post('unfinished')).json.data.run).toBeNull();
}, 120_000);

test('a plan that is given up before anything is destroyed leaves everything as it was', async () => {
  const change = { verb: 'remove', what: 'host', host: 'node-d', devices: [] };
  const { plan, outcome: paused } = await carriedOut(server, change, { pauses: true });
  expect(paused.problems[0].code).toBe('run/paused');
  expect(titles(plan)).toContain('drain');
  await server.post('abort');
  expect(await outcome(server)).toMatchObject({ status: 'ok' });
  const { json: status } = await server.post('status');
  expect(status.data.clusters[0].hosts.flatMap(({ devices }: any) => devices.filter(({ drained }: any) => drained === true))).toEqual([]);
}, 120_000);

test('a host is taken out of work, and given back once somebody says that the work is done', async () => {
  // What was given up left the layout as it was confirmed; it is put back first.
  const { json: { layout } } = await server.post('state');
  if (layout.props.hosts['node-d'] === undefined) await server.post('layout', { edits: [{ at: ['hosts', 'node-d'], to: { volumes: [{ disk: disk(3, 'b'), size: '4000787030016', deviceClass: 'hdd' }] } }] }, { 'If-Match': layout.digest });
  const { outcome: asked } = await carriedOut(server, { verb: 'maintenance', host: 'node-b' });
  expect(asked).toMatchObject({ status: 'changed', problems: [{ code: 'run/person' }] });
  await server.post('resume');
  expect(await outcome(server)).toMatchObject({ status: 'ok' });
}, 120_000);

test('a device is replaced in its place, and one that was not made larger is not grown', async () => {
  const { plan, outcome: asked } = await carriedOut(server, { verb: 'replace', what: 'device', host: 'node-b', devices: [disk(1, 'b')] });
  expect(titles(plan)).toEqual(expect.arrayContaining(['drain', 'remove', 'swap']));
  expect(asked).toMatchObject({ status: 'changed', problems: [{ code: 'run/person' }] });
  await server.post('resume');
  expect(await outcome(server)).toMatchObject({ status: 'ok' });
  const { plan: growing, outcome: grown } = await carriedOut(server, { verb: 'grow', host: 'node-b', device: disk(1, 'b'), size: '5000787030016' });
  expect(titles(growing)).toContain('grow');
  // The simulated disk is as large as before: the nodes are looked at again, and nothing is done.
  expect(grown).toMatchObject({ status: 'refused' });
  expect((await hostsNow())['node-b'].volumes[0].size).toBe('4000787030016');
}, 240_000);

test('a device that was made larger is used to its end, and the next release of Ceph as well', async () => {
  const ssd = disk(0, 'd');
  expect((await carriedOut(server, { verb: 'add', what: 'device', host: 'node-a', devices: [`${ssd}=960197124096:ssd`] })).outcome).toMatchObject({ status: 'ok' });
  const { plan, outcome: grown } = await carriedOut(server, { verb: 'grow', host: 'node-a', device: ssd, size: `${LARGER}` });
  expect(titles(plan)).toContain('grow');
  expect(grown).toMatchObject({ status: 'ok' });
  expect((await hostsNow())['node-a'].volumes.find((volume: any) => volume.disk === ssd).size).toBe(`${LARGER}`);
  const { plan: upgrading, outcome: upgraded } = await carriedOut(server, { verb: 'upgrade', ceph: '20.2.5' });
  expect(titles(upgrading)).toContain('apply');
  expect(upgraded).toMatchObject({ status: 'ok' });
}, 240_000);

test('what is no change of the command is refused', async () => {
  for (const change of [null, 'all', { verb: 'teardown' }, { verb: 'remove', what: 'device', host: 'node-a' }, { verb: 'remove', what: 'pool', host: 'node-a', devices: ['x'] }, { verb: 'add', what: 'device', host: '--yes', devices: ['x'] }, { verb: 'grow', host: 'node-a', device: 'x' }]) {
    const { status, json } = await server.post('plan', { change });
    expect([change, status, json.problems[0].code]).toEqual([change, 400, 'ui/body']);
  }
});
