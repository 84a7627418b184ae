import { spawnSync } from 'node:child_process';
import { FakeCluster } from './lib/fake-cluster';
import { RunLease } from '../../src/run/lease';
import { isDead, processId } from '../../src/run/process';

const lease = (cluster: FakeCluster, who: string) => new RunLease(cluster, 'rook-ceph', who, cluster);

test('one holds it at a time, and whoever comes is told who it is', async () => {
  const cluster = new FakeCluster();
  expect(await lease(cluster, 'a').take()).toBeUndefined();
  expect(await lease(cluster, 'b').take()).toMatchObject({ who: 'a', since: expect.stringMatching(/^20\d\d-/) });
  expect(await lease(cluster, 'a').take()).toBeUndefined();
  await lease(cluster, 'b').release();
  expect(await lease(cluster, 'b').take()).toMatchObject({ who: 'a' });
  await lease(cluster, 'a').release();
  expect(await lease(cluster, 'b').take()).toBeUndefined();
});

test('a lease that is not renewed ends', async () => {
  const cluster = new FakeCluster();
  await lease(cluster, 'a').take();
  cluster.time += 31;
  expect(await lease(cluster, 'b').take()).toBeUndefined();
});

test('of two that take it at once, one is told of the other', async () => {
  const cluster = new FakeCluster();
  const [one, other] = await Promise.all([lease(cluster, 'a').take(), lease(cluster, 'b').take()]);
  expect([one, other].filter(held => held === undefined)).toHaveLength(1);
});

test('whoever was killed on this machine holds nothing any more; of another machine nothing is known', () => {
  const own = processId(), machine = own.slice(0, own.lastIndexOf(' '));
  const { pid } = spawnSync('true');
  expect(isDead(own)).toBe(false);
  expect(isDead(`${machine} ${pid}`)).toBe(true);
  expect(isDead(`another-machine pid:[1] ${pid}`)).toBe(false);
  expect(isDead('undefined')).toBe(false);
});
