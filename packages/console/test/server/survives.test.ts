import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiServer } from '../kubernetes/api-server';
import { captureText, HOSTS } from '../lib/captures';
import { commandInFolders } from '../lib/command';
import { carriedOut, chosen, outcome } from '../lib/demo';
import { PageServer } from '../lib/page-server';

const { command, empty, folder } = commandInFolders();
afterAll(() => PageServer.stopAll());

const code = (answer: { readonly json: any }) => answer.json.problems[0].code;

test('a run whose server was killed is found by the next one, and is gone on with or given up by whoever types the name of the cluster', async () => {
  const dir = empty(), started = async () => (await PageServer.start(command, ['layout.yaml', '--demo'], dir)).letIn();
  const first = await started();
  await chosen(first);
  const { json: { data: plan } } = await first.post('plan');
  await first.post('apply', { plan: plan.digest, name: plan.context });
  await first.events(undefined, ({ event }) => event.event === 'step' && event.number === 3);
  first.process.kill('SIGKILL');
  await new Promise(done => first.process.once('exit', done));

  const second = await started();
  expect((await second.post('state')).json.run).toBeNull();
  expect((await second.post('unfinished')).json.data).toMatchObject({ context: 'demonstration', run: { done: 2, steps: plan.steps.map(({ title }: any) => ({ title })) } });
  // Nothing else begins, and another name goes on with nothing.
  expect((await second.post('plan')).json).toMatchObject({ status: 'refused', problems: [{ code: 'run/unfinished' }] });
  for (const path of ['resume', 'abort']) for (const name of ['production', undefined]) expect([path, code(await second.post(path, { name }))]).toEqual([path, 'ui/name']);
  await second.post('resume', { name: 'demonstration' });
  expect(await outcome(second)).toMatchObject({ status: 'ok', data: { done: 5, of: 5 } });
  expect((await second.post('unfinished')).json.data.run).toBeNull();

  // The same, and given up.
  const { outcome: paused } = await carriedOut(second, { verb: 'remove', what: 'host', host: 'node-d', devices: [] }, { pauses: true });
  expect(paused.problems[0].code).toBe('run/paused');
  second.process.kill('SIGKILL');
  await new Promise(done => second.process.once('exit', done));
  const third = await started(), { json: { data: { run } } } = await third.post('unfinished');
  expect(run).toMatchObject({ done: 1, stopped: expect.stringContaining('somebody wants a pause') });
  expect(run.steps.filter(({ moves }: any) => moves > 0).map(({ kind }: any) => kind)).toContain('drain');
  await third.post('abort', { name: 'demonstration' });
  expect(await outcome(third)).toMatchObject({ status: 'ok' });
  expect((await third.post('unfinished')).json.data.run).toBeNull();
  expect((await third.post('status')).json.data.clusters[0].hosts.flatMap(({ devices }: any) => devices.filter(({ drained }: any) => drained === true))).toEqual([]);
  await third.stop();
}, 120_000);

test('what was confirmed for one cluster is not done in another one', async () => {
  const api = new ApiServer(), address = (await api.start()).getCurrentCluster()!.server, dir = folder(), file = join(dir, 'kubeconfig');
  const chosenContext = (name: string) => writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1', 'kind': 'Config', 'current-context': name, 'contexts': ['right', 'wrong'].map(each => ({ name: each, context: { cluster: 'lab', user: 'me' } })), 'clusters': [{ name: 'lab', cluster: { 'server': address, 'insecure-skip-tls-verify': true } }], 'users': [{ name: 'me', user: {} }],
  }));
  chosenContext('right');
  const server = await (await PageServer.start(command, ['layout.yaml', '--kubeconfig', file], dir)).letIn();
  const { json: { data: plan, problems } } = await server.post('plan');
  expect([plan?.context, problems]).toEqual(['right', []]);
  chosenContext('wrong');
  await server.post('apply', { plan: plan.digest, name: 'right' });
  expect(await outcome(server)).toMatchObject({ status: 'refused', problems: [{ code: 'ui/not-shown' }] });
  expect(api.asked.filter(asked => !asked.startsWith('GET ') && !asked.includes('dryRun=All'))).toEqual([]);
  await server.stop();
  api.stop();
}, 60_000);

test('a device that was chosen from captures that are not the last ones is refused', async () => {
  const dir = empty(), server = await (await PageServer.start(command, [], dir)).letIn();
  const { json: { data: before } } = await server.post('captures', { text: HOSTS.map(captureText).join('') });
  const device = before.devices.find(({ volume }: any) => volume !== undefined), edits = [{ at: ['hosts', device.host, 'volumes', 0], to: device.volume }];
  // Somebody looks again, and the host has another disk by now.
  const { json: { data: after } } = await server.post('captures', { text: captureText(device.host).replace('ST4000NM0035', 'ST4000NM9999') });
  const { json: { layout } } = await server.post('state');
  const stale = await server.post('layout', { edits, inventory: before.digest }, { 'If-Match': layout.digest });
  expect([stale.status, code(stale)]).toEqual([412, 'ui/stale-inventory']);
  expect((await server.post('state')).json.layout.exists).toBe(false);
  expect((await server.post('layout', { edits, inventory: after.digest }, { 'If-Match': layout.digest })).status).toBe(200);
  expect(readFileSync(join(dir, 'layout.yaml'), 'utf8')).toContain(device.host);
  await server.stop();
});

test('of two windows one begins, and the other one hears of the same run', async () => {
  const server = await (await PageServer.start(command, ['--demo'], empty())).letIn();
  await chosen(server);
  const { json: { data: plan } } = await server.post('plan'), begins = () => server.post('apply', { plan: plan.digest, name: plan.context });
  const [one, two] = await Promise.all([begins(), begins()]);
  expect([one, two].map(({ json }) => json.run?.id ?? json.problems[0].code).sort()).toEqual([1, 'ui/busy']);
  expect(await Promise.all([outcome(server), outcome(server)])).toEqual([expect.objectContaining({ status: 'ok' }), expect.objectContaining({ status: 'ok' })]);
  // What was carried out is not carried out once more.
  await begins();
  expect(await outcome(server)).toMatchObject({ status: 'refused', problems: [{ code: 'ui/not-shown' }] });
  expect((await carriedOut(server, { verb: 'apply' })).outcome).toMatchObject({ status: 'ok', data: { of: 0 } });
  await server.stop();
}, 120_000);
