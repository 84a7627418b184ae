import * as fc from 'fast-check';
import { Blueprint, ClaimsPlan, HostPlan, HostPlans, mebibytes, NO_SERVICES, VolumePlan } from './blueprint';
import { furnished } from './furnish';
import { Random } from './random';
import { addServices } from './services';
import { ClusterPurpose, ReclaimPolicy, Tuning } from '../../../src';

/** What a layout is made from: small enough to shrink well; everything else follows from the seed. */
export interface Shape {
  seed: number;
  hosts: number;
  volumes: number;
  trial: boolean;
  classes: 'none' | 'one' | 'several';
  topology: 'none' | 'racks' | 'zones' | 'zones and racks' | 'all levels';
  claims: boolean;
  twoSets: boolean;
  services: number;
  /** Every host has volumes, and every kind of service is there: something to break. */
  rich: boolean;
}

const CLASSES = ['hdd', 'ssd', 'nvme', 'archive'];
const MIB_OF_GIB = 1024;

/** Sizes up to 40 hosts with 24 volumes, mostly small: a fault of a law nearly always shows on a few. */
const sizes = fc.oneof(
  { weight: 8, arbitrary: fc.record({ hosts: fc.integer({ min: 1, max: 6 }), volumes: fc.integer({ min: 0, max: 6 }) }) },
  { weight: 4, arbitrary: fc.record({ hosts: fc.integer({ min: 3, max: 15 }), volumes: fc.integer({ min: 0, max: 10 }) }) },
  { weight: 1, arbitrary: fc.record({ hosts: fc.integer({ min: 10, max: 40 }), volumes: fc.integer({ min: 6, max: 24 }) }) },
);

const traits = {
  seed: fc.nat(),
  classes: fc.constantFrom<Shape['classes'][]>('none', 'one', 'several'),
  topology: fc.constantFrom<Shape['topology'][]>('none', 'racks', 'zones', 'zones and racks', 'all levels'),
  twoSets: fc.boolean(),
};

/** Layouts that are valid by construction, of every kind. */
export function layouts(): fc.Arbitrary<Blueprint> {
  return fc.record({ ...traits, size: sizes, trial: fc.boolean(), claims: fc.boolean(), services: fc.integer({ min: 0, max: 3 }) })
    .map(({ size, ...rest }) => layoutOf({ ...rest, ...size, rich: false }));
}

/** The same with everything that may stand around their services. */
export function stacks(): fc.Arbitrary<Blueprint> {
  return fc.tuple(layouts(), fc.nat()).map(([layout, seed]) => furnished(layout, seed));
}

/** Small production layouts with at least one service of each kind, to be broken in one place. */
export function richLayouts(fixed: Partial<Shape> = {}): fc.Arbitrary<Blueprint> {
  const small = { hosts: fc.integer({ min: 5, max: 8 }), volumes: fc.integer({ min: 1, max: 3 }), services: fc.integer({ min: 1, max: 2 }) };
  return fc.record({ ...traits, ...small }).map(rest => layoutOf({ ...rest, trial: false, claims: false, rich: true, ...fixed }));
}

