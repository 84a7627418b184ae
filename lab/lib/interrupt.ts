import { say } from './say';

const controller = new AbortController();

/** Aborted once somebody wants this program to end. */
export const interrupted: AbortSignal = controller.signal;

/** From now on Ctrl-C ends what waits and not this program at once, so that it can clean up behind itself. */
export function endInOrder(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted.aborted) return;
      say(`${signal}: what was started is being ended`);
      controller.abort(new Error(`ended by ${signal}`));
    });
  }
  // Whoever read what we say may be gone; the servers have to be stopped all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
