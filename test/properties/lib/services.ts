import type { Blueprint, PoolOptionsPlan } from './blueprint';
import type { Shape } from './layouts';
import { Random } from './random';

/** Pools, filesystems, object stores, classes and claims that fit what the layout carries. */
export function addServices(blueprint: Blueprint, shape: Shape, classes: readonly string[]): void {
  const random = new Random(shape.seed, 7);
  const options = (coded: boolean) => poolOptions(blueprint, random, classes, coded);
  if (!shape.rich && (shape.services === 0 || usable(blueprint, classes).length === 0)) return;
  const times = (most: number) => shape.rich ? random.between(1, most) : random.between(0, most);
  blueprint.pools = Array.from({ length: times(shape.services) }, (_, i) => ({ id: `pool-${i}`, ...options(true) }));
  blueprint.filesystems = Array.from({ length: times(2) }, (_, i) => ({
    id: `files-${i}`, ...options(false), extra: Array.from({ length: shape.rich ? 1 : random.below(3) }, (__, j) => ({ name: `extra-${j}`, ...options(true) })), active: random.pick([undefined, 1, 2]),
  }));
  blueprint.stores = Array.from({ length: times(1) }, (_, i) => ({
    id: `objects-${i}`, ...options(true), users: random.shuffled(['alice', 'bob']).slice(0, random.below(3)).map(id => ({ id, maxBuckets: random.pick([undefined, 10]) })),
  }));
  const backends = [
    ...blueprint.pools.map(({ id }) => id), ...blueprint.filesystems.flatMap(({ id, extra }) => [id, ...extra.map(({ name }) => `${id}/${name}`)]), ...blueprint.stores.map(({ id }) => id),
  ];
  blueprint.classes = backends.map((backend, i) => {
    const bucket = backend.startsWith('objects');
    return {
      id: `class-${i}`,
      backend,
      isDefault: i === 0 && !bucket,
      snapshots: !bucket && random.chance(0.5),
      claims: bucket ? [] : Array.from({ length: shape.rich ? 1 : random.below(3) }, (_, j) => ({ id: `claim-${i}-${j}`, mib: random.pick([500, 1024, 51200]) })),
    };
  });
}

/** The classes (or no class at all) that can carry a pool: three hosts in production, anything in a trial. */
function usable(blueprint: Blueprint, classes: readonly string[]): (string | undefined)[] {
  const candidates = classes.length === 0 ? [undefined] : classes;
  return candidates.filter(name => domains(blueprint, 'host', name).size >= (blueprint.trial ? 1 : 3));
}

function poolOptions(blueprint: Blueprint, random: Random, classes: readonly string[], mayBeCoded: boolean): PoolOptionsPlan {
  const deviceClass = random.pick(usable(blueprint, classes));
  const options: PoolOptionsPlan = {
    deviceClass: declaredClasses(blueprint).size === 1 && random.chance(0.5) ? undefined : deviceClass,
    compression: random.pick([undefined, 'none', 'aggressive']),
    bulk: random.pick([undefined, true, false]),
    ratio: random.pick([undefined, 0.5]),
    maxMib: random.pick([undefined, 1024 * 1024]),
    parameters: random.chance(0.2) ? { recovery_priority: '2', hit_set_count: '1' } : undefined,
  };
  if (blueprint.trial && random.chance(0.5)) return options;
  const level = random.pick(['host', 'rack', 'zone'].filter(name => name === 'host' || isPlaced(blueprint, name, deviceClass)));
  const count = domains(blueprint, level, deviceClass).size;
  if (mayBeCoded && count >= 4 && random.chance(0.4)) {
    const coding = random.between(1, 2);
    return { ...options, failureDomain: level, redundancy: { data: random.between(2, Math.min(8, count - coding)), coding } };
  }
  if (count < 3) return options;
  return { ...options, failureDomain: level, redundancy: random.chance(0.5) ? { copies: random.between(3, Math.min(5, count)) } : undefined };
}

/** The classes that volumes really declare: not every class of the shape need be drawn. */
function declaredClasses(blueprint: Blueprint): Set<string> {
  return new Set([...volumesOf(blueprint), ...blueprint.claims].flatMap(({ deviceClass }) => deviceClass ?? []));
}

/** The failure domains at a level that carry volumes of a class, counted without the library. */
export function domains(blueprint: Blueprint, level: string, deviceClass: string | undefined): Set<string> {
  const fits = (name: string | undefined) => deviceClass === undefined || name === deviceClass;
  const found = new Set<string>();
  for (const { host, deviceClass: name } of volumesOf(blueprint)) if (fits(name)) found.add(level === 'host' ? host.name : host.topology[level]);
  for (const { id, count, zones, deviceClass: name } of blueprint.claims) {
    if (!fits(name)) continue;
    for (const zone of zones ?? ['']) {
      if (level === 'zone') found.add(zone);
      else for (let i = 0; i < count; i++) found.add(`${id} ${zone} ${i}`);
    }
  }
  return found;
}

/** Whether every volume of the class has a place at the level. */
function isPlaced(blueprint: Blueprint, level: string, deviceClass: string | undefined): boolean {
  const fits = (name: string | undefined) => deviceClass === undefined || name === deviceClass;
  return volumesOf(blueprint).filter(volume => fits(volume.deviceClass)).every(({ host }) => host.topology[level] !== undefined)
    && blueprint.claims.filter(claims => fits(claims.deviceClass)).every(({ zones }) => level === 'zone' && zones !== undefined);
}

function volumesOf({ sets }: Blueprint) {
  return sets.flatMap(set => set.hosts.flatMap(host => host.volumes.map(volume => ({ host, deviceClass: volume.deviceClass }))));
}
