/** What one client measured, or several together. */
export interface Figures {
  readonly bytesPerSecond: number;
  readonly operationsPerSecond: number;
  /** Seconds within which so many of the operations were done, by the part, of the slowest kind of operation. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly p999: number };
  /** When the measured time was over, in seconds of the clock. */
  readonly end: number;
  /** How long it was. */
  readonly seconds: number;
}

/** What clients measured together: what they did adds up, and the slowest of them tells how long it took. */
export function together(all: readonly Figures[]): Figures {
  const sum = (of: (figures: Figures) => number) => all.reduce((total, each) => total + of(each), 0);
  const most = (of: (figures: Figures) => number) => Math.max(...all.map(of));
  return {
    bytesPerSecond: sum(({ bytesPerSecond }) => bytesPerSecond),
    operationsPerSecond: sum(({ operationsPerSecond }) => operationsPerSecond),
    latency: { p50: most(({ latency }) => latency.p50), p99: most(({ latency }) => latency.p99), p999: most(({ latency }) => latency.p999) },
    end: most(({ end }) => end),
    seconds: most(({ seconds }) => seconds),
  };
}

/** The part of the measured time in which all clients were measuring. */
export function overlapOf(all: readonly Pick<Figures, 'end' | 'seconds'>[]): number {
  const begin = Math.max(...all.map(({ end, seconds }) => end - seconds)), end = Math.min(...all.map(each => each.end));
  return Math.max(0, end - begin) / Math.max(...all.map(({ seconds }) => seconds));
}
