import { PoolCase, wordsOf } from './pool-case';
import { ErasureCodedSpec, failureDomains, placesOf, ReplicatedSpec } from '../../layout';
import { Rule, see, Violation } from '../rule';

const STRIPE_UNITS = ['4Ki', '16Ki', '64Ki', '256Ki', '1Mi'];

/** How copies and chunks are made. */
export const redundancyRules: Rule<PoolCase>[] = [
  {
    code: 'pool/copies-number',
    severity: 'error',
    title: 'A pool has between 1 and 10 copies.',
    why: 'Ceph refuses any other number, and the pool is never made.',
    see: see('pool/copies-number'),
    check: replicated(({ copies }, pool) => whole(copies, 1) && copies <= 10 ? [] : [{
      property: 'redundancy',
      value: wordsOf(pool.pool.redundancy),
      reason: 'it is not a whole number from 1 to 10',
      fix: "Set 'redundancy' to 3 copies",
    }]),
  },
  {
    code: 'pool/copies',
    severity: 'error',
    allowedInTrial: true,
    title: 'A pool keeps at least three copies.',
    why: 'With two copies, data is lost when a disk fails while the other copy is unavailable or has a read error, and the pool takes writes with only one copy. Rook and Ceph accept this without a warning.',
    see: see('pool/copies'),
    check: replicated(({ copies }, pool) => !pool.pool.asked.redundancy || !whole(copies, 1) || copies >= 3 ? [] : [{
      property: 'redundancy',
      value: wordsOf(pool.pool.redundancy),
      reason: 'one more failure during a repair or a restart of a host loses data',
      fix: "Set 'redundancy' to 3 copies, or to 2 + 2 chunks to save space",
    }]),
  },
  {
    code: 'pool/unsafe-replica-size',
    severity: 'error',
    allowedInTrial: true,
    title: 'A pool leaves the guard against a single copy on.',
    why: 'Without this guard Rook makes a pool with one copy, which loses data when the first device fails.',
    see: see('pool/unsafe-replica-size'),
    check: ({ pool }) => pool.requireSafeReplicaSize !== false ? [] : [{
      property: 'requireSafeReplicaSize', value: 'false', reason: 'it allows a single copy', fix: "Set 'requireSafeReplicaSize' to true",
    }],
  },
  {
    code: 'pool/copies-per-failure-domain',
    severity: 'error',
    title: 'A failure domain holds one copy, or two on different hosts of it.',
    why: 'Rook makes a CRUSH rule with exactly two copies per failure domain, so other numbers do not fit, and a failure domain with a single host has no place for its second copy.',
    see: see('pool/copies-per-failure-domain'),
    check: replicated((redundancy, pool) => redundancy.copiesPerDomain === 1 ? [] : copiesPerDomain(pool, redundancy)),
  },
  {
    code: 'pool/chunks',
    severity: 'error',
    title: 'Erasure coding has at least two data chunks and one coding chunk.',
    why: 'Rook refuses the pool, but only after it was applied.',
    see: see('pool/chunks'),
    check: erasureCoded(({ dataChunks, codingChunks }, pool) => whole(dataChunks, 2) && whole(codingChunks, 1) ? [] : [{
      property: 'redundancy',
      value: wordsOf(pool.pool.redundancy),
      reason: 'it needs at least 2 data chunks and 1 coding chunk, in whole numbers',
      fix: "Set 'redundancy' to 4 + 2 chunks, or to 2 + 2 on four hosts",
    }]),
  },
  {
    code: 'pool/one-coding-chunk',
    severity: 'warning',
    title: 'An erasure coded pool has two coding chunks or more.',
    why: 'With one coding chunk, and one failure domain unavailable, no redundancy is left. With Ceph\'s default (min_size k) the pool still takes writes, and the next failed device loses them; with min_size k + 1 every write stops.',
    see: see('pool/one-coding-chunk'),
    check: erasureCoded(({ dataChunks, codingChunks }, pool) => codingChunks !== 1 ? [] : [{
      property: 'redundancy',
      value: wordsOf(pool.pool.redundancy),
      reason: Number(pool.pool.parameters?.min_size ?? dataChunks) > dataChunks
        ? 'every write stops while one failure domain is unavailable'
        : 'while one failure domain is unavailable, data is written with no redundancy, and one more failed device loses it',
      fix: `Set 'redundancy' to Redundancy.erasureCoded(${dataChunks}, 2)`,
    }]),
  },
  {
    code: 'pool/stripe-unit',
    severity: 'error',
    title: 'A stripe unit is 4, 16, 64, 256 or 1024 KiB.',
    why: 'The API server refuses the pool.',
    see: see('pool/stripe-unit'),
    check: erasureCoded(({ stripeUnit }) => stripeUnit === undefined || STRIPE_UNITS.includes(stripeUnit) ? [] : [{
      property: 'redundancy.stripeUnit',
      value: stripeUnit,
      reason: 'Rook does not know this stripe unit',
      fix: "Set 'redundancy.stripeUnit' to 4, 16, 64, 256 or 1024 KiB, or remove it",
    }]),
  },
];

function copiesPerDomain(pool: PoolCase, { copies, copiesPerDomain: each }: ReplicatedSpec): Violation[] {
  const { failureDomain, deviceClass } = pool.pool;
  const violation = (reason: string, fix: string): Violation[] => [{
    property: 'redundancy.copiesPerFailureDomain', value: String(each), reason, fix,
  }];
  if (each !== 2) return violation('Rook can place one or two copies in a failure domain', "Set 'redundancy.copiesPerFailureDomain' to 2, or remove it");
  if (copies <= 2 || copies % 2 !== 0) return violation(`${copies} copies cannot be placed in pairs in several failure domains`, "Set 'redundancy' to 4 copies");
  if (failureDomain === 'osd' || failureDomain === 'host') {
    return violation('the two copies are put on different hosts, so the failure domain must be larger than a host', "Set 'failureDomain' to a larger level, such as rack, room or zone");
  }
  const poor = pool.layout ? domainsWithOneHost(pool.layout, failureDomain, deviceClass) : [];
  return poor.length === 0 ? [] : violation(`only one host has OSDs for it in ${failureDomain} ${poor.join(', ')}`, "Add a second host there, or remove 'redundancy.copiesPerFailureDomain'");
}

function domainsWithOneHost(layout: NonNullable<PoolCase['layout']>, level: string, deviceClass?: string): string[] {
  const osds = placesOf(layout, deviceClass);
  const domains = [...failureDomains(layout, level, deviceClass)].filter(domain => domain !== undefined);
  const place = (host?: string) => layout.hosts.find(({ name }) => name === host)?.topology[level];
  return domains.filter(domain => {
    const inside = osds.filter(osd => (osd.host === undefined ? osd.topology?.[level] : place(osd.host)) === domain);
    return failureDomains({ hosts: layout.hosts, osds: inside }, 'host').size < 2;
  }).sort();
}

function replicated(check: (redundancy: ReplicatedSpec, pool: PoolCase) => Violation[]): Rule<PoolCase>['check'] {
  return pool => pool.pool.redundancy.kind === 'replicated' ? check(pool.pool.redundancy, pool) : [];
}

function erasureCoded(check: (redundancy: ErasureCodedSpec, pool: PoolCase) => Violation[]): Rule<PoolCase>['check'] {
  return pool => pool.pool.redundancy.kind === 'erasureCoded' ? check(pool.pool.redundancy, pool) : [];
}

function whole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
