import type { ForecastReport } from './report';
import { Figure } from '../figure';

/** A forecast as plain data: every field of it, figures with their derivation. */
export function forecastJson(report: ForecastReport): any {
  return plainly(report);
}

/** Any part of a forecast as plain data. */
export function plainly(value: unknown): any {
  if (value instanceof Figure) return derived(value);
  if (Array.isArray(value)) return value.map(plainly);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).map(([key, each]) => [key, plainly(each)]));
}

function derived({ value, unit, formula, source, inputs }: Figure): any {
  return { value, unit, formula, source, inputs: Object.fromEntries(inputs.map(input => [input.name, input.figure ? derived(input.figure) : input.value])) };
}
