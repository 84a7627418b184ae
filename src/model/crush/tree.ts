import { Bucket, BucketItem, CrushMap, CrushRule, JEWEL, Tunables, TYPES } from './map';

/** A bucket to be made, with what stands in it. */
export interface TreeBucket {
  readonly name: string;
  readonly type: string;
  readonly children: readonly TreeNode[];
}

/** An OSD to be made. */
export interface TreeOsd {
  readonly osd: number;
  /** 16.16 fixed point. */
  readonly weight: number;
  readonly deviceClass?: string;
}

export type TreeNode = TreeBucket | TreeOsd;

export interface TreeOptions {
  /** Ids to give to buckets by name, shadow buckets included; others get the next free ones. */
  readonly ids?: ReadonlyMap<string, number>;
  readonly tunables?: Tunables;
  /** Makes the rules, once every bucket has its id. */
  readonly rules?: (bucketId: (name: string) => number) => readonly CrushRule[];
}

/**
 * A map from a tree. Buckets get ids in the order in which they are met from the root down; then every device class, in the order
 * in which OSDs first name it, gets its shadow tree, made from the leaves up, as Ceph's own tools do.
 */
export function mapOfTree(roots: readonly TreeBucket[], options: TreeOptions = {}): CrushMap {
  const ids = new Map(options.ids);
  const used = new Set(ids.values());
  let free = -1;
  const idOf = (name: string): number => {
    if (!ids.has(name)) {
      while (used.has(free)) free--;
      used.add(free);
      ids.set(name, free);
    }
    return ids.get(name)!;
  };
  const isOsd = (node: TreeNode): node is TreeOsd => 'osd' in node;
  const buckets: Bucket[] = [];
  const osds: TreeOsd[] = [];

  const number = (bucket: TreeBucket): void => {
    idOf(bucket.name);
    for (const child of bucket.children) isOsd(child) ? osds.push(child) : number(child);
  };
  const build = (bucket: TreeBucket, deviceClass?: string): BucketItem => {
    const name = deviceClass === undefined ? bucket.name : `${bucket.name}~${deviceClass}`;
    const items = bucket.children.flatMap(child => {
      if (!isOsd(child)) return build(child, deviceClass);
      return deviceClass === undefined || child.deviceClass === deviceClass ? { id: child.osd, weight: child.weight } : [];
    });
    const id = idOf(name);
    buckets.push({ id, name, type: bucket.type, items });
    return { id, weight: items.reduce((sum, { weight }) => sum + weight, 0) };
  };

  roots.forEach(number);
  roots.forEach(root => build(root));
  osds.sort((a, b) => a.osd - b.osd);
  for (const deviceClass of classesOf(osds)) roots.forEach(root => build(root, deviceClass));

  return {
    devices: osds.map(({ osd, deviceClass }) => ({ id: osd, name: `osd.${osd}`, deviceClass })),
    types: TYPES,
    buckets: buckets.sort((a, b) => b.id - a.id),
    rules: options.rules?.(idOf) ?? [],
    tunables: options.tunables ?? JEWEL,
  };
}

function classesOf(osds: readonly TreeOsd[]): string[] {
  return [...new Set(osds.flatMap(({ deviceClass }) => deviceClass ?? []))];
}
