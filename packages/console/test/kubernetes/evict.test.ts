import { ApiServer } from './api-server';
import { Objects } from '../../src/kubernetes/objects';
import { Rest } from '../../src/kubernetes/rest';

let server: ApiServer, objects: Objects;
beforeEach(async () => {
  server = new ApiServer();
  objects = new Objects(new Rest(await server.start()));
});
afterEach(() => server.stop());

const POD = { namespace: 'shop', name: 'web-1', uid: 'u1' }, PATH = '/api/v1/namespaces/shop/pods/web-1';
const running = () => server.objects.set(PATH, { metadata: { name: 'web-1', namespace: 'shop', uid: 'u1' }, spec: { nodeName: 'node-a' } });

test('a pod is asked to go by the interface that heeds budgets, and only this very pod', async () => {
  running();
  expect(await objects.evict(POD)).toBeUndefined();
  expect(server.asked.at(-1)).toBe(`POST ${PATH}/eviction`);
  expect(server.objects.size).toBe(0);
  // What has gone already, or is another pod by now, has gone.
  expect(await objects.evict(POD)).toBeUndefined();
  running();
  expect(await objects.evict({ ...POD, uid: 'u0' })).toBeUndefined();
  expect(server.objects.size).toBe(1);
});

test('why a budget does not let it go is said', async () => {
  running();
  server.budgets.set(PATH, 'the budget web allows 0');
  expect(await objects.evict(POD)).toContain('the budget web allows 0');
  expect(server.objects.size).toBe(1);
});

test('pods of one node are asked for by it', async () => {
  await objects.list({ resource: 'pods', node: 'node-a' });
  expect(server.asked.at(-1)).toBe('GET /api/v1/pods?fieldSelector=spec.nodeName%3Dnode-a');
});
