import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { OPTIONS } from './options-20.2.4';
import { CephCluster, CephClusterProps, Compression, DeviceClass, Tuning, BlockPool, CephFilesystem, ObjectStore } from '../../../src';
import { contradictions, presetOf, SettingPlace, TUNING_PRESETS, tunedCompression, tunedOptions } from '../../../src/model/tuning';
import { clusterOn, disk, disks } from '../../support/layouts';

const settings = TUNING_PRESETS.flatMap(({ name, settings: all }) => all.map(setting => ({ preset: name, ...setting })));
const written = settings.filter(({ place }) => place === SettingPlace.OPTION || place === SettingPlace.PLAN);

const objectOf = ({ node }: Construct) => (node.findChild('Resource') as ApiObject).toJson();
const specOf = (made: Construct) => objectOf(made).spec;

describe('Presets', () => {
  test('there is one for each name', () => {
    expect(TUNING_PRESETS.map(({ name }) => name).sort()).toEqual(Object.values(Tuning).sort());
  });

  test.each(written)('$preset: $name is an option of Ceph 20.2.4 with this value of its own', ({ section, name, value, normal }) => {
    const option = OPTIONS[name];
    expect(option).toBeDefined();
    expect(normal).toBe(option.normal);
    expect(value).not.toBe(normal);
    if (option.values) expect(option.values).toContain(value);
    if (option.most !== undefined) expect(Number(value)).toBeLessThanOrEqual(option.most);
    // An option of OSDs has no effect on gateways.
    const [who] = section!.split('/');
    if (option.services) expect(option.services).toContain(who === 'client.rgw' ? 'rgw' : who);
  });

  test('nothing that a preset writes lasts when it is taken back', () => {
    expect(written.filter(({ name }) => !OPTIONS[name].atRuntime)).toEqual([]);
    // Those that last are told, and left to somebody's hands.
    expect(settings.filter(({ risk }) => /never|cannot be changed/.test(risk)).map(({ place }) => place)).toEqual([SettingPlace.HAND, SettingPlace.HAND, SettingPlace.HAND]);
  });

  test('what is for a class of devices reaches no other', () => {
    for (const { deviceClass, settings: own } of TUNING_PRESETS) {
      const sections = own.filter(({ place }) => place === SettingPlace.OPTION).map(({ section }) => section);
      if (deviceClass !== undefined) expect(new Set(sections)).toEqual(new Set([`osd/class:${deviceClass}`]));
    }
  });
});

describe('A cluster with presets', () => {
  const nvme = disks(4, i => ({ volumes: [disk(`${i}`, { deviceClass: DeviceClass.NVME })] }));
  const made = (props: Partial<CephClusterProps>): CephCluster => clusterOn(nvme, props);

  test('has their options in its object, and their names in an annotation', () => {
    const cluster = made({ tuning: [Tuning.LATENCY, Tuning.NVME] });
    expect(cluster._toKube().cephConfig).toEqual({
      'mgr': { 'mgr/balancer/upmap_max_deviation': '1' },
      'osd': { osd_mclock_profile: 'high_client_ops' },
      'osd/class:nvme': { bdev_enable_discard: 'true', bdev_async_discard_threads: '1' },
    });
    expect(objectOf(cluster).metadata.annotations['cdk8s-ceph/tuning']).toBe('latency,nvme');
  });

  test('has what its author says before what they say', () => {
    expect(made({ tuning: [Tuning.LATENCY], cephConfig: { osd: { osd_mclock_profile: 'custom' } } })._toKube().cephConfig?.osd).toEqual({ osd_mclock_profile: 'custom' });
  });

  test('has nothing of recovery first in its object: it is for the time of a plan', () => {
    expect(made({ tuning: [Tuning.RECOVERY_FIRST] })._toKube().cephConfig).toEqual(made({})._toKube().cephConfig);
  });

  test('compresses pools for data, but neither those for metadata nor those that say otherwise', () => {
    const cluster = made({ tuning: [Tuning.CAPACITY] }), chart = cluster.node.scope!;
    const mode = (pool: { parameters: Record<string, string> }) => pool.parameters.compression_mode;
    expect(mode(specOf(new BlockPool(chart, 'a', { cluster })))).toBe('aggressive');
    expect(mode(specOf(new BlockPool(chart, 'b', { cluster, compression: Compression.NONE })))).toBe('none');
    const files = specOf(new CephFilesystem(chart, 'files', { cluster }));
    expect([mode(files.metadataPool), ...files.dataPools.map(mode)]).toEqual(['none', 'aggressive']);
    const store = specOf(new ObjectStore(chart, 'store', { cluster }));
    expect([mode(store.metadataPool), mode(store.dataPool)]).toEqual(['none', 'aggressive']);
    expect(mode(specOf(new BlockPool(chart, 'c', { cluster: made({}) })))).toBe('none');
  });
});

describe('What presets come to', () => {
  test('a later one goes before an earlier one, and what is given by hand before both', () => {
    expect(tunedOptions(['latency', 'hdd'], { osd: { a: '1' } })).toEqual({
      'osd': { osd_mclock_profile: 'high_client_ops', a: '1' },
      'osd/class:hdd': { osd_scrub_begin_hour: '20', osd_scrub_end_hour: '6', osd_deep_scrub_stride: '4194304' },
    });
    expect([tunedCompression(['latency']), tunedCompression(['latency', 'capacity'])]).toEqual([undefined, 'aggressive']);
    expect(presetOf('fast')).toBeUndefined();
  });

  test('recovery first does not get its way where clients come first', () => {
    const expected = [{ setting: 'osd osd_mclock_profile', loser: 'recovery-first', lost: 'high_recovery_ops', winner: 'latency', won: 'high_client_ops' }];
    expect(contradictions(['latency', 'recovery-first'])).toEqual(expected);
    expect(contradictions(['recovery-first', 'latency'])).toEqual(expected);
    expect(contradictions(['latency', 'throughput', 'capacity', 'hdd', 'nvme'])).toEqual([]);
  });
});
