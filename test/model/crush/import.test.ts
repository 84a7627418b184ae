import { GOLDEN } from './support/maps';
import { CrushDump, CrushMap, importCrush, importOsds, OsdDump, UNIT } from '../../../src/model/crush';

function dumpOf(map: CrushMap): CrushDump {
  return {
    devices: map.devices.map(({ id, name, deviceClass }) => ({ id, name, class: deviceClass })),
    types: map.types.map(({ id, name }) => ({ type_id: id, name })),
    buckets: map.buckets.map(({ id, name, type, items }) => ({ id, name, type_name: type, alg: 'straw2', items })),
    rules: map.rules.map(({ id, name, steps }) => ({ rule_id: id, rule_name: name, steps })),
    tunables: { choose_local_tries: 0, choose_local_fallback_tries: 0, choose_total_tries: 50, chooseleaf_descend_once: 1, chooseleaf_vary_r: 1, chooseleaf_stable: 1, profile: 'jewel' },
    choose_args: {},
  };
}

describe('reading ceph osd crush dump', () => {
  test('gives the map', () => {
    expect(importCrush(dumpOf(GOLDEN))).toEqual(GOLDEN);
  });

  test('refuses buckets of other kinds', () => {
    const dump = dumpOf(GOLDEN);
    expect(() => importCrush({ ...dump, buckets: dump.buckets.map(bucket => ({ ...bucket, alg: 'straw' })) })).toThrow('bucket default is straw');
  });

  test('refuses weight sets', () => {
    expect(() => importCrush({ ...dumpOf(GOLDEN), choose_args: { '-1': [] } })).toThrow('weight sets');
  });

  test('refuses local retries', () => {
    const dump = dumpOf(GOLDEN);
    expect(() => importCrush({ ...dump, tunables: { ...dump.tunables, choose_local_tries: 2 } })).toThrow('choose_local_tries');
  });

  test('refuses rules of the MSR kind', () => {
    const dump = dumpOf(GOLDEN);
    expect(() => importCrush({ ...dump, rules: [{ rule_id: 0, rule_name: 'msr', steps: [{ op: 'choosemsr', num: 0, type: 'host' }] }] })).toThrow('choosemsr');
  });
});

describe('reading ceph osd dump', () => {
  const dump: OsdDump = {
    max_osd: 3,
    osds: [{ osd: 0, up: 1, in: 1, weight: 1, primary_affinity: 0.5 }, { osd: 2, up: 0, in: 1, weight: 0.25 }],
    pools: [{ pool: 7, pool_name: 'vms', type: 1, size: 3, min_size: 2, pg_num: 32, pg_placement_num: 16, crush_rule: 1, flags_names: 'hashpspool,selfmanaged_snaps' }],
    pg_upmap_items: [{ pgid: '7.1f', mappings: [{ from: 0, to: 2 }] }, { pgid: '8.0', mappings: [{ from: 0, to: 2 }] }],
  };

  test('gives the states of OSDs; what is not there is out and down', () => {
    const { states } = importOsds(dump);
    expect([...states.reweights]).toEqual([UNIT, 0, UNIT / 4]);
    expect([...states.up]).toEqual([1, 0, 0]);
    expect([...states.primaryAffinities!]).toEqual([UNIT / 2, UNIT, UNIT]);
  });

  test('gives the pools with their own exceptions', () => {
    const [pool] = importOsds(dump).pools;
    expect(pool).toMatchObject({ id: 7, name: 'vms', size: 3, minSize: 2, pgNum: 32, pgpNum: 16, rule: 1, erasureCoded: false, hashPsPool: true });
    expect([...pool.upmaps]).toEqual([[31, [[0, 2]]]]);
  });
});
