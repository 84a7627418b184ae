import { neighbourRules } from './neighbour-rules';
import { PoolBesideOthers, relatePools } from './neighbours';
import { placementRules } from './placement';
import type { PoolCase } from './pool-case';
import { redundancyRules } from './redundancy';
import { settingRules } from './settings';
import { stretchRules } from './stretch';
import type { Rule } from '../rule';
import type { Topic } from '../topic';

/** What every pool is judged by, whatever it serves. */
export const POOL_RULES: readonly Rule<PoolBesideOthers>[] = [...redundancyRules, ...placementRules, ...neighbourRules, ...settingRules, ...stretchRules];

/** Pools, whatever they serve. */
export const POOL_TOPIC: Topic<PoolCase, PoolBesideOthers> = { name: 'pool', rules: POOL_RULES, relate: relatePools };

export * from './pool-case';
