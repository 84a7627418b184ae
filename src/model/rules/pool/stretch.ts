import { PoolCase, wordsOf } from './pool-case';
import { STRETCHED } from '../../layout/pool';
import { Rule, see } from '../rule';

/** What a stretched cluster asks of its pools. */
export const stretchRules: Rule<PoolCase>[] = [
  {
    code: 'pool/stretched',
    severity: 'error',
    title: 'A pool of a stretched cluster keeps four copies, two in each of the two places.',
    why: 'Rook refuses other numbers and erasure coding after the pool was applied, and places all pools by one rule, whatever their failure domain says.',
    see: see('pool/stretched'),
    check: pool => {
      const { layout, pool: { asked: { redundancy, failureDomain } } } = pool;
      if (layout?.stretch === undefined) return [];
      const wanted = redundancy === undefined || (redundancy.kind === 'replicated' && redundancy.copies === STRETCHED.copies && redundancy.copiesPerDomain === STRETCHED.copiesPerDomain);
      return [
        ...wanted ? [] : [{ property: 'redundancy', value: wordsOf(redundancy), reason: 'the cluster is stretched over two places', fix: 'leave it out: there are four copies, two in each place' }],
        ...failureDomain === undefined || failureDomain === layout.stretch ? [] : [{
          property: 'failureDomain', value: failureDomain.toUpperCase(), reason: `the cluster is stretched over two places at the level ${layout.stretch}`, fix: 'leave it out',
        }],
      ];
    },
  },
  {
    code: 'pool/stretched-crush-updates',
    severity: 'error',
    title: 'The pools of a stretched cluster are never moved to another failure domain or device class.',
    why: 'Rook ignores it without a word: one rule of the cluster places all of them.',
    see: see('pool/stretched-crush-updates'),
    check: pool => pool.layout?.stretch === undefined || !pool.pool.enableCrushUpdates ? [] : [{
      property: 'enableCrushUpdates', value: 'true', reason: 'the cluster is stretched over two places', fix: 'remove it',
    }],
  },
];
