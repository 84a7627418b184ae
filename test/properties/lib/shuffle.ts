import { Blueprint, copyOf } from './blueprint';
import { Random } from './random';

/** The same deployment, declared in another order: hosts, volumes, sources, services, classes, claims, and the keys of options. */
export function shuffled(blueprint: Blueprint, seed: number): Blueprint {
  const random = new Random(seed);
  const copy = copyOf(blueprint);
  for (const set of copy.sets) {
    set.hosts = random.shuffled(set.hosts);
    for (const host of set.hosts) {
      host.volumes = random.shuffled(host.volumes);
      host.taints = random.shuffled(host.taints);
      host.topology = keys(host.topology, random);
    }
  }
  for (const claims of copy.claims) claims.zones = claims.zones && random.shuffled(claims.zones);
  for (const filesystem of copy.filesystems) filesystem.extra = random.shuffled(filesystem.extra);
  for (const store of copy.stores) store.users = random.shuffled(store.users);
  for (const each of copy.classes) each.claims = random.shuffled(each.claims);
  for (const pool of [...copy.pools, ...copy.filesystems, ...copy.stores]) pool.parameters = pool.parameters && keys(pool.parameters, random);
  const { cephConfig } = copy.cluster;
  const sections = Object.entries(cephConfig ?? {}).map(([section, options]) => [section, keys(options, random)] as const);
  copy.cluster.cephConfig = cephConfig && keys(Object.fromEntries(sections), random);
  return {
    ...copy,
    sets: random.shuffled(copy.sets),
    claims: random.shuffled(copy.claims),
    pools: random.shuffled(copy.pools),
    filesystems: random.shuffled(copy.filesystems),
    stores: random.shuffled(copy.stores),
    classes: random.shuffled(copy.classes),
  };
}

function keys<T>(object: Record<string, T>, random: Random): Record<string, T> {
  return Object.fromEntries(random.shuffled(Object.entries(object)));
}
