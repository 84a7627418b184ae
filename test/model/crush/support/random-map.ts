import { CrushMap, erasureSteps, hybridSteps, mapOfTree, numbered, replicatedSteps, TreeBucket, TreeOsd, twoStepSteps } from '../../../../src/model/crush';

/** A small generator of random numbers, so that every run sees the same maps. */
export class Random {
  private state: number;
  public constructor(seed: number) {
    this.state = seed >>> 0;
  }
  public next(): number {
    this.state = this.state + 0x6d2b79f5 | 0;
    let t = Math.imul(this.state ^ this.state >>> 15, 1 | this.state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  }
  /** An integer from `low` to `high`, both included. */
  public int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  public pick<T>(...values: readonly T[]): T {
    return values[this.int(0, values.length - 1)];
  }
  public chance(probability: number): boolean {
    return this.next() < probability;
  }
}

export interface RandomMap {
  readonly map: CrushMap;
  readonly osds: number;
  /** Rules with the number of places that make sense for them. */
  readonly sizes: ReadonlyMap<number, number>;
  /** In words, for messages. */
  readonly shape: string;
}

/** A map of one of many shapes, with rules of every kind that Rook writes. */
export function randomMap(random: Random): RandomMap {
  const classes = random.pick([undefined], ['hdd'], ['hdd', 'ssd'], ['hdd', 'ssd', 'nvme']);
  const weight = random.pick<() => number>(
    () => 65536,
  () => random.pick(65536, 131072, 262144),
  () => random.int(600, 2_000_000),
  () => random.pick(random.int(1, 65536), 65536 * random.int(1, 18), 0),
  );
  const zones = random.pick(0, 0, 2, 3);
  const racks = random.pick(0, 0, 2, 3, 5);
  const hosts = random.int(2, zones && racks ? 4 : 9);
  const even = random.chance(0.3);
  let osd = 0;
  const named = new Set<string>();
  const used = (name: string | undefined) => {
    if (name !== undefined) named.add(name);
    return name;
  };
  const leaf = (): TreeOsd => ({ osd: osd++, weight: weight(), deviceClass: used(random.pick(...classes)) });
  const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const perHost = random.int(1, 8);
  const host = (name: string): TreeBucket => ({ name, type: 'host', children: many(even ? perHost : random.int(0, 8), leaf) });
  const inRacks = (prefix: string) => racks === 0
    ? many(hosts, i => host(`${prefix}host-${i}`))
    : many(racks, r => ({ name: `${prefix}rack-${r}`, type: 'rack', children: many(even ? hosts : random.int(1, hosts), i => host(`${prefix}r${r}-host-${i}`)) }));
  const children = zones === 0 ? inRacks('') : many(zones, z => ({ name: `zone-${z}`, type: 'zone', children: inRacks(`z${z}-`) }));
  if (osd < classes.length) (children as TreeBucket[]).push({ name: 'spare', type: zones ? 'zone' : racks ? 'rack' : 'host', children: classes.map(deviceClass => ({ ...leaf(), deviceClass: used(deviceClass) })) });

  const sizes = new Map<number, number>();
  const map = mapOfTree([{ name: 'default', type: 'root', children }], {
    tunables: { chooseTotalTries: random.pick(50, 50, 50, 19), chooseleafDescendOnce: 1, chooseleafVaryR: random.pick(1, 1, 1, 4), chooseleafStable: random.pick(1, 1, 1, 0) },
    rules: id => {
      const roots = ['default', ...[...named].map(name => `default~${name}`)].map(id);
      const root = () => random.pick(...roots);
      const domains = ['osd', 'host', 'host', ...racks ? ['rack'] : [], ...zones ? ['zone'] : []];
      const steps = [
        replicatedSteps(root(), 'host'),
        replicatedSteps(root(), random.pick(...domains)),
        erasureSteps(root(), 'host'),
        erasureSteps(root(), random.pick(...domains)),
        erasureSteps(root(), 'host', { domains: 3, osdsPerDomain: 2 }),
        twoStepSteps(root(), zones ? 'zone' : racks ? 'rack' : 'host', zones || racks ? 'host' : 'osd'),
        hybridSteps(root(), root(), 'host'),
      ];
      steps.forEach((_, i) => sizes.set(i, i === 4 ? 6 : i === 5 ? 4 : i === 2 || i === 3 ? random.int(3, 9) : random.int(2, 4)));
      return numbered(steps.map((each, i) => ({ name: `rule-${i}`, steps: each })));
    },
  });
  return { map, osds: osd, sizes, shape: `${zones} zones, ${racks} racks, ${hosts} hosts, ${osd} OSDs, classes ${classes.join('/')}` };
}

/** Some OSDs out, some partly in. */
export function randomReweights(random: Random, osds: number): Uint32Array {
  const reweights = new Uint32Array(osds).fill(65536);
  const out = random.pick(0, 0.05, 0.2), part = random.pick(0, 0.1, 0.4);
  for (let i = 0; i < osds; i++) {
    if (random.chance(out)) reweights[i] = 0;
    else if (random.chance(part)) reweights[i] = Math.floor(Math.fround(random.int(1, 99) / 100) * 65536);
  }
  return reweights;
}
