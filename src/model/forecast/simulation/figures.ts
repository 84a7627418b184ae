import type { SimulatedPool } from './simulation';
import type { PoolPart } from './verdict';
import { FigureSpec, SOURCES } from '../capacity';

export function groupsFigure(value: number, formula: string, inputs: FigureSpec['inputs'] = {}): FigureSpec {
  return { value, unit: 'placement groups', formula, inputs, source: SOURCES.crush };
}

/** The groups of pools that something is true of; pools without any are left out. */
export function partsOf(pools: readonly SimulatedPool[], counts: readonly number[], formula: string): PoolPart[] {
  return pools.flatMap(({ pool, stored }, i): PoolPart[] => counts[i] === 0 ? [] : [{
    pool: pool.name,
    groups: groupsFigure(counts[i], formula, { pg_num: pool.pgNum }),
    bytes: { value: counts[i] * (stored.value / pool.pgNum), unit: 'bytes', formula: 'groups * stored / pg_num', inputs: { groups: counts[i], stored, pg_num: pool.pgNum }, source: SOURCES.crush },
  }]);
}

/** The sum of parts. */
export function sumOf(parts: readonly PoolPart[], of: 'groups' | 'bytes'): FigureSpec {
  return {
    value: parts.reduce((sum, part) => sum + part[of].value, 0),
    unit: of === 'groups' ? 'placement groups' : 'bytes',
    formula: 'sum over pools',
    inputs: Object.fromEntries(parts.map(part => [part.pool, part[of]])),
    source: SOURCES.crush,
  };
}
