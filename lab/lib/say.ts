const began = Date.now();

/** Seconds since this program started, as text. */
export const clock = () => `${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s`;

/** One line of progress. */
export const say = (text: string) => process.stderr.write(`${clock()}  ${text}\n`);
