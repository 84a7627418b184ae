import type { benchmark, change } from 'cdk8s-ceph/model';

/** What happens in a run, one event a line with `--json`. */
export type RunEvent =
  | {
    readonly event: 'step';
    readonly number: number;
    readonly of: number;
    readonly step: string;
    readonly title: string;
    readonly danger: change.Danger;
    /** It was begun before. */
    readonly again: boolean;
    /** Bytes that the plan foretells to move. Absent where nothing moves or nothing tells. */
    readonly moves?: number;
  }
  | { readonly event: 'judged'; readonly step: string }
  | { readonly event: 'action'; readonly step: string; readonly action: string; readonly text: string }
  | { readonly event: 'skipped'; readonly step: string; readonly action: string; readonly text: string }
  | {
    readonly event: 'waiting';
    readonly step: string;
    /** What is not so yet, each with what was seen. */
    readonly open: readonly { readonly check: string; readonly title: string; readonly status: string; readonly message: string }[];
    /** For how many seconds this is waited for. */
    readonly seconds: number;
    /** In how many seconds it is over at the speed of the last looks. Absent where nothing tells. */
    readonly ends?: number;
  }
  | { readonly event: 'holds'; readonly step: string; readonly seconds: number }
  | { readonly event: 'failed'; readonly step: string; readonly action?: string; readonly reason: string }
  | { readonly event: 'done'; readonly step: string; readonly seconds: number }
  | { readonly event: 'ended' }
  | { readonly event: 'measuring'; readonly number: number; readonly of: number; readonly round: number; readonly row: string; readonly backend: string; readonly hosts: readonly string[] }
  | {
    readonly event: 'measured';
    readonly number: number;
    readonly of: number;
    /** Absent where nothing was measured. */
    readonly figure?: string;
    /** Why it is not compared. */
    readonly marks: readonly benchmark.Mark[];
  };

/** Hears of what happens. */
export type Tell = (event: RunEvent) => void;

/** A step begins: the `number`th `of` so many. */
export function stepEvent({ id, title, danger, moves: figure }: change.Step, number: number, of: number, again = false, moves = figure?.value): RunEvent {
  return { event: 'step', number, of, step: id, title, danger, again, ...moves === undefined ? {} : { moves } };
}