/** The layout of a shape. */
export function layoutOf(shape: Shape): Blueprint {
  // Three monitors want three hosts; fewer are a trial.
  const trial = shape.trial || shape.hosts < 3;
  const random = new Random(shape.seed, 1);
  const classes = { none: [], one: [random.pick(CLASSES)], several: random.shuffled(CLASSES).slice(0, random.between(2, 4)) }[shape.classes];
  const names = hostNames(shape, random);
  const hosts = names.map((_, i) => hostOf(shape, trial, classes, i));
  const volumeClaims = shape.claims ? claimsOf(shape, classes) : {};
  if (hosts.every(({ volumes }) => volumes.length === 0) && Object.keys(volumeClaims).length === 0) {
    hosts[0].volumes.push(volumeOf(new Random(shape.seed, 2), trial, 0, 0, classes[0]));
  }

  const wantsMonitors = random.chance(0.3);
  if (wantsMonitors) for (const [i, host] of hosts.entries()) host.monitor = monitorOf(new Random(shape.seed, 3, i), trial, i);
  const count = !trial && hosts.length >= 5 && random.chance(0.5) ? 5 : undefined;
  const blueprint: Blueprint = {
    cluster: {
      purpose: trial ? ClusterPurpose.TRIAL : undefined,
      namespace: random.chance(0.2) ? 'storage' : undefined,
      monitors: wantsMonitors ? { onLocalVolumes: true, count } : random.pick([{ count }, { count }, { storageClassName: 'cloud', count }]),
      network: random.chance(0.2) ? { host: { publicRanges: ['10.0.0.0/16'] } } : random.chance(0.2) ? { pod: { encryption: true } } : undefined,
      cephConfig: random.chance(0.4) ? { osd: { osd_max_backfills: '2', osd_recovery_sleep: '0.1' }, global: { mon_target_pg_per_osd: '200' } } : undefined,
      tuning: new Random(shape.seed, 7).chance(0.3) ? [Tuning.LATENCY, Tuning.CAPACITY] : undefined,
      ...random.chance(0.2) ? { nearFullRatio: 0.8, backfillFullRatio: 0.87, fullRatio: 0.93 } : {},
    },
    ...inSets(names, hosts, shape.twoSets, random),
    volumeClaims,
    ...NO_SERVICES,
    claims: { apps: {} },
  };
  addServices(blueprint, shape, classes);
  return blueprint;
}

/** Short and long names, with dots and dashes, some alike when they are cut or lower-cased. */
function hostNames(shape: Shape, random: Random): string[] {
  const style = random.pick(['node-', 'n', 'storage-node-in-the-second-hall-of-the-data-center-number-', 'rack-1.example.']);
  return random.shuffled(Array.from({ length: shape.hosts }, (_, i) => `${style}${style.endsWith('.') ? 'h' : ''}${i}`));
}

function hostOf(shape: Shape, trial: boolean, classes: readonly string[], i: number): HostPlan {
  const random = new Random(shape.seed, 4, i);
  // A production layout can hold three copies: three hosts have the first class.
  const least = shape.rich || (!trial && i < 3) ? 1 : 0;
  const volumes = Array.from({ length: Math.max(least, random.between(0, shape.volumes)) }, (_, j) =>
    volumeOf(new Random(shape.seed, 5, i, j), trial, i, j, j === 0 && least === 1 ? classes[0] : random.pick(classes)));
  const known = random.chance(0.5);
  return {
    ...placeOf(shape.topology, i),
    cpus: known ? volumes.length + 2 : undefined,
    memory: known ? `${volumes.length * 4 + 16}GiB` : undefined,
    taints: random.chance(0.2) ? [{ key: 'storage', value: random.pick(['only', 'mostly']) }, { key: 'gpu' }].slice(0, random.between(1, 2)) : [],
    volumes,
  };
}

/** A consistent tree: racks in zones, chassis in racks; every host has its place at every level that is used. */
function placeOf(topology: Shape['topology'], i: number): Record<string, string> {
  const zone = `zone-${i % 3}`;
  const rack = `rack-${i % 6}`;
  switch (topology) {
    case 'none': return {};
    case 'racks': return { rack };
    case 'zones': return { zone };
    case 'zones and racks': return { rack, zone };
    case 'all levels': return {
      chassis: `chassis-${i % 12}`, rack, row: `row-${i % 6}`, pdu: `pdu-${i % 6}`, pod: `pod-${i % 3}`, room: `room-${i % 3}`, datacenter: `dc-${i % 3}`, zone, region: 'region-0',
    };
  }
}

function volumeOf(random: Random, trial: boolean, i: number, j: number, deviceClass: string | undefined): VolumePlan {
  const gib = random.pick([10, 100, 931, 1863, 3726]);
  const volume: VolumePlan = { ...device(random, trial, i, `${j}`), size: sizeOf(random, gib * MIB_OF_GIB + random.below(3)), deviceClass };
  if (random.chance(0.15)) volume.metadata = { ...device(random, trial, i, `${j}m`), size: `${Math.max(1, Math.ceil(gib / 50))}GiB` };
  if (random.chance(0.1)) volume.wal = { ...device(random, trial, i, `${j}w`), size: '2GiB' };
  return volume;
}

