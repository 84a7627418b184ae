import { Size } from 'cdk8s';
import { BlockPool, DeviceClass, FailureDomain, Findings, Redundancy } from '../../src';
import type { PoolOptions } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { codes, refused, stage } from '../support/services';

function judged(options: PoolOptions, on?: FakeHost[], trial = false) {
  const { chart, cluster } = stage(on, trial);
  new BlockPool(chart, 'vms', { cluster, ...options });
  return chart;
}

const replicated = (copies: number) => judged({ redundancy: Redundancy.replicated(copies) });
const coded = (dataChunks: number, codingChunks: number) => judged({ redundancy: Redundancy.erasureCoded(dataChunks, codingChunks) });

describe('pool/copies-number', () => {
  it.each([0, -1, 2.5, 11, NaN])('refuses %p copies', copies => expect(codes(replicated(copies))).toContain('pool/copies-number'));
  it.each([3, 10])('accepts %p copies', copies => expect(codes(replicated(copies))).toEqual([]));
});

describe('pool/copies', () => {
  it.each([1, 2])('refuses %p copies', copies => {
    expect(codes(replicated(copies))).toContain('pool/copies');
    expect(refused(replicated(copies))).toBe(true);
  });

  it('is allowed in a trial', () => {
    const chart = judged({ redundancy: Redundancy.replicated(2) }, hosts(3), true);
    expect(codes(chart)).toEqual([]);
    expect(refused(chart)).toBe(false);
  });

  it('accepts three copies', () => expect(codes(replicated(3))).toEqual([]));
  it('says nothing of what a trial chooses by itself', () => expect(codes(judged({}, hosts(1, 'ssd'), true))).toEqual([]));
});

describe('pool/copies-per-failure-domain', () => {
  const rooms: FakeHost[] = hosts(4).map((host, i) => ({ ...host, topology: { room: i % 2 === 0 ? 'north' : 'south' } }));
  const pairs = (copies: number, each: number, failureDomain = FailureDomain.ROOM, on?: FakeHost[]) =>
    codes(judged({ redundancy: Redundancy.replicated(copies, { copiesPerFailureDomain: each }), failureDomain }, on));

  it('refuses three per domain', () => expect(pairs(6, 3)).toContain('pool/copies-per-failure-domain'));
  it('refuses copies that make no whole pairs', () => expect(pairs(5, 2)).toContain('pool/copies-per-failure-domain'));
  it('refuses pairs of which only one exists', () => expect(pairs(2, 2)).toContain('pool/copies-per-failure-domain'));
  it('refuses two copies on one host', () => expect(pairs(4, 2, FailureDomain.HOST)).toContain('pool/copies-per-failure-domain'));
  it('refuses a domain with a single host', () => expect(pairs(4, 2, FailureDomain.ROOM, rooms.slice(0, 3))).toContain('pool/copies-per-failure-domain'));
  it('accepts four copies in two rooms with two hosts each', () => expect(pairs(4, 2, FailureDomain.ROOM, rooms)).toEqual(['pool/no-spare-domain']));
});

describe('pool/chunks', () => {
  it.each([[1, 2], [4, 0], [2.5, 2]])('refuses %p data and %p coding chunks', (k, m) => expect(codes(coded(k, m))).toContain('pool/chunks'));
  it('accepts 4 and 2', () => expect(codes(coded(4, 2))).toEqual([]));
});

describe('pool/one-coding-chunk', () => {
  it('warns of a single coding chunk', () => expect(codes(coded(2, 1))).toEqual(['pool/one-coding-chunk']));
  it('accepts two', () => expect(codes(coded(2, 2))).toEqual([]));
  it('tells that writes go on with no redundancy, or stop where all chunks are asked for', () => {
    const reason = (parameters?: Record<string, string>) => Findings.of(judged({ redundancy: Redundancy.erasureCoded(2, 1), parameters })).find(({ code }) => code === 'pool/one-coding-chunk')!.reason;
    expect(reason()).toContain('written with no redundancy');
    expect(reason({ min_size: '2' })).toContain('written with no redundancy');
    expect(reason({ min_size: '3' })).toContain('every write stops');
  });
});

describe('pool/stripe-unit', () => {
  const striped = (stripeUnit: Size) => codes(judged({ redundancy: Redundancy.erasureCoded(4, 2, { stripeUnit }) }));

  it('refuses what Rook does not know', () => expect(striped(Size.kibibytes(8))).toContain('pool/stripe-unit'));
  it.each([4, 16, 64, 256, 1024])('accepts %p KiB', size => expect(striped(Size.kibibytes(size))).toEqual([]));
});

describe('findings on several pools of one service', () => {
  it('are told once where they are the same', () => {
    const chart = judged({ redundancy: Redundancy.erasureCoded(2, 2), deviceClass: DeviceClass.NVME }, hosts(5, 'ssd'));
    expect(codes(chart)).toEqual(['pool/device-class-empty']);
  });
});
