import { Size } from 'cdk8s';
import { BlockPool, CephVersion, DeviceClass, FailureDomain, Host, Monitors, ObjectStore, Phase, Redundancy } from '../../src';
import type { CephClusterProps, PoolOptions } from '../../src';
import { phaseOf } from '../../src/core/render';
import { clusterOn, codesAt, disk, errorsIn } from '../support/layouts';
import { place, twoPlaces } from '../support/stretched';

const STRETCHED: Partial<CephClusterProps> = { monitors: Monitors.stretched('z') };
const stretched = (hosts: Host[] = twoPlaces(), props: Partial<CephClusterProps> = {}) => clusterOn(hosts, { ...STRETCHED, ...props });
const spec = (hosts?: Host[], props?: Partial<CephClusterProps>) => stretched(hosts, props)._toKube();
const pool = (options: PoolOptions) => {
  const cluster = stretched();
  return new BlockPool(cluster.node.scope!, 'vms', { cluster, ...options });
};

describe('a stretched cluster', () => {
  it('has its places and its arbiter', () => {
    expect(spec().mon?.stretchCluster).toEqual({
      failureDomainLabel: 'topology.kubernetes.io/zone',
      subFailureDomain: 'host',
      zones: [{ name: 'x' }, { name: 'y' }, { name: 'z', arbiter: true }],
    });
  });

  it('has five monitors', () => expect(spec().mon?.count).toBe(5));

  it('has three monitors if asked', () => expect(spec(undefined, { monitors: Monitors.stretched('z', { count: 3 }) }).mon?.count).toBe(3));

  it('does not spread monitors in the other way too', () => expect(spec().mon).not.toHaveProperty('zones'));

  it('is stretched at another level if asked', () => {
    const rooms = ['x', 'y', 'z'].flatMap(room => [0, 1].map(i => Host.named(`${room}${i}`, { room, volumes: room === 'z' ? [] : [disk(`${room.charCodeAt(0)}${i}`)] })));
    const cluster = clusterOn(rooms, { monitors: Monitors.stretched('z', { level: FailureDomain.ROOM }) });
    expect(cluster._toKube().mon?.stretchCluster?.failureDomainLabel).toBe('topology.rook.io/room');
    expect(errorsIn(cluster)).toEqual([]);
  });

  it('keeps what the manager records four times, two in each place', () => {
    const builtin = (stretched().node.findChild('manager-pool') as any)._toKube();
    expect(builtin).toMatchObject({ name: '.mgr', failureDomain: 'zone', replicated: { size: 4, replicasPerFailureDomain: 2 } });
    expect(builtin.enableCrushUpdates).toBeUndefined();
  });

  it('has the pool of the manager applied with it, because it waits for it', () => {
    expect(phaseOf(stretched().node.findChild('manager-pool').node.findChild('Resource'))).toBe(Phase.CLUSTER);
  });

  it('gives every pool four copies, two in each place', () => {
    expect(pool({})._toKube(pool({})._pools()[0]).spec).toMatchObject({ failureDomain: 'zone', replicated: { size: 4, replicasPerFailureDomain: 2, requireSafeReplicaSize: true } });
  });

  it('breaks no rule, also with services', () => {
    const cluster = stretched();
    new BlockPool(cluster.node.scope!, 'vms', { cluster });
    new ObjectStore(cluster.node.scope!, 'store', { cluster });
    expect(codesAt(cluster.node.root)).toEqual([]);
  });
});

const monitors = (count: number): Partial<CephClusterProps> => ({ monitors: Monitors.stretched('z', { count }) });
const OLDER: Partial<CephClusterProps> = { cephVersion: CephVersion.V19_2_3 };
const SSD = { deviceClass: DeviceClass.SSD };
const SIZES = { one: Size.gibibytes(100), little: Size.gibibytes(108), much: Size.gibibytes(120) };

