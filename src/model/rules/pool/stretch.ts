import { PoolCase, wordsOf } from './pool-case';
import { STRETCHED } from '../../layout';
import { Rule, see } from '../rule';

/** What a stretched cluster asks of its pools. */
export const stretchRules: Rule<PoolCase>[] = [
  {
    code: 'pool/stretched',
    severity: 'error',
    title: 'A pool of a stretched cluster keeps four copies, two in each of the two places.',
    why: 'Rook refuses other numbers and erasure coding, but only after the pool was applied. One CRUSH rule places all pools, and their failure domains are ignored.',
    see: see('pool/stretched'),
    check: pool => {
      const { layout, pool: { asked: { redundancy, failureDomain } } } = pool;
      if (layout?.stretch === undefined) return [];
      const wanted = redundancy === undefined || (redundancy.kind === 'replicated' && redundancy.copies === STRETCHED.copies && redundancy.copiesPerDomain === STRETCHED.copiesPerDomain);
      return [
        ...wanted ? [] : [{ property: 'redundancy', value: wordsOf(redundancy), reason: 'the cluster is stretched over two places', fix: "Remove 'redundancy': there are four copies, two in each place" }],
        ...failureDomain === undefined || failureDomain === layout.stretch ? [] : [{
          property: 'failureDomain', value: failureDomain.toUpperCase(), reason: `the cluster is stretched over two places at the level ${layout.stretch}`, fix: "Remove 'failureDomain'",
        }],
      ];
    },
  },
  {
    code: 'pool/stretched-crush-updates',
    severity: 'error',
    title: 'The pools of a stretched cluster do not move to another failure domain or device class.',
    why: 'Rook ignores the setting and reports no error, because one CRUSH rule places all pools.',
    see: see('pool/stretched-crush-updates'),
    check: pool => pool.layout?.stretch === undefined || !pool.pool.enableCrushUpdates ? [] : [{
      property: 'enableCrushUpdates', value: 'true', reason: 'the cluster is stretched over two places', fix: "Remove 'enableCrushUpdates'",
    }],
  },
];
