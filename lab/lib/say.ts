const began = Date.now();
const TTY = Boolean(process.stderr.isTTY);
/** Where nobody watches, one line in so many seconds is enough. */
const EVERY = TTY ? 1 : 15;

/** Seconds since this program started, as text. */
export const clock = () => `${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s`;

/** One line of progress. */
export const say = (text: string): void => { process.stderr.write(`${TTY ? '\r\u001b[2K' : ''}${clock()}  ${text}\n`); };

/** Tell what is being waited for, and how long it has taken, until it is there. */
export async function during<T>(what: () => string, work: Promise<T>): Promise<T> {
  const started = Date.now();
  const tell = () => {
    const text = `${what()}, ${Math.round((Date.now() - started) / 1000)} s`;
    if (TTY) process.stderr.write(`\r\u001b[2K${clock()}  … ${text.slice(0, (process.stderr.columns || 80) - 12)}`);
    else say(`… ${text}`);
  };
  const timer = setInterval(tell, EVERY * 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (TTY) process.stderr.write('\r\u001b[2K');
  }
}
