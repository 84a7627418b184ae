import { Blueprint, copyOf } from './blueprint';
import { Random } from './random';

/** Lists whose order says nothing. */
const UNORDERED = ['volumes', 'taints', 'zones'];

/** The same deployment, said in another order: every map, the properties of everything, and the lists whose order says nothing. */
export function shuffled(blueprint: Blueprint, seed: number): Blueprint {
  return inOtherOrder(copyOf(blueprint), '', new Random(seed)) as Blueprint;
}

function inOtherOrder(value: unknown, key: string, random: Random): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => inOtherOrder(item, '', random));
    return UNORDERED.includes(key) ? random.shuffled(items) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(random.shuffled(Object.entries(value)).map(([name, item]) => [name, inOtherOrder(item, name, random)]));
}
