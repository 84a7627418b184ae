import { fitDaemons, fitWithoutEach, HostRoom } from '../../../../src/model/forecast/capacity';
import type { DaemonNeed } from '../../../../src/model/layout/daemon-need';

const GIB = 2 ** 30;
const hosts: HostRoom[] = ['a', 'b', 'c'].map(name => ({ name, cpus: 4, memoryBytes: 16 * GIB, usedMemoryBytes: 2 * GIB }));
const osd = (host: string, i: number): DaemonNeed => ({ name: `osd-${host}-${i}`, host, cpus: 1, memoryBytes: 4 * GIB });
const mon = (i: number): DaemonNeed => ({ name: `mon-${i}`, cpus: 0.5, memoryBytes: 2 * GIB, apart: 'mon' });
const daemons = [...hosts.flatMap(({ name }) => [osd(name, 0), osd(name, 1)]), mon(0), mon(1), mon(2)];

test('daemons of one kind stand apart', () => {
  const { fits, hosts: all } = fitDaemons(hosts, daemons);
  expect(fits).toBe(true);
  expect(all.map(({ daemons: on }) => on.filter(name => name.startsWith('mon')).length)).toEqual([1, 1, 1]);
});

test('what is left is told', () => {
  expect(fitDaemons(hosts, daemons).hosts[0]).toMatchObject({ cpusLeft: 1.5, memoryBytesLeft: 4 * GIB });
});

test('a host too small for the OSDs bound to it does not fit', () => {
  expect(fitDaemons(hosts, [...daemons, osd('a', 2), osd('a', 3)]).fits).toBe(false);
});

test('with a host gone, its OSDs go with it and its monitor has nowhere to go', () => {
  const without = fitWithoutEach(hosts, daemons).get('a')!;
  expect(without.unschedulable).toHaveLength(1);
  expect(without.hosts.map(({ host }) => host)).toEqual(['b', 'c']);
});

test('nothing is said of hosts whose size is not known', () => {
  const { fits, hosts: [only] } = fitDaemons([{ name: 'a' }], [osd('a', 0)]);
  expect(fits).toBe(true);
  expect(only.memoryBytesLeft).toBeUndefined();
});
