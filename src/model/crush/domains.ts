import type { Bucket, CrushMap, Step } from './map';

/** What a rule promises about some of the places of a group, read from its steps. */
export interface RuleSegment {
  /** Which places it fills: from here, that many. */
  readonly from: number;
  readonly places: number;
  /** The OSDs it may use with their weights, 16.16. */
  readonly weights: ReadonlyMap<number, number>;
  /** How many places may be in one bucket of each type; types from the root down. */
  readonly limits: readonly DomainLimit[];
  /** The id of the bucket taken. */
  readonly root: number;
}

export interface DomainLimit {
  readonly type: string;
  readonly most: number;
  /** The bucket of this type that an OSD is in. */
  readonly domainOf: ReadonlyMap<number, number>;
}

/** Read a rule: one segment for each `take` … `emit`. */
export function ruleSegments(map: CrushMap, rule: number, size: number): RuleSegment[] {
  const found = map.rules.find(({ id }) => id === rule);
  if (!found) throw new Error(`the CRUSH map has no rule ${rule}`);
  const segments: RuleSegment[] = [];
  let from = 0;
  let root = 0;
  let chooses: (Step & { readonly type: string; readonly num: number })[] = [];
  for (const step of found.steps) {
    if (step.op === 'take') {
      root = step.item;
      chooses = [];
    } else if (step.op === 'emit') {
      const counts = chooses.map(({ num }) => num > 0 ? num : size + num);
      const places = Math.min(size - from, counts.reduce((product, count) => product * count, 1));
      const most = counts.map((_, i) => Math.min(places, counts.slice(i + 1).reduce((product, count) => product * count, 1)));
      segments.push({
        from,
        places,
        root,
        weights: osdsUnder(map, root),
        limits: chooses.map(({ type }, i) => ({ type, most: most[i], domainOf: domainsUnder(map, root, type) })),
      });
      from += places;
    } else if ('type' in step) {
      chooses.push(step);
    }
  }
  return segments;
}

/** The OSDs under a bucket with their weights. */
export function osdsUnder(map: CrushMap, root: number): Map<number, number> {
  const weights = new Map<number, number>();
  walk(map, root, (osd, weight) => weights.set(osd, weight));
  return weights;
}

/** For every OSD under a bucket, the bucket of a type that it is in; itself for the type `osd`. */
export function domainsUnder(map: CrushMap, root: number, type: string): Map<number, number> {
  const domains = new Map<number, number>();
  const buckets = bucketsById(map);
  walk(map, root, (osd, _, path) => {
    const domain = type === 'osd' ? osd : path.find(id => buckets.get(id)?.type === type);
    if (domain !== undefined) domains.set(osd, domain);
  });
  return domains;
}

/** The buckets of each map by id: a walk through a single host must not look at all of them. */
const indexes = new WeakMap<CrushMap, ReadonlyMap<number, Bucket>>();

function bucketsById(map: CrushMap): ReadonlyMap<number, Bucket> {
  const known = indexes.get(map) ?? new Map(map.buckets.map(bucket => [bucket.id, bucket]));
  indexes.set(map, known);
  return known;
}

function walk(map: CrushMap, root: number, visit: (osd: number, weight: number, path: readonly number[]) => void): void {
  const buckets = bucketsById(map);
  const descend = (id: number, path: readonly number[]): void => {
    for (const item of buckets.get(id)?.items ?? []) {
      if (item.id >= 0) visit(item.id, item.weight, [...path, id]);
      else descend(item.id, [...path, id]);
    }
  };
  descend(root, []);
}
