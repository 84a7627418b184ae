import { percent } from './numbers';
import type { ForecastSubject } from './subject';
import { FULL_RATIOS, human, LEVELS } from '../../layout';
import { yearlyRisk, Capacity, clusterYearsToLoss, FigureSpec, pgLoad, PgLoad, PredictedCluster, PredictedPool, predictCluster, OVERHEAD } from '../capacity';
import type { LossForecast, RecoveryStart } from '../loss-forecast';
import { capacityWith, exhaustive, judge, simulate, Simulation, starter, unitsAt } from '../simulation';

/** What the forecast of a cluster rests on beside its layout. */
export interface Assumptions {
  readonly stored?: ReadonlyMap<string, number>;
  /** The cluster as it is. @default - it is predicted from its layout */
  readonly live?: PredictedCluster;
  readonly annualFailureRate: number;
  /** Bytes a second that an OSD takes while it recovers, as measured. @default - 20 to 100 MB/s */
  readonly recoverySpeed?: number;
}

/** A cluster, predicted and filled. */
export interface ForecastModel {
  readonly subject: ForecastSubject;
  readonly cluster: PredictedCluster;
  readonly simulation: Simulation;
  readonly capacity: Capacity;
  readonly groups: PgLoad;
  readonly assumptions: Assumptions;
  /** The worst losses, as far as they have been asked for. */
  readonly worst: Map<string, LossForecast | undefined>;
}

/** What a device that is not replaced at once waits for somebody: a week. */
const REPLACED_AFTER_HOURS = 7 * 24;

export function modelOf(subject: ForecastSubject, assumptions: Assumptions): ForecastModel {
  const { layout, pools, ratios, monitors, recovery, claims } = subject;
  const { stored, recoverySpeed, live } = assumptions;
  const cluster = live ?? predictCluster(layout, pools, { ratios, stored });
  const simulation = simulate(cluster, {
    stored,
    monitors,
    recovery,
    claims,
    ...recoverySpeed === undefined ? {} : { throughput: { slow: recoverySpeed, fast: recoverySpeed } },
  });
  return {
    subject,
    cluster,
    simulation,
    capacity: simulation.capacity ?? capacityWith(cluster, simulation.pools),
    groups: pgLoad(simulation.pools.map(({ placement }) => placement), cluster.prediction.osds.map(({ id }) => id)),
    assumptions,
    worst: new Map(),
  };
}

/** The levels at which a loss means something here: devices, hosts, and every larger level that has two places or more. */
export function levelsOf({ cluster }: ForecastModel): string[] {
  const larger = LEVELS.slice(LEVELS.indexOf('host') + 1).filter(level => unitsAt(cluster, level).length > 1);
  return ['device', 'host', ...larger];
}

/** The worst of all losses of so many things of a level; nothing where there are not so many. */
export function worstOf({ simulation, worst }: ForecastModel, level: string, atOnce: 1 | 2): LossForecast | undefined {
  const key = `${atOnce} ${level}`;
  if (!worst.has(key)) {
    const failure = exhaustive(simulation, { levels: [level], upTo: atOnce }).failures.find(({ losses }) => losses.length === atOnce);
    worst.set(key, failure && judge(simulation, failure.losses));
  }
  return worst.get(key);
}

/** OSDs, by host or device set, that have no place at a level: nothing is known of losses there. Every OSD is one, and has a host. */
export function unplacedAt({ cluster: { layout } }: ForecastModel, level: string): string[] {
  if (level === 'osd' || level === 'device' || level === 'host') return [];
  const topologies = new Map(layout.hosts.map(({ name, topology }) => [name, topology]));
  const unplaced = layout.osds.filter(({ host, topology }) => (host === undefined ? topology : topologies.get(host))?.[level] === undefined);
  return [...new Set(unplaced.map(({ name, host }) => host ?? name))].sort();
}

/** The first loss of one thing of a level after which Ceph does not mark OSDs out by itself. */
export function byHandAt({ cluster, subject }: ForecastModel, level: string): { readonly loss: string; readonly start: RecoveryStart } | undefined {
  const startAfter = starter(cluster, subject.recovery);
  for (const { name, osds } of unitsAt(cluster, level)) {
    const start = startAfter(osds);
    if (!start.automatic) return { loss: `${level} ${name}`, start };
  }
  return undefined;
}

/** How likely a pool loses data within a year, by how fast a lost device is recovered from. */
export function yearlyRiskOf(model: ForecastModel, pool: PredictedPool): FigureSpec {
  const { simulation, assumptions: { annualFailureRate } } = model;
  const { placement } = simulation.pools.find(each => each.pool.name === pool.name)!;
  const sets = new Set<string>();
  for (let pg = 0; pg < pool.pgNum; pg++) sets.add([...placement.osds.subarray(pg * pool.size, (pg + 1) * pool.size)].sort((a, b) => a - b).join());
  const loss = worstOf(model, 'device', 1);
  const unattended = loss?.recovers && (loss.moves.value === 0 || loss.begins.automatic);
  const repairHours = unattended ? Math.ceil((loss.begins.after.value + loss.recoveredAtWorstIn.value) / 3600) : REPLACED_AFTER_HOURS;
  const tolerated = pool.erasureCoded ? pool.size - pool.dataChunks : pool.size - 1;
  return yearlyRisk(clusterYearsToLoss(pool.size, tolerated, sets.size, { annualFailureRate, repairHours }));
}

/** What the figures take for granted, for people. */
export function assumptionsOf({ assumptions: { stored, annualFailureRate, recoverySpeed, live }, cluster, capacity }: ForecastModel): string[] {
  const unstated = stored ? cluster.pools.filter(({ name, holds }) => holds === 'data' && !stored.has(name)).map(({ name }) => name) : [];
  const { ratios = FULL_RATIOS, overhead = OVERHEAD } = cluster;
  return [
    live ? 'Map, fills, ratios and what the balancer has moved are those of the cluster now; what is down is taken to be lost.' : stored ? `Pools hold what was stated.${unstated.length === 0 ? '' : ` Nothing was stated for ${unstated.join(', ')}: taken to be empty.`}` : `Pools hold all that is safe, ${percent(capacity.safe.value / capacity.stored.value)} of what fits; data pools share it by their target ratios, or else evenly.`,
    `Metadata of BlueStore take ${percent(overhead)} of each OSD; Ceph warns at ${percent(ratios.nearfull)}, recovers up to ${percent(ratios.backfillfull)} and writes up to ${percent(ratios.full)}.`,
    recoverySpeed === undefined ? 'What fails does not come back. An OSD takes 20 to 100 MB/s while it recovers.' : `What fails does not come back. An OSD takes ${human(recoverySpeed)}/s while it recovers, as measured.`,
    `The yearly risk counts devices that fail independently, ${percent(annualFailureRate)} of them in a year. Mistakes, power, software and bad batches of disks are likelier, and not in it.`,
  ];
}
