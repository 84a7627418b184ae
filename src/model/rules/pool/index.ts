import { placementRules } from './placement';
import type { PoolCase } from './pool-case';
import { redundancyRules } from './redundancy';
import { settingRules } from './settings';
import { stretchRules } from './stretch';
import type { Rule } from '../rule';
import type { Topic } from '../topic';

/** What every pool is judged by, whatever it serves. */
export const POOL_RULES: readonly Rule<PoolCase>[] = [...redundancyRules, ...placementRules, ...settingRules, ...stretchRules];

/** Pools, whatever they serve. */
export const POOL_TOPIC: Topic<PoolCase> = { name: 'pool', rules: POOL_RULES };

export * from './pool-case';
