import type { Numbered } from '../server/runs';

/** What the page asks the thread that answers it. */
export type Letter =
  | { readonly id: number; readonly path: string; readonly body: object; readonly seen?: string }
  /** Hear of what happens in runs. */
  | { readonly id: number; readonly listens: true }
  /** Whoever asked does not want to know any more. */
  | { readonly id: number; readonly gone: true };

/** What it hears. */
export type Reply =
  | { readonly id: number; readonly told: object }
  | { readonly id: number; readonly event: Numbered };
