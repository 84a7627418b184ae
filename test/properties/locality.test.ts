import * as fc from 'fast-check';
import { Blueprint, copyOf, HostPlan, HostPlans, isTrial, NO_SERVICES, setsOf, VolumePlan, volumesOf } from './lib/blueprint';
import { build, documentsOf } from './lib/build';
import { changed, entriesOf } from './lib/entries';
import { holds, tellSeed } from './lib/law';
import { layouts } from './lib/layouts';
import { Random } from './lib/random';
import { readSize } from '../../src/model/layout/size';

tellSeed();

const entries = (blueprint: Blueprint) => entriesOf(documentsOf(build(blueprint)));

/** In a trial, what nobody said about a pool follows from how many failure domains there are: documented, and not a matter of volumes. */
function withoutTrialDefaults(blueprint: Blueprint): Blueprint {
  return isTrial(blueprint) ? { ...blueprint, ...NO_SERVICES } : blueprint;
}

/** All that a deployment of this volume alone consists of, the cluster itself apart. */
function own(blueprint: Blueprint, set: string, name: string, host: HostPlan, volume: VolumePlan): string[] {
  const alone: HostPlans = { [name]: { ...host, volumes: [volume], monitor: undefined } };
  const sets = set === 'hosts' ? { hosts: alone, volumeSets: {} } : { hosts: {}, volumeSets: { [set]: { hosts: alone } } };
  const deployment = { ...blueprint, ...NO_SERVICES, ...sets, volumeClaims: {} };
  return [...entries(deployment).keys()].filter(key => !/CephCluster \S+ \S+$|CephBlockPool/.test(key));
}

/** The pool of the manager stands on the fastest class on three hosts and the largest level with three places, as docs/explanation/how-it-works.md says: these two may follow a volume. */
function settled(key: string, value: string | undefined, trial: boolean): string | undefined {
  if (value === undefined || !key.endsWith('CephBlockPool rook-ceph builtin-mgr') && !key.endsWith('CephBlockPool storage builtin-mgr')) return value;
  const pool = JSON.parse(value);
  for (const field of trial ? ['deviceClass', 'replicated', 'failureDomain'] : ['deviceClass', 'failureDomain']) delete pool.spec[field];
  return JSON.stringify(pool);
}

/** A size that is larger by a GiB. */
const larger = (size: string) => `${readSize(size).bytes! + 2 ** 30}`;

/** Each way to edit one volume; tells what it was before and is afterwards. */
const EDITS: Record<string, (volume: VolumePlan, random: Random) => VolumePlan[]> = {
  'removing it': () => [],
  'adding another': (volume, random) => [volume, { disk: `/dev/disk/by-id/new-${random.below(99)}`, size: '200GiB', deviceClass: volume.deviceClass }],
  'enlarging it': volume => [{ ...volume, size: larger(volume.size) }],
  'renaming it': volume => [{ ...volume, name: 'renamed' }],
  'replacing its device': volume => [{ disk: '/dev/disk/by-id/replacement', size: volume.size, deviceClass: volume.deviceClass }],
  'giving it metadata': volume => [{ ...volume, metadata: { logicalVolume: 'fast/new-metadata', create: true, size: '100GiB' } }],
  'taking its parts': volume => [{ ...volume, metadata: undefined, wal: undefined }],
};

describe('One volume', () => {
  const edit = fc.tuple(layouts(), fc.nat(), fc.constantFrom(...Object.keys(EDITS)));

  test('changes its own objects and its own device set only, when it is added, changed or removed', () => {
    holds('a volume changes only what is its own', edit, ([given, seed, name]) => {
      const before = withoutTrialDefaults(given);
      const random = new Random(seed);
      const candidates = volumesOf(before);
      fc.pre(candidates.length > 0);
      const { set, name: hostName, host, volume } = random.pick(candidates);
      const replacements = EDITS[name](volume, random);
      const after = copyOf(before);
      const target = setsOf(after).find(({ id }) => id === set)!.hosts[hostName];
      target.volumes.splice(host.volumes.indexOf(volume), 1, ...replacements);

      const touched = [volume, ...replacements].filter((one, i, all) => all.indexOf(one) === i);
      const allowed = new Set(touched.flatMap(one => own(before, set, hostName, host, one)));
      const [one, other] = [entries(before), entries(after)];
      const differences = changed(one, other).filter(key => settled(key, one.get(key), isTrial(before)) !== settled(key, other.get(key), isTrial(before)));
      expect(differences.filter(key => !allowed.has(key))).toEqual([]);
      // Something must have changed, or the comparison is blind.
      if (name !== 'taking its parts') expect(differences.length).toBeGreaterThan(0);
    });
  });
});

describe('One host', () => {
  test('changes no object and no device set of another, when it is added', () => {
    holds('a host changes nothing of another', fc.tuple(layouts(), fc.nat()), ([before, seed]) => {
      const random = new Random(seed);
      const after = copyOf(before);
      const { hosts } = random.pick(setsOf(after));
      const like: HostPlan = Object.values(hosts)[0] ?? { volumes: [] };
      const deviceClass = volumesOf(before)[0]?.volume.deviceClass ?? Object.values(before.volumeClaims)[0]?.deviceClass;
      hosts['a-new-host'] = {
        ...like,
        cpus: undefined,
        memory: undefined,
        monitor: undefined,
        taints: [{ key: 'new' }],
        volumes: [
          { disk: '/dev/disk/by-id/new-0', size: '200GiB', deviceClass }, { logicalVolume: 'vg0/new', create: true, size: '200GiB', deviceClass },
        ],
      };
      const differences = changed(entries(before), entries(after));
      const ofVolumes = differences.filter(key => / PersistentVolume | set | host | line /.test(key));
      expect(ofVolumes.filter(key => !key.includes('a-new-host'))).toEqual([]);
      expect(ofVolumes.length).toBeGreaterThanOrEqual(4);
    });
  });
});