/** What breaks a rule, and the nearest thing that does not. */
const CASES: [code: string, what: string, broken: ReturnType<typeof stretched>, passing: ReturnType<typeof stretched>][] = [
  ['ceph-cluster/stretch-places', 'three places with data', stretched([...twoPlaces(), ...place('w')]), stretched()],
  ['ceph-cluster/stretch-places', 'one place with data', stretched([...place('x', { hosts: 4 }), Host.named('z0', { zone: 'z' })]), stretched()],
  ['ceph-cluster/stretch-places', 'a host in no place', stretched([...twoPlaces(), Host.named('w')]), stretched([...twoPlaces(), Host.named('w', { zone: 'x' })])],
  ['ceph-cluster/stretch-places', 'a level without labels', stretched(twoPlaces(), { monitors: Monitors.stretched('z', { level: FailureDomain.HOST }) }), stretched()],
  ['ceph-cluster/stretch-arbiter', 'no host at the arbiter', stretched(twoPlaces().slice(0, 4)), stretched()],
  ['ceph-cluster/stretch-arbiter', 'volumes at the arbiter', stretched([...place('x'), ...place('y'), ...place('z')]), stretched()],
  ['ceph-cluster/stretch-monitors', 'seven monitors', stretched(twoPlaces(), monitors(7)), stretched(twoPlaces(), monitors(3))],
  ['ceph-cluster/stretch-monitors', 'one host for two monitors', stretched(twoPlaces({ hosts: 1 })), stretched(twoPlaces({ hosts: 1 }), monitors(3))],
  ['ceph-cluster/stretch-copies', 'one host with volumes in a place', stretched(twoPlaces({ hosts: 1, size: Size.gibibytes(200) })), stretched()],
  ['ceph-cluster/stretch-balance', 'places of different size', stretched(twoPlaces({ size: SIZES.much }, { size: SIZES.one })), stretched(twoPlaces({ size: SIZES.little }, { size: SIZES.one }))],
  ['ceph-cluster/stretch-balance', 'slightly different places on older Ceph',
    stretched(twoPlaces({ size: SIZES.little }, { size: SIZES.one }), OLDER), stretched(twoPlaces(), OLDER)],
  ['ceph-cluster/stretch-device-classes', 'two classes',
    stretched(twoPlaces(SSD, { deviceClass: DeviceClass.HDD })), stretched(twoPlaces(SSD, SSD))],
];

describe.each(CASES)('%s', (code, what, broken, passing) => {
  it(`refuses ${what}`, () => expect(errorsIn(broken)).toContain(code));
  it(`accepts what is right instead of ${what}`, () => expect(errorsIn(passing)).not.toContain(code));
});

describe('pool/stretched', () => {
  it.each([
    ['three copies', { redundancy: Redundancy.replicated(3) }],
    ['four copies without a place', { redundancy: Redundancy.replicated(4) }],
    ['erasure coding', { redundancy: Redundancy.erasureCoded(2, 2) }],
    ['another failure domain', { failureDomain: FailureDomain.HOST }],
  ])('refuses %s', (_, options) => expect(codesAt(pool(options))).toContain('pool/stretched'));

  it.each([
    ['four copies in pairs', { redundancy: Redundancy.replicated(4, { copiesPerFailureDomain: 2 }) }],
    ['the failure domain of the cluster', { failureDomain: FailureDomain.ZONE }],
  ])('accepts %s', (_, options) => expect(codesAt(pool(options))).toEqual([]));

  it('says nothing of other clusters', () => {
    const cluster = clusterOn(place('x', { hosts: 4 }));
    expect(codesAt(new BlockPool(cluster.node.scope!, 'vms', { cluster }))).toEqual([]);
  });
});

describe('pool/stretched-crush-updates', () => {
  it('refuses to move a pool', () => expect(codesAt(pool({ enableCrushUpdates: true }))).toContain('pool/stretched-crush-updates'));
  it('accepts a pool that stays', () => expect(codesAt(pool({ enableCrushUpdates: false }))).toEqual([]));
});
