import { candidatesOf, Candidate } from './candidates';
import { ForecastModel, levelsOf, modelOf, worstOf } from './model';
import { ClusterLayout, human, inEnglish, Say } from '../../layout';
import type { Addition, Additions, ConsideredDevice, SurvivalStep } from '../additions';
import { FigureSpec, SOURCES } from '../capacity';
import { Figure } from '../figure';
import { SEVERITIES } from '../simulation';

/** Above so many OSDs pairs are not tried: every candidate would take many seconds. */
const MOST_FOR_PAIRS = 60;

/** What to add next: each candidate is predicted as a cluster of its own. */
export function additionsTo(model: ForecastModel, consider?: readonly ConsideredDevice[]): Additions {
  const tried = candidatesOf(model.subject, consider).map(candidate => trial(model, candidate));
  return {
    device: best(tried.filter(({ candidate: { adds } }) => adds === 'device')),
    host: best(tried.filter(({ candidate: { adds } }) => adds === 'host')),
    survival: survival(model, tried),
  };
}

/** A candidate, with the cluster that it would make. */
interface Trial {
  readonly candidate: Candidate;
  readonly model: ForecastModel;
  readonly addition: Addition;
}

function trial(now: ForecastModel, candidate: Candidate): Trial {
  const { subject, assumptions } = now;
  const { what, hosts, osds } = candidate;
  const layout: ClusterLayout = { ...subject.layout, hosts: [...subject.layout.hosts, ...hosts], osds: [...subject.layout.osds, ...osds] };
  const model = modelOf({ ...subject, layout }, assumptions);
  const raw: FigureSpec = { value: osds.reduce((sum, { bytes }) => sum + bytes, 0), unit: 'bytes', formula: 'sum of the sizes of the devices that are added', inputs: { devices: osds.length }, source: SOURCES.layout };
  const gain: FigureSpec = {
    value: model.capacity.safe.value - now.capacity.safe.value, unit: 'bytes', formula: 'with - without', inputs: { with: model.capacity.safe, without: now.capacity.safe }, source: SOURCES.crush,
  };
  return { candidate, model, addition: { what, raw: Figure._of('raw', raw), safe: Figure._of('safe', model.capacity.safe), gain: Figure._of('gain', gain) } };
}

/** The one that raises what is safe most; of equals the smallest, then the first. */
function best(tried: readonly Trial[]): Addition | undefined {
  const raising = tried.map(({ addition }) => addition).filter(({ gain }) => gain.value > 0);
  return [...raising].sort((a, b) => b.gain.value - a.gain.value || a.raw.value - b.raw.value)[0];
}

/** The first loss, from one device up, that an addition makes less bad, with the smallest addition that does. */
function survival(now: ForecastModel, tried: readonly Trial[]): SurvivalStep | undefined {
  const cheapest = [...tried].sort((a, b) => a.addition.raw.value - b.addition.raw.value);
  const losses = ([1, 2] as const).flatMap(atOnce => levelsOf(now).map(level => ({ atOnce, level })))
    .filter(({ atOnce }) => atOnce === 1 || now.subject.layout.osds.reduce((sum, { count }) => sum + count, 0) <= MOST_FOR_PAIRS);
  for (const { atOnce, level } of losses) {
    const worst = worstOf(now, level, atOnce)?.severity;
    if (worst === undefined || rank(worst) >= rank('recovers')) continue;
    for (const { model, addition } of cheapest) {
      const then = worstOf(model, level, atOnce)?.severity;
      if (then !== undefined && rank(then) > rank(worst)) return { loss: `${atOnce === 1 ? 'one' : 'two'} ${level}${atOnce === 2 && level !== 'chassis' ? 's' : ''}`, now: worst, then, addition };
    }
  }
  return undefined;
}

function rank(severity: string): number {
  return SEVERITIES.findIndex(each => each === severity);
}

/** What to add, for people. */
export function additionsText({ device, host, survival: step }: Additions, say: Say = inEnglish): string {
  const line = ({ what, gain, safe }: Addition) => `  ${say(what)}${say(': ')}${say(`${human(gain.value)} more are safe, ${safe} then`)}`;
  return [
    say('What to add next'),
    device === undefined ? `  ${say('no single device raises what is safe')}` : line(device),
    host === undefined ? `  ${say('no single host raises what is safe')}` : line(host),
    ...step === undefined ? [] : [`  ${say(step.addition.what)}${say(': ')}${say(`the loss of ${step.loss} ${DOES[step.then]}; now it ${DOES[step.now]}`)}`],
  ].join('\n');
}

/** What a loss does, after its name. */
const DOES: Readonly<Record<string, string>> = { lost: 'loses data', stops: 'stops pools', degraded: 'leaves data degraded', recovers: 'is recovered from', none: 'changes nothing' };
