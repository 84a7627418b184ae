import type { LiveOsd } from './osds';
import type { Places } from './places';
import type { StatusAnswers } from '../answers';
import type { HealthCode } from '../codes';
import type { Status } from '../status';
import type { Todo } from '../todo';

/** What is looked at to find causes. */
export interface Circumstances extends Pick<Status, 'healing' | 'room' | 'monitors' | 'operator' | 'releases' | 'hosts' | 'differences' | 'complaints'> {
  readonly osds: ReadonlyMap<number, LiveOsd> | undefined;
  /** Switches that are set for the whole cluster. */
  readonly flags: readonly string[] | undefined;
  readonly places: Places;
  readonly monitorHosts: ReadonlyMap<string, string>;
  readonly answers: StatusAnswers;
}

/** A cause that was seen, and the codes that come from it. */
export interface SeenCause {
  readonly todo: Omit<Todo, 'urgency' | 'codes'> & Partial<Pick<Todo, 'urgency'>>;
  /** Whether a complaint comes from it. */
  readonly explains: (code: string, meaning: HealthCode | undefined) => boolean;
}