/** The same size in one of the forms that people write. */
function sizeOf(random: Random, mib: number): string {
  return random.pick([mebibytes(mib), `${mib}MiB`, `${mib} MiB`, `${mib * 2 ** 20}`, `${mib * 2 ** 20}B`]);
}

function monitorOf(random: Random, trial: boolean, i: number): VolumePlan {
  return { ...device(random, trial, i, 'mon'), size: '20GiB' };
}

/** A device that no other volume of the host stands on, of any kind, by any of its lasting names. */
function device(random: Random, trial: boolean, i: number, key: string): Omit<VolumePlan, 'size'> {
  const kinds = ['disk', 'disk', 'disk', 'partition', 'logicalVolume', 'logicalVolume', ...trial ? ['file', 'file'] as const : []] as const;
  const kind = random.pick(kinds);
  // Look-alikes: the same once they are lower-cased, cut, or their dots become dashes.
  const name = random.chance(0.3) ? random.pick([`Slot_${key}`, `slot.${key}`, `a-volume-with-a-name-that-goes-on-and-on-until-nobody-reads-it-${key}`, `slot--${key}`]) : undefined;
  switch (kind) {
    case 'disk': return { name, disk: random.pick([`/dev/disk/by-id/wwn-0x5000c500${i}d${key}`, `/dev/disk/by-path/pci-0000:0${i}:17.0-ata-${key}`, `/dev/disk/by-id/nvme-eui.0025${i}x${key}`]) };
    case 'partition': return { name, partition: random.pick([`/dev/disk/by-partuuid/0fc63daf-${i}-${key}`, `/dev/disk/by-partlabel/ceph-${i}-${key}`, `/dev/disk/by-id/ata-shared-${i}-${key}-part${3 + i % 3}`]) };
    case 'logicalVolume': return { name, logicalVolume: `vg${random.below(3)}/ceph-${key}`, create: random.chance(0.5) };
    case 'file': return { name, file: `/var/lib/storage/disk-${key}.img` };
  }
}

function claimsOf(shape: Shape, classes: readonly string[]): Record<string, ClaimsPlan> {
  const random = new Random(shape.seed, 6);
  const zoned = shape.topology === 'zones' && random.chance(0.7);
  return Object.fromEntries(Array.from({ length: random.between(1, 2) }, (_, i): [string, ClaimsPlan] => [`cloud-${i}`, {
    storageClassName: 'cloud',
    size: '100GiB',
    count: random.between(1, 4),
    zones: zoned ? ['zone-2', 'zone-0', 'zone-1'] : undefined,
    deviceClass: classes.length === 0 ? undefined : random.pick(classes),
    reclaimPolicy: random.pick([ReclaimPolicy.RETAIN, ReclaimPolicy.DELETE, undefined]),
  }]));
}

/** One set, or two that share hosts: volumes of every host fall to one or the other, monitors to the first. */
function inSets(names: readonly string[], hosts: HostPlan[], two: boolean, random: Random): Pick<Blueprint, 'hosts' | 'volumeSets'> {
  const named = (plans: (HostPlan | undefined)[]): HostPlans => Object.fromEntries(plans.flatMap((plan, i): [string, HostPlan][] => plan ? [[names[i], plan]] : []));
  if (!two) return { hosts: named(hosts), volumeSets: {} };
  const halves = hosts.map(host => {
    const first = host.volumes.filter(() => random.chance(0.5));
    return { host, first, second: host.volumes.filter(volume => !first.includes(volume)) };
  });
  return {
    hosts: named(halves.map(({ host, first }) => ({ ...host, volumes: first }))),
    volumeSets: { 'more-disks': { hosts: named(halves.map(({ host, second }) => second.length > 0 ? { ...host, monitor: undefined, volumes: second } : undefined)) } },
  };
}
