import { Size } from 'cdk8s';
import { BlockPool, RadosNamespace, StorageClass } from '../../../src';
import { toldBy } from '../../../src/core/descriptions';
import { CLAIM_READER } from '../../../src/model/manifests/read-claims';
import { CLAIM_TOPIC } from '../../../src/model/rules/claim';
import { hosts } from '../../support/fake-cluster';
import { stage } from '../../support/services';

function tenantClaim() {
  const { chart, cluster } = stage(hosts(4));
  const backend = new RadosNamespace(chart, 'team-a', { pool: new BlockPool(chart, 'vms', { cluster }) });
  const claim = new StorageClass(chart, 'team-a-block', { backend }).claim(chart, 'db', { size: Size.gibibytes(1) });
  return { chart, claim };
}

describe('a claim of a tenant', () => {
  const wanted = { kind: 'block', pool: 'vms', tenant: 'team-a' };

  test('names its part and its pool where it is declared', () => {
    const [told] = toldBy(tenantClaim().claim).filter(({ topic }) => topic === CLAIM_TOPIC);
    expect(told.make([])[0].spec.from).toEqual(wanted);
  });

  test('names the same where it is read from objects', () => {
    const manifests = tenantClaim().chart.toJson().map((object, i) => ({ object, path: String(i) }));
    expect(CLAIM_READER.read(manifests).map(({ spec }) => spec.from)).toEqual([wanted]);
  });

  test('names nothing where the class is not here', () => {
    const manifests = tenantClaim().chart.toJson().filter(({ kind }) => kind !== 'StorageClass').map((object, i) => ({ object, path: String(i) }));
    expect(CLAIM_READER.read(manifests).map(({ spec }) => spec.from)).toEqual([undefined]);
  });
});
