import { Blueprint, ClassPlan, hostsOf, isTrial, PoolOptionsPlan, volumesOf } from './blueprint';
import type { Shape } from './layouts';
import { Random } from './random';
import type { Compression, FailureDomain } from '../../../src';

/** Pools, filesystems, object stores, classes and claims that fit what the layout carries. */
export function addServices(blueprint: Blueprint, shape: Shape, classes: readonly string[]): void {
  const random = new Random(shape.seed, 7);
  const options = (coded: boolean) => poolOptions(blueprint, random, classes, coded);
  if (!shape.rich && (shape.services === 0 || usable(blueprint, classes).length === 0)) return;
  const times = (most: number) => shape.rich ? random.between(1, most) : random.between(0, most);
  blueprint.block = mapOf(times(shape.services), 'pool', () => options(true));
  blueprint.file = mapOf(times(2), 'files', () => ({
    ...options(false), extraDataPools: mapOf(shape.rich ? 1 : random.below(3), 'extra', () => options(true)), metadataServers: { active: random.pick([undefined, 1, 2]) },
  }));
  blueprint.object = mapOf(times(1), 'objects', () => ({
    ...options(true), users: Object.fromEntries(random.shuffled(['alice', 'bob']).slice(0, random.below(3)).map(name => [name, { maxBuckets: random.pick([undefined, 10]) }])),
  }));
  const filesystems = Object.values(blueprint.file).flatMap(filesystem => [filesystem, ...Object.values(filesystem.extraDataPools ?? {})]);
  [...Object.values(blueprint.block), ...filesystems].forEach((owner, i) => {
    owner.classes = { [`class-${i}`]: { isDefault: i === 0, ...random.chance(0.5) ? { snapshotClass: {} } : {} } satisfies ClassPlan };
    for (let j = 0; j < (shape.rich ? 1 : random.below(3)); j++) {
      blueprint.claims.apps[`claim-${i}-${j}`] = { storageClassName: `class-${i}`, size: random.chance(0.05) ? '50GiB' : random.pick(['500MB', '500Mi', '1Gi', '1073741824']) };
    }
  });
  Object.values(blueprint.object).forEach((owner, i) => { owner.classes = { [`bucket-class-${i}`]: {} }; });
}

/** As many entries of a map, called by number. */
function mapOf<T>(count: number, name: string, make: () => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}-${i}`, make()]));
}

/** The classes (or no class at all) that can carry a pool: three hosts in production, anything in a trial. */
function usable(blueprint: Blueprint, classes: readonly string[]): (string | undefined)[] {
  const candidates = classes.length === 0 ? [undefined] : classes;
  return candidates.filter(name => domains(blueprint, 'host', name).size >= (isTrial(blueprint) ? 1 : 3));
}

function poolOptions(blueprint: Blueprint, random: Random, classes: readonly string[], mayBeCoded: boolean): PoolOptionsPlan {
  const deviceClass = random.pick(usable(blueprint, classes));
  const options: PoolOptionsPlan = {
    deviceClass: declaredClasses(blueprint).size === 1 && random.chance(0.5) ? undefined : deviceClass,
    compression: random.pick([undefined, 'none' as Compression, 'aggressive' as Compression]),
    bulk: random.pick([undefined, true, false]),
    targetSizeRatio: random.pick([undefined, 0.5]),
    maxSize: random.pick([undefined, '1Ti', '1TB']),
    parameters: random.chance(0.2) ? { recovery_priority: '2', hit_set_count: '1' } : undefined,
  };
  if (isTrial(blueprint) && random.chance(0.5)) return options;
  const level = random.pick(['host', 'rack', 'zone'].filter(name => name === 'host' || isPlaced(blueprint, name, deviceClass))) as FailureDomain;
  const count = domains(blueprint, level, deviceClass).size;
  if (mayBeCoded && count >= 4 && random.chance(0.4)) {
    const codingChunks = random.between(1, 2);
    return { ...options, failureDomain: level, redundancy: { dataChunks: random.between(2, Math.min(8, count - codingChunks)), codingChunks } };
  }
  if (count < 3) return options;
  return { ...options, failureDomain: level, redundancy: random.chance(0.5) ? { copies: random.between(3, Math.min(5, count)) } : undefined };
}

/** The classes that volumes really declare: not every class of the shape need be drawn. */
function declaredClasses(blueprint: Blueprint): Set<string> {
  return new Set([...volumesOf(blueprint).map(({ volume }) => volume), ...Object.values(blueprint.volumeClaims)].flatMap(({ deviceClass }) => deviceClass ?? []));
}

/** The failure domains at a level that carry volumes of a class, counted without the library. */
export function domains(blueprint: Blueprint, level: string, deviceClass: string | undefined): Set<unknown> {
  const fits = (name: string | undefined) => deviceClass === undefined || name === deviceClass;
  const found = new Set<unknown>();
  for (const { name, host, volume } of volumesOf(blueprint)) if (fits(volume.deviceClass)) found.add(level === 'host' ? name : host[level as 'rack']);
  for (const [id, { count, zones, deviceClass: name }] of Object.entries(blueprint.volumeClaims)) {
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
  return hostsOf(blueprint).every(({ host }) => host[level as 'rack'] !== undefined || !host.volumes.some(volume => fits(volume.deviceClass)))
    && Object.values(blueprint.volumeClaims).filter(claims => fits(claims.deviceClass)).every(({ zones }) => level === 'zone' && zones !== undefined);
}
