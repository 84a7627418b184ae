import type { SimulatedPool } from './simulation';
import { FigureSpec, SOURCES } from '../capacity';
import { Figure } from '../figure';
import type { PoolPart } from '../loss-forecast';

export function groupsFigure(name: string, value: number, formula: string, inputs: FigureSpec['inputs'] = {}): Figure {
  return Figure._of(name, { value, unit: 'placement groups', formula, inputs, source: SOURCES.crush });
}

/** The groups of pools that something is true of; pools without any are left out. */
export function partsOf(pools: readonly SimulatedPool[], counts: readonly number[], formula: string): PoolPart[] {
  return pools.flatMap(({ pool, stored }, i): PoolPart[] => counts[i] === 0 ? [] : [{
    pool: pool.name,
    groups: groupsFigure('groups', counts[i], formula, { pg_num: pool.pgNum }),
    bytes: Figure._of('bytes', {
      value: counts[i] * (stored.value / pool.pgNum), unit: 'bytes', formula: 'groups * stored / pg_num', inputs: { groups: counts[i], stored, pg_num: pool.pgNum }, source: SOURCES.crush,
    }),
  }]);
}

/** The sum of parts. */
export function sumOf(name: string, parts: readonly PoolPart[], of: 'groups' | 'bytes'): Figure {
  return Figure._of(name, {
    value: parts.reduce((sum, part) => sum + part[of].value, 0),
    unit: of === 'groups' ? 'placement groups' : 'bytes',
    formula: 'sum over pools',
    inputs: Object.fromEntries(parts.map(part => [part.pool, part[of]._plain])),
    source: SOURCES.crush,
  });
}
