import { secondsIn } from '../../../src/model/layout';

/** Rules as Prometheus reads them, whoever wrote them. */
export interface Rules {
  readonly groups: readonly { readonly name: string; readonly interval?: string; readonly rules: readonly { readonly for?: string; readonly [field: string]: unknown }[] }[];
}

/** The same rules, with every time for which something must hold, and every interval, divided by a factor. Ranges in expressions stay. */
export function faster({ groups }: Rules, factor: number): Rules {
  return {
    groups: groups.map(group => ({
      ...group,
      ...group.interval === undefined ? {} : { interval: divided(group.interval, factor) },
      rules: group.rules.map(rule => rule.for === undefined ? rule : { ...rule, for: divided(rule.for, factor) }),
    })),
  };
}

function divided(time: string, factor: number): string {
  const seconds = secondsIn(time);
  if (seconds === undefined) throw new Error(`not read: ${time}`);
  return `${Math.round(seconds * 1000 / factor)}ms`;
}
