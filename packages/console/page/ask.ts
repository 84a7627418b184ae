import type { Numbered } from './told';

/** How a question is asked. */
export interface Asking {
  /** The digest of the layout that was seen. */
  readonly seen?: string;
  /** Whoever asks does not want to know any more. */
  readonly signal?: AbortSignal;
}

/** Whoever answers the page: the server that has sent it, or a thread of the browser. */
export interface Answerer {
  /** What is refused is an answer, too. */
  readonly ask: (path: string, body: object, asking: Asking) => Promise<unknown>;
  /** Hear what has happened in runs, from the beginning and from now on; returns what ends it. */
  readonly listen: (heard: (event: Numbered) => void) => () => void;
  /** Whether all of it ends with the window. */
  readonly fleeting: boolean;
}

/** Whoever asks is not let in. */
export class NotLetIn extends Error {}

let answerer: Answerer;

/** Said once, before anything is asked. */
export function answeredBy(by: Answerer): void {
  answerer = by;
}

export async function ask<Data>(path: string, body: object = {}, asking: Asking = {}): Promise<Data> {
  return await answerer.ask(path, body, asking) as Data;
}

export function listen(heard: (event: Numbered) => void): () => void {
  return answerer.listen(heard);
}

export function isFleeting(): boolean {
  return answerer.fleeting;
}
