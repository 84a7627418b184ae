import { domainsOf, PoolCase, wordsOf } from './pool-case';
import { ClusterLayout, deviceClasses, failureDomains, knownDomains, placesOf } from '../../layout';
import { Rule, see } from '../rule';

const CLASS_NAME = /^[-_.A-Za-z0-9]+$/;

/** Where a pool's data goes. */
export const placementRules: Rule<PoolCase>[] = [
  {
    code: 'pool/device-class-name',
    severity: 'error',
    title: 'The name of a device class is made of letters, digits, dots, dashes and underscores.',
    why: 'Ceph refuses the CRUSH rule of the pool.',
    see: see('pool/device-class-name'),
    check: pool => pool.pool.asked.deviceClass === undefined || CLASS_NAME.test(pool.pool.asked.deviceClass) ? [] : [{
      property: 'deviceClass',
      value: `'${pool.pool.asked.deviceClass}'`,
      reason: 'it is not a valid name for a device class',
      fix: "Set 'deviceClass' to hdd, ssd, nvme, or a name like archive-hdd",
    }],
  },
  {
    code: 'pool/device-class-undeclared',
    severity: 'error',
    title: 'A pool chooses a device class only if volumes declare theirs.',
    why: 'Ceph guesses classes that are not declared, often wrongly for virtual disks and logical volumes. The pool would use other devices than the code says, or none.',
    see: see('pool/device-class-undeclared'),
    // Where only some declare it, a rule of the cluster says so.
    check: pool => pool.pool.deviceClass === undefined || !pool.layout?.osds.length || deviceClasses(pool.layout).length > 0 ? [] : [{
      property: 'deviceClass',
      value: `'${pool.pool.deviceClass}'`,
      reason: 'no volume of the cluster declares a class',
      fix: "Set 'deviceClass' on every volume, or remove it from the pool",
    }],
  },
  {
    code: 'pool/device-class-empty',
    severity: 'error',
    title: 'The device class of a pool is declared by at least one volume.',
    why: 'The pool would have no OSDs: it cannot be made, or its placement groups never become active.',
    see: see('pool/device-class-empty'),
    check: pool => {
      const classes = pool.layout ? saidClasses(pool.layout) : [];
      const wanted = pool.pool.deviceClass;
      return wanted === undefined || classes.length === 0 || classes.includes(wanted) ? [] : [{
        property: 'deviceClass',
        value: `'${wanted}'`,
        reason: 'no volume of the cluster declares this class',
        fix: `Set 'deviceClass' to ${classes.join(' or ')}, or add volumes of this class`,
      }];
    },
  },
  {
    code: 'pool/failure-domain-unplaced',
    severity: 'error',
    title: 'Every host with OSDs for a pool declares its place at the failure domain of the pool.',
    why: 'Ceph knows the level, so nothing is refused. But OSDs without a place at the level are never used, and copies stay missing.',
    see: see('pool/failure-domain-unplaced'),
    check: pool => {
      const { layout, pool: { failureDomain, deviceClass } } = pool;
      if (!layout || !knownDomains(layout, failureDomain, deviceClass).has(undefined)) return [];
      const unplaced = placesOf(layout, deviceClass)
        .filter(osd => failureDomains({ hosts: layout.hosts, osds: [osd] }, failureDomain).has(undefined))
        .map(osd => osd.host ?? osd.name);
      return [{
        property: 'failureDomain',
        value: `'${failureDomain}'`,
        reason: `no ${failureDomain} is declared for ${few([...new Set(unplaced)].sort())}`,
        fix: `Declare the ${failureDomain} of every host, or set 'failureDomain' to host`,
      }];
    },
  },
  {
    code: 'pool/failure-domain-osd',
    severity: 'error',
    allowedInTrial: true,
    title: 'Copies of the same data are on different hosts.',
    why: 'With the failure domain osd, all copies may be on devices of one host. When it fails, data is unavailable or lost, and no disruption budget protects the pool.',
    see: see('pool/failure-domain-osd'),
    check: pool => pool.pool.asked.failureDomain !== 'osd' ? [] : [{
      property: 'failureDomain', value: "'osd'", reason: 'the loss of one host may take every copy', fix: "Set 'failureDomain' to host, or make the cluster a trial",
    }],
  },
  {
    code: 'pool/too-few-domains',
    severity: 'error',
    title: 'A pool needs as many failure domains as it has copies or chunks.',
    why: 'Ceph accepts the pool, but its placement groups stay undersized or never become active, and clients hang.',
    see: see('pool/too-few-domains'),
    check: pool => {
      const domains = domainsOf(pool);
      return !domains || domains.have >= domains.need ? [] : [{
        property: 'redundancy',
        value: wordsOf(pool.pool.redundancy),
        reason: `it needs ${domains.need} ${label(pool, domains.need)}, and there ${domains.have === 1 ? 'is' : 'are'} ${domains.have}`,
        fix: `Add ${domains.need - domains.have} more${domains.have >= 3 ? ', or set \'redundancy\' to 3 copies' : ''}`,
      }];
    },
  },
  {
    code: 'pool/no-spare-domain',
    severity: 'warning',
    title: 'A pool has one more failure domain than copies or chunks, so that it can recover.',
    why: 'When a failure domain is lost, recovery has no place for the missing copies, and the pool stays degraded until that failure domain is available again.',
    see: see('pool/no-spare-domain'),
    check: pool => {
      const domains = domainsOf(pool);
      // A stretched cluster has two places by definition, and takes writes with the copies of one.
      return pool.layout?.trial || pool.layout?.stretch !== undefined || !domains || domains.have !== domains.need ? [] : [{
        property: 'redundancy',
        value: wordsOf(pool.pool.redundancy),
        reason: `it uses all ${domains.have} ${label(pool, domains.have)}, so nothing recovers after one is lost`,
        fix: `Add one more ${label(pool, 1)}`,
      }];
    },
  },
];

/** The classes of all OSDs, where each says its own; Ceph finds those of the others. */
function saidClasses(layout: ClusterLayout): string[] {
  const osds = placesOf(layout);
  if (layout.unsized !== undefined && (layout.open !== undefined || osds.some(({ deviceClass }) => deviceClass === undefined))) return [];
  return [...new Set(osds.flatMap(({ deviceClass }) => deviceClass ?? []))].sort();
}

/** A list for a message, not longer than a reader wants it. */
function few(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

/** What is counted, e.g. `hosts with OSDs of class ssd`. */
function label({ pool: { failureDomain, deviceClass } }: PoolCase, count: number): string {
  const [one, many] = NOUNS[failureDomain] ?? [failureDomain, `${failureDomain}s`];
  const what = count === 1 ? one : many;
  if (failureDomain === 'osd') return deviceClass === undefined ? what : `${what} of class ${deviceClass}`;
  return deviceClass === undefined ? `${what} with OSDs` : `${what} with OSDs of class ${deviceClass}`;
}

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  osd: ['OSD', 'OSDs'],
  chassis: ['chassis', 'chassis'],
  datacenter: ['data center', 'data centers'],
};
