import { unknown } from '../../../../src/model/layout/known';
import { judgeAll } from '../../../../src/model/rules/judge';
import { TENANT_TOPIC, TenantSpec } from '../../../../src/model/rules/tenant';

const tenant = (cluster: string, operator: TenantSpec['operator']) => ({
  at: cluster,
  spec: { kind: 'rados-namespace', name: 'tenant', whole: 'vms', part: 'tenant', cluster, operator, clusterId: 'the-id', strictNames: true } satisfies TenantSpec,
});
const judged = (operators: TenantSpec['operator'][]) => {
  const { found, unjudged } = judgeAll(new Map([[TENANT_TOPIC, operators.map((operator, i) => tenant(`cluster-${i}`, operator))]]));
  return { found: found.map(({ code }) => code), unjudged: unjudged.map(({ code }) => code) };
};

test('One id in two clusters of one operator is refused', () => {
  expect(judged(['rook', 'rook']).found).toEqual(['rados-namespace/cluster-id', 'rados-namespace/cluster-id']);
});

test('One id in clusters of different operators is accepted', () => {
  expect(judged(['rook', 'other'])).toEqual({ found: [], unjudged: [] });
});

test('One id in two clusters is left open where nobody tells their operators', () => {
  expect(judged([unknown('not told'), 'rook'])).toEqual({ found: [], unjudged: ['rados-namespace/cluster-id', 'rados-namespace/cluster-id'] });
});
