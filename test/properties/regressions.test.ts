import { Size } from 'cdk8s';
import { BlockPool, CephFilesystem, DeviceClass, FailureDomain, Host, Redundancy } from '../../src';
import { clusterOn, disk, disks, objectsIn } from '../support/layouts';

/* What a law has caught once, as small as it became. */

test('further data pools of a filesystem come out in the same order, however they are declared', () => {
  const pools = (names: string[]) => {
    const cluster = clusterOn(disks(3));
    const filesystem = new CephFilesystem(cluster.node.scope!, 'files', { cluster, extraDataPools: names.map(name => ({ name })) });
    return filesystem._toKube().spec!.dataPools!.map(({ name }) => name);
  };
  expect(pools(['b', 'a', 'c'])).toEqual(['default', 'a', 'b', 'c']);
  expect(pools(['c', 'b', 'a'])).toEqual(pools(['b', 'a', 'c']));
});

test('the pool of the manager changes its class, and nothing else, when a faster class reaches the third host', () => {
  const pool = (fast: number) => {
    const hosts = Array.from({ length: 3 }, (_, i) => Host.named(`n${i}`, {
      volumes: [disk(`${i}`, { deviceClass: DeviceClass.HDD }), ...i < fast ? [disk(`f${i}`, { deviceClass: DeviceClass.SSD })] : []],
    }));
    return objectsIn(clusterOn(hosts)).find(({ kind }) => kind === 'CephBlockPool');
  };
  const [before, after] = [pool(2), pool(3)];
  expect([before.spec.deviceClass, after.spec.deviceClass]).toEqual(['hdd', 'ssd']);
  expect({ ...before, spec: { ...before.spec, deviceClass: '' } }).toEqual({ ...after, spec: { ...after.spec, deviceClass: '' } });
});

test('a claim of 500 MiB is made although cdk8s-plus rounds to GiB', () => expect(() => Size.mebibytes(500).toGibibytes()).toThrow());

test('a pool in racks is accepted when hosts without volumes have no rack', () => {
  const cluster = clusterOn([...disks(3, i => ({ rack: `r${i}` })), Host.named('gateway')]);
  new BlockPool(cluster.node.scope!, 'pool', { cluster, failureDomain: FailureDomain.RACK, redundancy: Redundancy.replicated(3) });
  expect(() => objectsIn(cluster)).not.toThrow();
});
