import { Size } from 'cdk8s';
import { BlockPool, FailureDomain, Redundancy } from '../../src';
import type { PoolOptions } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { codes, stage } from '../support/services';

function judged(options: PoolOptions, on?: FakeHost[], trial = false) {
  const { chart, cluster } = stage(on, trial);
  new BlockPool(chart, 'vms', { cluster, ...options });
  return chart;
}

const parameters = (given: Record<string, string>, redundancy = Redundancy.replicated(3)) => codes(judged({ redundancy, parameters: given }));
const coded = Redundancy.erasureCoded(4, 2);

describe('pool/parameter-typed', () => {
  it.each(['size', 'crush_rule', 'erasure_code_profile', 'compression_mode', 'bulk', 'target_size_ratio'])('refuses %s', key => {
    expect(parameters({ [key]: '3' })).toEqual(['pool/parameter-typed']);
  });

  it('accepts what no property sets', () => expect(parameters({ pg_num_min: '32' })).toEqual([]));
});

describe('pool/min-size', () => {
  it('refuses a single copy for writes', () => expect(parameters({ min_size: '1' })).toEqual(['pool/min-size']));
  it('refuses bare data chunks for writes', () => expect(parameters({ min_size: '4' }, coded)).toEqual(['pool/min-size']));
  it('is allowed in a trial', () => expect(codes(judged({ parameters: { min_size: '1' } }, hosts(3), true))).toEqual([]));
  it('accepts two copies', () => expect(parameters({ min_size: '2' })).toEqual([]));
  it('accepts one chunk more than the data', () => expect(parameters({ min_size: '5' }, coded)).toEqual([]));
});

describe('pool/min-size-range', () => {
  it.each(['0', '4', 'two', '-1'])('refuses %p for three copies', asked => expect(parameters({ min_size: asked })).toEqual(['pool/min-size-range']));
  it('refuses fewer chunks than the data has', () => expect(parameters({ min_size: '3' }, coded)).toEqual(['pool/min-size-range']));
  it('accepts all copies', () => expect(parameters({ min_size: '3' })).toEqual([]));
});

describe('pool/pg-num', () => {
  it('refuses a number while the autoscaler is on', () => expect(parameters({ pg_num: '128' })).toEqual(['pool/pg-num']));
  it('accepts it while the autoscaler is off', () => expect(parameters({ pg_num: '128', pg_autoscale_mode: 'off' })).toEqual([]));
});

describe('pool/target-size-ratio', () => {
  it.each([0, -0.1, NaN])('refuses %p', targetSizeRatio => expect(codes(judged({ targetSizeRatio }))).toEqual(['pool/target-size-ratio']));
  it('accepts a share', () => expect(codes(judged({ targetSizeRatio: 0.2 }))).toEqual([]));
});

describe('pool/quota', () => {
  it('refuses no space', () => expect(codes(judged({ maxSize: Size.gibibytes(0) }))).toEqual(['pool/quota']));
  it('refuses half an object', () => expect(codes(judged({ maxObjects: 0.5 }))).toEqual(['pool/quota']));
  it('accepts very large limits', () => expect(codes(judged({ maxSize: Size.pebibyte(20), maxObjects: 1e12 }))).toEqual([]));
});

describe('pool/crush-updates', () => {
  it('refuses them for erasure coded pools', () => {
    expect(codes(judged({ redundancy: coded, enableCrushUpdates: true }))).toEqual(['pool/crush-updates']);
  });

  it('refuses them for two copies per failure domain', () => {
    const redundancy = Redundancy.replicated(4, { copiesPerFailureDomain: 2 });
    expect(codes(judged({ redundancy, failureDomain: FailureDomain.ROOM, enableCrushUpdates: true }))).toEqual(['pool/crush-updates']);
  });

  it('accepts them for plain copies', () => expect(codes(judged({ enableCrushUpdates: true }))).toEqual([]));
});
