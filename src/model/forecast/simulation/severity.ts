/** From worst to none: data are lost; something stops; copies stay missing; all recovers; nothing was on it. */
export type Severity = 'lost' | 'stops' | 'degraded' | 'recovers' | 'none';

export const SEVERITIES: readonly Severity[] = ['lost', 'stops', 'degraded', 'recovers', 'none'];
