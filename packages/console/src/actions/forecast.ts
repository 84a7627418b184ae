import type { Size } from 'cdk8s';
import { Additions, Forecast, ForecastOptions, Loss, LossForecast } from 'cdk8s-ceph';
import { judged, Outcome, unreadable } from './outcome';
import { deviceOf, readAll, speedOf } from '../input/options';
import { madeFrom } from '../input/source';
import type { Given } from '../input/stack';
import type { Problem } from '../io/problem';

/** What clusters will hold and survive, and what to add next. */
export interface Forecasts {
  readonly clusters: readonly { readonly name: string; readonly forecast: Forecast; readonly additions?: Additions }[];
}

/** The forecast of each cluster, with its name. */
export type NamedForecasts = readonly { readonly name: string; readonly forecast: Forecast }[];

/** What happens to each cluster when some things fail at once. */
export interface WhatIf {
  readonly lost: readonly string[];
  readonly clusters: readonly { readonly name: string; readonly loss: LossForecast }[];
}

/** Of more OSDs what to add is told only where it is asked for: each candidate is a forecast of its own. */
const MOST_UNASKED = 300;

/**
 * What the clusters of a stack will hold and survive.
 * @param additions whether it is told what to add next, which takes as long as all the rest
 */
export function forecast({ consider = [], additions: asks = true, recoverySpeed, ...given }: Given & {
  readonly consider?: readonly string[]; readonly additions?: boolean; readonly recoverySpeed?: string;
}): Outcome<Forecasts> {
  const devices = readAll(consider, deviceOf);
  const speed = readAll(recoverySpeed === undefined ? [] : [recoverySpeed], speedOf), problems = [...devices.problems, ...speed.problems];
  if (problems.length > 0) return unreadable(problems);
  const found = madeFrom(given);
  if ('status' in found) return found;
  const clusters = found.forecasts(optionsOf(speed.values)).map(each => {
    const asked = consider.length > 0 || (asks && found.volumes <= MOST_UNASKED);
    return { ...each, additions: asked ? each.forecast.additions({ consider: consider.length > 0 ? devices.values : undefined }) : undefined };
  });
  return judged({ clusters }, found.problems);
}

/** What happens when some things fail at once: hosts by name, other things as `rack:r1`, `osd:node-a--ssd` or `device:node-a:/dev/…`. */
export function whatIf({ lose, recoverySpeed, ...given }: Given & { readonly lose: readonly string[]; readonly recoverySpeed?: string }): Outcome<WhatIf> {
  const speed = readAll(recoverySpeed === undefined ? [] : [recoverySpeed], speedOf);
  if (speed.problems.length > 0) return unreadable(speed.problems);
  const found = madeFrom(given);
  return 'status' in found ? found : lost(lose, found.forecasts(optionsOf(speed.values)), found.problems);
}

/** What becomes of each cluster that has what fails. */
export function lost(lose: readonly string[], forecasts: NamedForecasts, problems: readonly Problem[]): Outcome<WhatIf> {
  const losses = lose.map(lossOf), wrong: Problem[] = [];
  const clusters = forecasts.flatMap(({ name, forecast: each }) => {
    try {
      return [{ name, loss: each.whenLost(...losses) }];
    } catch (error) {
      wrong.push({ code: 'usage/lose', severity: 'error', place: {}, value: lose.join(', '), reason: (error as Error).message, fix: "Write the name of a host, or LEVEL:NAME, as 'cdk8s-ceph show' tells them" });
      return [];
    }
  });
  return clusters.length === 0 ? unreadable(wrong) : judged({ lost: lose, clusters }, problems);
}

/** Without one, forecasts that were made already are told. */
export function optionsOf([recoverySpeed]: readonly Size[]): ForecastOptions | undefined {
  return recoverySpeed && { recoverySpeed };
}

/** A thing that fails, as it is written at the prompt. */
function lossOf(text: string): Loss {
  const [, level, name] = /^(osd|device|volume|chassis|rack|row|pdu|pod|room|datacenter|zone|region|host):(.+)$/.exec(text) ?? ['', 'host', text];
  switch (level) {
    case 'host': return Loss.host(name);
    case 'osd': return Loss.osd(name);
    case 'volume': return Loss.volume(name);
    case 'device': return Loss.device(name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1));
    default: return Loss.domain(level as never, name);
  }
}
