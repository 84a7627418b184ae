import { Answers } from '../../lab/lib/hindrances';
import { Waiting } from '../../lab/lib/waiting';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const answers = (): Answers => ({ expectedOsds: 6, osds: { all: 6, up: 2, in: 6 }, nodes: [], pods: [], events: [] });
const waiting = (minutes: number, mustStand: () => unknown = () => undefined) => new Waiting(mustStand, answers, minutes, 0.01);

test('ends when what is waited for is there', async () => {
  let asked = 0;
  await waiting(1).for('it is there', () => ++asked > 2);
  expect(asked).toBe(3);
});

test('says what hinders once its time is over', async () => {
  await expect(waiting(0.001).for('all OSDs are up', () => false)).rejects.toThrow(/not within 0.001 minutes.*all OSDs are up\n.*CephCluster.*\n.*Ceph has 2 of 6 OSDs up/);
});

test('has one limit for all that is waited for', async () => {
  const one = waiting(0.003);
  await one.for('the first', () => true);
  await expect(one.for('the second', () => false)).rejects.toThrow('the second');
  const began = Date.now();
  await expect(one.for('the third', () => false)).rejects.toThrow('the third');
  expect(Date.now() - began).toBeLessThan(100);
});

test('does not wait for what cannot come', async () => {
  await expect(waiting(10, () => { throw new Error('node-d has ended'); }).for('node-d is Ready', () => false)).rejects.toThrow('node-d has ended');
});
