import { createHash } from 'node:crypto';
import type { Source } from './stack';

/** How many are kept; a large one takes megabytes. */
let most = 0;

const sources = new Map<string, Source>();

/** Whoever judges the same stack again and again keeps the last ones. */
export function keepSources(count: number): void {
  most = count;
}

/** The stack of these texts, made anew where it is not kept. */
export function kept(texts: readonly string[], make: () => Source): Source {
  if (most === 0) return make();
  const digest = createHash('sha256').update(JSON.stringify(texts)).digest('hex'), source = sources.get(digest) ?? make();
  // The last one that was asked for goes last.
  sources.delete(digest);
  sources.set(digest, source);
  for (const [oldest] of sources) if (sources.size > most) sources.delete(oldest);
  return source;
}
