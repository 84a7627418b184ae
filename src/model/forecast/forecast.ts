import type { AdditionOptions, Additions } from './additions';
import { Figure } from './figure';
import type { HostForecast } from './host-forecast';
import type { Loss } from './loss';
import type { LossForecast, RecoveryStart } from './loss-forecast';
import type { PoolForecast } from './pool-forecast';
import type { FailureDomain } from '../layout';
import { additionsText, additionsTo } from './private/additions';
import { fitOf } from './private/fit';
import { forecastJson } from './private/json';
import { assumptionsOf, byHandAt, ForecastModel, levelsOf, unplacedAt, worstOf } from './private/model';
import { poolsOf } from './private/pools';
import { reportOf } from './private/report';
import { DeviceSet, deviceSetsOf } from './private/sets';
import { forecastText, lossText } from './private/text';
import { judge } from './simulation';

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
  /** Bytes that are safe to store: after the loss of any one device or host, or of a rack, zone … by which pools keep copies apart, whatever is copied finds room. Whether every copy finds a place is told by the losses. */
  public readonly safe: Figure;

  private poolsKnown?: PoolForecast[];

  private constructor(private readonly model: ForecastModel) {
    const { capacity } = model;
    this.raw = Figure._of('raw', capacity.raw);
    this.nearfull = Figure._of('nearfull', capacity.nearfull);
    this.stored = Figure._of('stored', capacity.stored);
    this.safe = Figure._of('safe', capacity.safe);
  }

  /** The pools, by name. */
  public get pools(): PoolForecast[] {
    return [...this.poolsKnown ??= poolsOf(this.model)];
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
      host, daemons: [...daemons], cpusLeft, memoryLeft: memoryBytesLeft, unschedulableWithout: [...without.get(host) ?? []],
    }));
  }

  /** What happens if all of these fail at once. Throws where one of them is not there. */
  public whenLost(...losses: Loss[]): LossForecast {
    return judge(this.model.simulation, losses.map(loss => loss._plain()));
  }

  /**
   * The worst that can happen if one thing of a level fails; every one of them is tried.
   * @param level a failure domain, or `device`
   */
  public worstLoss(level: string): LossForecast | undefined {
    return worstOf(this.model, level, 1);
  }

  /**
   * The worst that can happen if two things of a level fail at once; every pair is tried.
   * @param level a failure domain, or `device`
   */
  public worstDoubleLoss(level: string): LossForecast | undefined {
    return worstOf(this.model, level, 2);
  }

  /** Whether the loss of any single one of a level loses no data and stops nothing. Throws where hosts do not say where they are at that level. */
  public survives(level: FailureDomain): boolean {
    const unplaced = unplacedAt(this.model, level);
    if (unplaced.length > 0) throw new Error(`no ${level} is declared for ${unplaced.join(', ')}`);
    const worst = this.worstLoss(level);
    return worst === undefined || (worst.keepsData && worst.keepsWorking);
  }

  /**
   * What to add next: the device and the host that raise the safe bytes most, and the addition of the fewest bytes that makes the next
   * loss less bad. Each is predicted as a cluster of its own, so this takes many times as long as the forecast.
   */
  public additions(options: AdditionOptions = {}): Additions {
    return additionsTo(this.model, options.consider);
  }

  /** What to add next, for people. */
  public additionsText(additions: Additions): string {
    return additionsText(additions);
  }

  /** Daemons that find no host even with all hosts there. */
  public get unschedulable(): string[] {
    return [...fitOf(this.model.subject).now.unschedulable];
  }

  /** All of it for people, in plain text. */
  public toText(): string {
    return forecastText(reportOf(this));
  }

  /** One loss for people, with all that is known of it. */
  public lossText(loss: LossForecast): string {
    return lossText(loss);
  }

  /** All of it for machines. */
  public toJson(): any {
    return forecastJson(reportOf(this));
  }

  /** @internal Devices that the same pools fill, with what is safe on them. */
  public _deviceSets(): DeviceSet[] {
    return deviceSetsOf(this.model);
  }

  /** @internal Hosts and claims of which it is not known where they are at a level. */
  public _unplacedAt(level: string): string[] {
    return unplacedAt(this.model, level);
  }

  /** @internal A loss of one thing of a level from which Ceph does not begin to recover by itself. */
  public _byHandAt(level: string): { readonly loss: string; readonly start: RecoveryStart } | undefined {
    return byHandAt(this.model, level);
  }
}
