import { PoolCase, wordsOf } from './pool-case';
import { defaultMinSize, protectedMinSize } from '../../layout';
import { Rule, see } from '../rule';

/** Parameters that a typed property sets, with its name. */
const TYPED: Readonly<Record<string, string>> = {
  size: 'redundancy',
  erasure_code_profile: 'redundancy',
  crush_rule: 'failureDomain',
  compression_mode: 'compression',
  bulk: 'bulk',
  target_size_ratio: 'targetSizeRatio',
};

/** What else is set on a pool. */
export const settingRules: Rule<PoolCase>[] = [
  {
    code: 'pool/parameter-typed',
    severity: 'error',
    title: 'A parameter does not set what a property of the pool sets.',
    why: 'Rook overwrites the property with the parameter, so the pool differs from its code and from what the rules have judged.',
    see: see('pool/parameter-typed'),
    check: pool => Object.entries(parametersOf(pool)).filter(([key]) => key in TYPED).map(([key, value]) => ({
      property: `parameters.${key}`, value: `'${value}'`, reason: `'${TYPED[key]}' sets it`, fix: `Remove the parameter, and set '${TYPED[key]}'`,
    })),
  },
  {
    code: 'pool/min-size',
    severity: 'error',
    allowedInTrial: true,
    title: 'A pool takes writes only while some redundancy is left.',
    why: 'Data that is written with no redundancy is lost when the next device fails before recovery ends.',
    see: see('pool/min-size'),
    check: pool => {
      const asked = minSizeOf(pool);
      const safe = protectedMinSize(pool.pool.redundancy);
      return asked === undefined || !validMinSize(pool, asked) || asked >= safe ? [] : [{
        property: 'parameters.min_size',
        value: `'${asked}'`,
        reason: 'the pool would take writes with no redundancy left',
        fix: defaultMinSize(pool.pool.redundancy) >= safe ? `Remove 'min_size', or set it to at least '${safe}'` : `Set 'min_size' to at least '${safe}'`,
      }];
    },
  },
  {
    code: 'pool/min-size-range',
    severity: 'error',
    title: 'The smallest number of copies or chunks for writes is at least what is needed to read the data, and at most what the pool has.',
    why: 'Ceph refuses the number and Rook only logs this, or the pool becomes unavailable.',
    see: see('pool/min-size-range'),
    check: pool => {
      const asked = minSizeOf(pool);
      const [least, most] = minSizeRange(pool);
      return asked === undefined || validMinSize(pool, asked) ? [] : [{
        property: 'parameters.min_size',
        value: `'${parametersOf(pool).min_size}'`,
        reason: `for ${wordsOf(pool.pool.redundancy)} it is a whole number from ${least} to ${most}`,
        fix: defaultMinSize(pool.pool.redundancy) >= protectedMinSize(pool.pool.redundancy) ? "Remove 'min_size': Ceph's default is safe" : `Set 'min_size' to '${protectedMinSize(pool.pool.redundancy)}'`,
      }];
    },
  },
  {
    code: 'pool/pg-num',
    severity: 'error',
    title: 'The number of placement groups is set only if the autoscaler is off.',
    why: 'Rook sets the number again and again and the autoscaler changes it back, so data never stops moving.',
    see: see('pool/pg-num'),
    check: pool => {
      const { pg_num: groups, pgp_num: placed, pg_autoscale_mode: mode } = parametersOf(pool);
      return (groups ?? placed) === undefined || mode === 'off' || mode === 'warn' ? [] : [{
        property: `parameters.${groups === undefined ? 'pgp_num' : 'pg_num'}`,
        value: `'${groups ?? placed}'`,
        reason: 'the autoscaler of the pool is on and changes it back',
        fix: "Remove the parameter and set 'bulk' or 'targetSizeRatio', or set the parameter 'pg_autoscale_mode' to off",
      }];
    },
  },
  {
    code: 'pool/target-size-ratio',
    severity: 'error',
    title: 'The target size ratio is a number above zero.',
    why: 'Ceph or the API server refuses the ratio.',
    see: see('pool/target-size-ratio'),
    check: pool => {
      const ratio = pool.pool.targetSizeRatio;
      return ratio === undefined || (Number.isFinite(ratio) && ratio > 0) ? [] : [{
        property: 'targetSizeRatio', value: String(ratio), reason: 'it is not a number above zero', fix: "Set 'targetSizeRatio' to a share such as 0.5, or remove it",
      }];
    },
  },
  {
    code: 'pool/quota',
    severity: 'error',
    title: 'The limits of a pool are whole numbers above zero.',
    why: 'For Ceph, zero means no limit, so nothing would be limited. Fractions are refused.',
    see: see('pool/quota'),
    check: pool => {
      const limits = { maxSize: pool.pool.maxBytes, maxObjects: pool.pool.maxObjects };
      const wrong = Object.entries(limits).filter(([, limit]) => limit !== undefined && !(Number.isInteger(limit) && limit > 0));
      return wrong.map(([property, limit]) => ({
        property, value: String(limit), reason: 'it is not a whole number above zero', fix: `Set '${property}' to a whole number above zero, or remove it`,
      }));
    },
  },
  {
    code: 'pool/crush-updates',
    severity: 'error',
    title: 'The property `enableCrushUpdates` is set only for replicated pools with one copy per failure domain.',
    why: 'For erasure coded pools Rook ignores it and reports no error. With two copies per failure domain Rook replaces the CRUSH rule by one for a single copy.',
    see: see('pool/crush-updates'),
    check: pool => {
      const { enableCrushUpdates, redundancy } = pool.pool;
      return !enableCrushUpdates || (redundancy.kind === 'replicated' && redundancy.copiesPerDomain === 1) ? [] : [{
        property: 'enableCrushUpdates',
        value: 'true',
        reason: `it does not work with ${redundancy.kind === 'replicated' ? 'two copies per failure domain' : wordsOf(redundancy)}`,
        fix: "Remove 'enableCrushUpdates'; to move the data, make another pool",
      }];
    },
  },
];

function parametersOf({ pool }: PoolCase): Readonly<Record<string, string>> {
  return pool.parameters ?? {};
}

function minSizeOf(pool: PoolCase): number | undefined {
  const text = parametersOf(pool).min_size;
  return text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : NaN;
}

function minSizeRange({ pool: { redundancy } }: PoolCase): [number, number] {
  return redundancy.kind === 'replicated' ? [1, redundancy.copies] : [redundancy.dataChunks, redundancy.dataChunks + redundancy.codingChunks];
}

function validMinSize(pool: PoolCase, asked: number): boolean {
  const [least, most] = minSizeRange(pool);
  return asked >= least && asked <= most;
}
