import type { Construct } from 'constructs';
import { placementRules } from './placement-rules';
import type { PoolCase } from './pool-case';
import { redundancyRules } from './redundancy-rules';
import { settingRules } from './setting-rules';
import { stretchRules } from './stretch-rules';
import { judge } from '../../core/private/judge';
import type { Rule } from '../../model/rules/rule';

/** What every pool is judged by, whatever it serves. */
export const POOL_RULES: readonly Rule<PoolCase>[] = [...redundancyRules, ...placementRules, ...settingRules, ...stretchRules];

/** The same for all pools of one service: what is wrong with several of them for one and the same reason is told once. */
const SERVICE_RULES: readonly Rule<readonly PoolCase[]>[] = POOL_RULES.map(rule => ({
  ...rule,
  check: cases => [...new Map(cases.flatMap(rule.check).map(violation => [JSON.stringify(violation), violation])).values()],
}));

/** Hang the rules for pools on the service that has them. */
export function judgePools(service: Construct, cases: () => readonly PoolCase[]): void {
  judge(service, SERVICE_RULES, cases, () => cases().some(({ layout }) => layout?.trial));
}
