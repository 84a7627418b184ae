import * as fc from 'fast-check';
import { Blueprint, copyOf, HostPlan, SetPlan, VolumePlan } from './lib/blueprint';
import { build, documentsOf } from './lib/build';
import { changed, entriesOf } from './lib/entries';
import { holds, tellSeed } from './lib/law';
import { layouts } from './lib/layouts';
import { Random } from './lib/random';

tellSeed();

const entries = (blueprint: Blueprint) => entriesOf(documentsOf(build(blueprint)));

/** In a trial, what nobody said about a pool follows from how many failure domains there are: documented, and not a matter of volumes. */
function withoutTrialDefaults(blueprint: Blueprint): Blueprint {
  return blueprint.trial ? { ...blueprint, pools: [], filesystems: [], stores: [], classes: [] } : blueprint;
}

/** All that a deployment of this volume alone consists of, the cluster itself apart. */
function own(blueprint: Blueprint, set: SetPlan, host: HostPlan, volume: VolumePlan): string[] {
  const alone = { ...host, volumes: [volume], monitor: undefined };
  const deployment = { ...blueprint, sets: [{ ...set, hosts: [alone] }], claims: [], pools: [], filesystems: [], stores: [], classes: [] };
  return [...entries(deployment).keys()].filter(key => !/CephCluster \S+ \S+$|CephBlockPool/.test(key));
}

/** The pool of the manager stands on the fastest class on three hosts and the largest level with three places, as docs/explanation/how-it-works.md says: these two may follow a volume. */
function settled(key: string, value: string | undefined, trial: boolean): string | undefined {
  if (value === undefined || !key.endsWith('CephBlockPool rook-ceph builtin-mgr') && !key.endsWith('CephBlockPool storage builtin-mgr')) return value;
  const pool = JSON.parse(value);
  for (const field of trial ? ['deviceClass', 'replicated', 'failureDomain'] : ['deviceClass', 'failureDomain']) delete pool.spec[field];
  return JSON.stringify(pool);
}

function volumesIn(blueprint: Blueprint) {
  return blueprint.sets.flatMap(set => set.hosts.flatMap(host => host.volumes.map(volume => ({ set, host, volume }))));
}

/** Each way to edit one volume; tells what it was before and is afterwards. */
const EDITS: Record<string, (volume: VolumePlan, random: Random) => VolumePlan[]> = {
  'removing it': () => [],
  'adding another': (volume, random) => [volume, { kind: 'disk', path: `/dev/disk/by-id/new-${random.below(99)}`, mib: 204800, deviceClass: volume.deviceClass }],
  'enlarging it': volume => [{ ...volume, mib: volume.mib + 1024 }],
  'renaming it': volume => [{ ...volume, name: 'renamed' }],
  'replacing its device': volume => [{ kind: 'disk', path: '/dev/disk/by-id/replacement', mib: volume.mib, deviceClass: volume.deviceClass }],
  'giving it metadata': volume => [{ ...volume, metadata: { kind: 'logicalVolume', path: 'fast/new-metadata', create: true, mib: 102400 } }],
  'taking its parts': volume => [{ ...volume, metadata: undefined, wal: undefined }],
};

describe('One volume', () => {
  const edit = fc.tuple(layouts(), fc.nat(), fc.constantFrom(...Object.keys(EDITS)));

  test('changes its own objects and its own device set only, when it is added, changed or removed', () => {
    holds('a volume changes only what is its own', edit, ([given, seed, name]) => {
      const before = withoutTrialDefaults(given);
      const random = new Random(seed);
      const candidates = volumesIn(before);
      fc.pre(candidates.length > 0);
      const { set, host, volume } = random.pick(candidates);
      const replacements = EDITS[name](volume, random);
      const after = copyOf(before);
      const target = after.sets.find(({ id }) => id === set.id)!.hosts.find(other => other.name === host.name)!;
      target.volumes.splice(host.volumes.indexOf(volume), 1, ...replacements);

      const touched = [volume, ...replacements].filter((one, i, all) => all.indexOf(one) === i);
      const allowed = new Set(touched.flatMap(one => own(before, set, host, one)));
      const [one, other] = [entries(before), entries(after)];
      const differences = changed(one, other).filter(key => settled(key, one.get(key), before.trial) !== settled(key, other.get(key), before.trial));
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
      const set = random.pick(after.sets);
      const like = set.hosts[0] ?? { topology: {}, volumes: [] };
      const deviceClass = volumesIn(before)[0]?.volume.deviceClass ?? before.claims[0]?.deviceClass;
      set.hosts.splice(random.below(set.hosts.length + 1), 0, {
        name: 'a-new-host',
        topology: like.topology,
        taints: [{ key: 'new' }],
        volumes: [
          { kind: 'disk', path: '/dev/disk/by-id/new-0', mib: 204800, deviceClass }, { kind: 'logicalVolume', path: 'vg0/new', create: true, mib: 204800, deviceClass },
        ],
      });
      const differences = changed(entries(before), entries(after));
      const ofVolumes = differences.filter(key => / PersistentVolume | set | host | line /.test(key));
      expect(ofVolumes.filter(key => !key.includes('a-new-host'))).toEqual([]);
      expect(ofVolumes.length).toBeGreaterThanOrEqual(4);
    });
  });
});
