import { Figure } from './figure';
import type { HostForecast } from './host-forecast';
import type { Loss } from './loss';
import type { LossForecast } from './loss-forecast';
import type { PoolForecast } from './pool-forecast';
import type { FailureDomain } from '../layout/failure-domain';
import { fitOf } from './private/fit';
import { forecastJson } from './private/json';
import { assumptionsOf, durabilityOf, ForecastModel, levelsOf, verdictOn, worstOf } from './private/model';
import { forecastText } from './private/text';
import { lossForecast } from './private/verdict';
import { wordsOf } from './private/words';

/**
 * What a cluster will hold and survive, before anything is applied: placement is computed as Ceph computes it, on the map that Rook
 * would make of the layout, with the placement groups that the autoscaler would choose, after the balancer has done its work.
 *
 * Ids of OSDs follow the order in which they are made, so which group goes where differs in the real cluster; how many go to each,
 * what survives and how much moves follow the same odds.
 */
export class Forecast {
  /** @internal */
  public static _of(model: ForecastModel): Forecast {
    return new Forecast(model);
  }

  /** The sizes of all devices together. */
  public readonly raw: Figure;
  /** Bytes that users can store until Ceph warns that an OSD is nearly full. */
  public readonly nearfull: Figure;
  /** Bytes that users can store until Ceph refuses to write. */
  public readonly stored: Figure;
  /** Bytes that are safe to store: after the worst loss of a device or host that can heal, all copies still find room. */
  public readonly safe: Figure;
  /** The pools, by name. */
  public readonly pools: PoolForecast[];

  private constructor(private readonly model: ForecastModel) {
    const { capacity, cluster, subject } = model;
    this.raw = Figure._of('raw', capacity.raw);
    this.nearfull = Figure._of('nearfull', capacity.nearfull);
    this.stored = Figure._of('stored', capacity.stored);
    this.safe = Figure._of('safe', capacity.safe);
    this.pools = cluster.pools.map((pool, i): PoolForecast => {
      const { rawRate, stored, safe } = capacity.pools[i];
      return {
        pool: pool.name,
        redundancy: wordsOf(subject.pools.find(({ name }) => name === pool.name)!.redundancy),
        failureDomain: pool.failureDomain,
        deviceClass: pool.deviceClass,
        holdsData: pool.holds === 'data',
        placementGroups: pool.pgNum,
        rawPerStored: Figure._of('rawPerStored', rawRate),
        stored: Figure._of('stored', stored),
        safe: Figure._of('safe', safe),
        yearsToLoss: Figure._of('yearsToLoss', durabilityOf(model, pool)),
      };
    });
  }

  /** The placement groups of an OSD, on average. Ceph warns beyond 250. */
  public get placementGroupsPerOsd(): Figure {
    return Figure._of('placementGroupsPerOsd', this.model.groups.average);
  }

  /** What the figures take for granted. */
  public get assumptions(): string[] {
    return assumptionsOf(this.model);
  }

  /** The cluster, as `namespace/name`. */
  public get cluster(): string {
    return `${this.model.subject.namespace}/${this.model.subject.name}`;
  }

  /** The levels at which a loss means something here: `device`, `host`, and the larger ones that hosts declare. */
  public get levels(): string[] {
    return levelsOf(this.model);
  }

  /** The hosts, and whether all that runs fits on them. */
  public get hosts(): HostForecast[] {
    const { now, without } = fitOf(this.model.subject);
    return now.hosts.map(({ host, daemons, cpusLeft, memoryBytesLeft }) => ({
      host, daemons: [...daemons], cpusLeft, memoryLeft: memoryBytesLeft, homelessWithout: [...without.get(host) ?? []],
    }));
  }

  /** What happens if all of these fail at once. Throws where one of them is not there. */
  public whenLost(...losses: Loss[]): LossForecast {
    return lossForecast(verdictOn(this.model, losses.map(loss => loss._plain())));
  }

  /**
   * The worst that can happen if one thing of a level fails; every one of them is tried.
   * @param level a failure domain, or `device`
   */
  public worstLoss(level: string): LossForecast | undefined {
    const worst = worstOf(this.model, level, 1);
    return worst && lossForecast(worst);
  }

  /**
   * The worst that can happen if two things of a level fail at once; every pair is tried.
   * @param level a failure domain, or `device`
   */
  public worstDoubleLoss(level: string): LossForecast | undefined {
    const worst = worstOf(this.model, level, 2);
    return worst && lossForecast(worst);
  }

  /** Whether the loss of any single one of a level loses no data and stops nothing. */
  public survives(level: FailureDomain): boolean {
    const worst = this.worstLoss(level);
    return worst === undefined || (worst.keepsData && worst.keepsWorking);
  }

  /** All of it for people, in plain text. */
  public toText(): string {
    return forecastText(this);
  }

  /** All of it for machines. */
  public toJson(): any {
    return forecastJson(this);
  }
}
