const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

/** The seconds of a time such as `30m` or `365d`: a whole number and one of s, m, h and d. Undefined if it is none. */
export function secondsIn(text: string): number | undefined {
  const match = /^(\d+)([smhd])$/.exec(text);
  const seconds = match === null ? NaN : Number(match[1]) * SECONDS[match[2]];
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}
