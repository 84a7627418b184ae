import type { ForecastSubject } from './subject';
import { DemandedPool, domainsNeeded, GIB, OsdSpec } from '../../layout';
import { fitDaemons, OVERHEAD, placeAll, predictCluster, waterFill } from '../capacity';
import { capacityWith } from '../simulation';

/** What the claims on a pool ask for, beside what it can keep. */
export interface PoolClaims {
  readonly pool: DemandedPool;
  readonly claims: number;
  readonly bytes: number;
  readonly largest: { readonly name: string; readonly bytes: number };
  /** What is safe to store in it, if every pool is filled as far as it is claimed; absent where that is far from what is claimed. */
  readonly safeBytes?: number;
}

/** Claims below this part of what can fit at most are not looked at closer: what is safe is never that little of it. */
const CLOSE = 0.3;

/** What is claimed of every pool for data. The costly part, placing everything, is left out where little is claimed. */
export function claimedOf({ layout, pools, ratios, claims }: ForecastSubject): PoolClaims[] {
  const claimed = pools.flatMap((pool): PoolClaims[] => {
    const own = claims.filter(({ pools: [first], bytes, tenant }) => first === pool.name && bytes !== undefined && tenant !== true);
    if (own.length === 0) return [];
    const largest = own.reduce((most, claim) => claim.bytes! > most.bytes! ? claim : most);
    return [{ pool, claims: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes!, 0), largest: { name: largest.name, bytes: largest.bytes! } }];
  });
  const part = claimed.reduce((sum, { pool, bytes }) => sum + bytes / (boundOf(layout.osds, pool, placesOf(layout)) * ratios.nearfull), 0);
  if (!(part > CLOSE)) return claimed;
  const cluster = predictCluster(layout, pools, { ratios, stored: new Map(claimed.map(({ pool, bytes }) => [pool.name, bytes])) });
  const safe = new Map(capacityWith(cluster, placeAll(cluster)).pools.map(pool => [pool.pool, pool.safe.value]));
  return claimed.map(each => ({ ...each, safeBytes: safe.get(each.pool.name) }));
}

/** A host, rack or the like of which a large part can never be used. */
export interface Unusable {
  readonly level: string;
  readonly name: string;
  /** Its OSDs, the largest first. */
  readonly osds: readonly OsdSpec[];
  readonly bytes: number;
  readonly unusableBytes: number;
  /** The pool that can use most of it. */
  readonly pool: DemandedPool;
}

/**
 * What no pool can use: a failure domain holds one copy or chunk of each byte at most, so of one that is much larger than the others
 * a part stays empty, whatever is stored. Only of OSDs that some pool for data uses.
 */
export function unusableOf({ layout, pools }: ForecastSubject): Unusable[] {
  const places = placesOf(layout);
  const best = new Map<string, { readonly part: number; readonly domain: Domain; readonly pool: DemandedPool; readonly most: number }>();
  for (const pool of pools.filter(({ holds }) => holds === 'data')) {
    const domains = domainsOf(layout.osds, pool, places);
    const most = waterFill(domains.map(({ bytes }) => bytes), domainsNeeded(pool.redundancy));
    // Too few domains hold nothing at all, which another rule says.
    if (most === 0) continue;
    for (const domain of domains) {
      const part = Math.min(1, most / domain.bytes);
      for (const { name } of domain.osds) if (part > (best.get(name)?.part ?? -1)) best.set(name, { part, domain, pool, most });
    }
  }
  const found = new Map<Domain, Unusable>();
  for (const { domain, pool, most } of best.values()) {
    const { level, name, osds, bytes } = domain;
    found.set(domain, { level, name, osds: [...osds].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)), bytes, unusableBytes: Math.max(0, bytes - most), pool });
  }
  return [...found.values()].filter(({ unusableBytes }) => unusableBytes > 0).sort((a, b) => a.name < b.name ? -1 : 1);
}

/** Daemons for which no host has memory or cores left, wherever they go; nothing where no hosts are declared, or one does not say what it has. */
export function unschedulableOf({ layout, daemons }: ForecastSubject): readonly string[] {
  const hosts = layout.hosts.map(({ name, cpus, memoryBytes }) => ({ name, cpus, memoryBytes, usedMemoryBytes: GIB }));
  if (hosts.length === 0 || hosts.some(({ cpus, memoryBytes }) => cpus === undefined || memoryBytes === undefined)) return [];
  return fitDaemons(hosts, daemons.map(({ apart, ...need }) => need)).unschedulable;
}

interface Domain {
  readonly level: string;
  readonly name: string;
  readonly osds: OsdSpec[];
  bytes: number;
}

type Places = ReadonlyMap<string, Readonly<Record<string, string>>>;

function placesOf({ hosts }: ForecastSubject['layout']): Places {
  return new Map(hosts.map(({ name, topology }) => [name, topology]));
}

/** The failure domains of a pool with what is in them. OSDs without a place are never used. */
function domainsOf(osds: readonly OsdSpec[], { failureDomain: level, deviceClass }: DemandedPool, places: Places): Domain[] {
  const domains = new Map<string, Domain>();
  for (const osd of osds.filter(each => deviceClass === undefined || each.deviceClass === deviceClass)) {
    const own = level === 'osd' || (level === 'host' && osd.host === undefined);
    const name = level === 'host' ? osd.host : (osd.host === undefined ? osd.topology : places.get(osd.host))?.[level];
    // Claims that move between nodes are hosts of their own.
    for (let i = 0; i < (own ? osd.count : 1); i++) {
      const key = own ? osd.count === 1 ? osd.name : `${osd.name}#${i}` : name;
      if (key === undefined) continue;
      const domain = domains.get(key) ?? { level, name: key, osds: [], bytes: 0 };
      domain.osds.push(osd);
      domain.bytes += osd.bytes * (own ? 1 : osd.count);
      domains.set(key, domain);
    }
  }
  return [...domains.values()];
}

/** Bytes that no placement can pass. */
function boundOf(osds: readonly OsdSpec[], pool: DemandedPool, places: Places): number {
  const { redundancy } = pool;
  const perDomain = waterFill(domainsOf(osds, pool, places).map(({ bytes }) => bytes * (1 - OVERHEAD)), domainsNeeded(redundancy));
  return redundancy.kind === 'erasureCoded' ? perDomain * redundancy.dataChunks : perDomain / redundancy.copiesPerDomain;
}
