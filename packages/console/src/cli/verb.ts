import type { Reader, Render } from './render';
import type { Outcome } from '../actions/outcome';
import type { Ui } from '../actions/ui';
import type { Given } from '../input/stack';

/** An option of a verb, in the words of commander. */
export interface Option {
  readonly flags: string;
  readonly about: string;
  readonly otherwise?: string;
  readonly needed?: boolean;
  /** Whether it may be given several times. */
  readonly several?: boolean;
  /** What may be given, for completion. */
  readonly values?: (words: readonly string[]) => Promise<string[]>;
}

/** A verb at the prompt: what it takes, what it does, and how its result is told. */
export interface Verb<Data = any> {
  readonly name: string;
  readonly about: string;
  /** What it does while a person waits; nothing is said of what takes no time. */
  readonly doing?: string;
  /** In the words of commander, e.g. `[file]`. */
  readonly takes?: string;
  readonly options?: readonly Option[];
  /** A command line that the tests run. */
  readonly example: string;
  /** The action is loaded when it is needed: help must not wait for the library. */
  readonly run: (args: readonly string[], options: Record<string, any>, reader: Reader, ui?: Ui) => Promise<Outcome<Data>>;
  /** Whether it changes a cluster: what happens is told while it runs, with `--json` one event a line. */
  readonly runs?: boolean;
  /** Whether it goes on until somebody ends it. */
  readonly stays?: boolean;
  readonly text: (data: Data, reader: Reader) => Promise<string>;
  /** The data as plain JSON, where they are not that already. */
  readonly json?: (data: Data) => Promise<unknown>;
  /** What its argument may be, for completion. */
  readonly values?: () => Promise<string[]>;
}

export const FILE = '[file]', USUAL = 'layout.yaml';

/** Every verb that looks at a stack takes a layout, YAML, or a program. */
export const APP: Option = { flags: '--app <command>', about: 'a program that makes the stack, e.g. "npx tsx main.ts", instead of a file' };

export function given([file = USUAL]: readonly string[], { app }: Record<string, any>): Given {
  return { file, app };
}

export type Rendered = Exclude<keyof typeof import('./render'), 'problemsText'>;

/** A renderer, loaded when it is needed. */
export function rendered(name: Rendered): Verb['text'] {
  return async (data, reader) => ((await import('./render'))[name] as Render<any>)(data, reader);
}
