import { Size } from 'cdk8s';
import { BlockPool, Compression, DeviceClass, FailureDomain, Redundancy } from '../../src';
import type { PoolOptions } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { object, stage } from '../support/services';

/** The spec of a pool with these options on these hosts. */
function spec(options: PoolOptions, on?: FakeHost[], trial = false) {
  const { chart, cluster } = stage(on, trial);
  new BlockPool(chart, 'vms', { cluster, ...options });
  return object(chart, 'CephBlockPool').spec;
}

describe('defaults of a pool', () => {
  it('keeps three copies on three hosts', () => {
    expect(spec({}, hosts(4))).toMatchObject({ failureDomain: 'host', replicated: { size: 3, requireSafeReplicaSize: true } });
  });

  it('keeps them where the cluster is not known, too', () => {
    expect(spec({})).toMatchObject({ failureDomain: 'host', replicated: { size: 3 } });
  });

  it('takes the class of the volumes if they all declare the same', () => {
    expect(spec({}, hosts(4, 'ssd')).deviceClass).toBe('ssd');
  });

  it('names no class if no volume declares one', () => {
    expect(spec({}, hosts(4))).not.toHaveProperty('deviceClass');
  });

  it('looks at the cluster as it is when it is written, not when the pool was defined', () => {
    const { chart, cluster } = stage([]);
    new BlockPool(chart, 'vms', { cluster });
    cluster.grow(...hosts(4, 'nvme'));
    expect(object(chart, 'CephBlockPool').spec.deviceClass).toBe('nvme');
  });

  it('switches compression off by name, so that taking it away from the code takes it away from the pool', () => {
    expect(spec({}).parameters).toEqual({ compression_mode: 'none' });
  });
});

describe('defaults of a pool in a trial', () => {
  it('keeps copies on different OSDs of a single host', () => {
    expect(spec({}, hosts(1, 'ssd', 'ssd', 'ssd', 'ssd'), true)).toMatchObject({ failureDomain: 'osd', replicated: { size: 3, requireSafeReplicaSize: true } });
  });

  it('keeps as many copies as there are OSDs', () => {
    expect(spec({}, hosts(1, 'ssd', 'ssd'), true).replicated.size).toBe(2);
  });

  it('keeps one copy on a single OSD, and does not claim that to be safe', () => {
    expect(spec({}, hosts(1, 'ssd'), true).replicated).toEqual({ size: 1 });
  });

  it('keeps copies on different hosts if there are three', () => {
    expect(spec({}, hosts(3, 'ssd'), true)).toMatchObject({ failureDomain: 'host', replicated: { size: 3 } });
  });

  it('counts the domains that were asked for', () => {
    expect(spec({ failureDomain: FailureDomain.HOST }, hosts(2, 'ssd', 'ssd'), true)).toMatchObject({ failureDomain: 'host', replicated: { size: 2 } });
  });
});

describe('options of a pool', () => {
  it('renders copies', () => {
    expect(spec({ redundancy: Redundancy.replicated(4) }).replicated.size).toBe(4);
  });

  it('renders two copies per failure domain', () => {
    expect(spec({ redundancy: Redundancy.replicated(4, { copiesPerFailureDomain: 2 }), failureDomain: FailureDomain.ROOM })).toMatchObject({
      failureDomain: 'room', replicated: { size: 4, replicasPerFailureDomain: 2 },
    });
  });

  it('renders the device class', () => {
    expect(spec({ deviceClass: DeviceClass.NVME }).deviceClass).toBe('nvme');
  });

  it('renders compression as a parameter', () => {
    expect(spec({ compression: Compression.AGGRESSIVE }).parameters.compression_mode).toBe('aggressive');
  });

  it('renders bulk and the ratio as parameters', () => {
    expect(spec({ bulk: false, targetSizeRatio: 0.4 }).parameters).toMatchObject({ bulk: 'false', target_size_ratio: '0.4' });
  });

  it('renders limits', () => {
    expect(spec({ maxSize: Size.gibibytes(50), maxObjects: 1000 }).quotas).toEqual({ maxSize: '50Gi', maxObjects: 1000 });
  });

  it('renders further parameters', () => {
    expect(spec({ parameters: { pg_num_min: '32' } }).parameters.pg_num_min).toBe('32');
  });

  it('renders updates of the placement rule', () => {
    expect(spec({ enableCrushUpdates: true }).enableCrushUpdates).toBe(true);
  });

  it('leaves out what is not asked for', () => {
    expect(Object.keys(spec({})).sort()).toEqual(['failureDomain', 'parameters', 'replicated']);
  });
});
