import { FigureSpec, SOURCES } from './figure';

const HOURS = 8760;

/** How often devices fail and how fast what they held is back elsewhere. */
export interface FailureModel {
  /** The part of devices that fail in a year, 0 to 1. */
  readonly annualFailureRate: number;
  readonly repairHours: number;
}

/**
 * Mean years until one set of `devices` has lost more than it tolerates: `m! u^m / (n (n-1) ... (n-m) L^(m+1))`, with a failure
 * rate L and a repair rate u, repairs going on side by side. Failures are taken as independent; people, power and unreadable
 * sectors come on top.
 * @param devices copies, or k+m
 * @param tolerated losses at once that lose nothing: copies - 1, or m
 */
export function yearsToLoss(devices: number, tolerated: number, model: FailureModel): FigureSpec {
  const failure = model.annualFailureRate / HOURS;
  const repair = 1 / model.repairHours;
  let hours = 1 / (devices * failure);
  for (let lost = 1; lost <= tolerated; lost++) hours *= lost * repair / ((devices - lost) * failure);
  return {
    value: hours / HOURS,
    unit: 'years',
    formula: 'm! u^m / (n (n-1) ... (n-m) L^(m+1)), L = AFR / 8760 h, u = 1 / repair time',
    inputs: { n: devices, m: tolerated, AFR: model.annualFailureRate, repairHours: model.repairHours },
    source: SOURCES.markov,
  };
}

/** The same for a cluster: every distinct set of OSDs that holds a placement group can be the one that is lost. */
export function clusterYearsToLoss(devices: number, tolerated: number, sets: number, model: FailureModel): FigureSpec {
  const one = yearsToLoss(devices, tolerated, model);
  return { ...one, value: one.value / sets, formula: 'years of one set / distinct sets in use', inputs: { set: one, sets } };
}

/** How likely that is within a year, where it happens once in so many years on average. */
export function yearlyRisk(years: FigureSpec): FigureSpec {
  return { value: -Math.expm1(-1 / years.value), unit: 'probability', formula: '1 - e^(-1 / mean years to a loss)', inputs: { meanYears: years }, source: SOURCES.markov };
}

/**
 * The probability that one set loses data within a year, counted in periods of one repair: in each of them, more devices than
 * tolerated must fail.
 */
export function yearlyLoss(devices: number, tolerated: number, model: FailureModel): FigureSpec {
  const days = model.repairHours / 24;
  const p = model.annualFailureRate * days / 365;
  let loss = 0;
  for (let lost = tolerated + 1; lost <= devices; lost++) loss += choose(devices, lost) * p ** lost * (1 - p) ** (devices - lost);
  return {
    value: -Math.expm1(365 / days * Math.log1p(-loss)),
    unit: 'probability',
    formula: '1 - (1 - P(more than m of n fail in one repair))^(365 / repair days)',
    inputs: { n: devices, m: tolerated, AFR: model.annualFailureRate, repairHours: model.repairHours },
    source: 'binomial model of failures within one repair',
  };
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = result * (n - k + i) / i;
  return result;
}
