import { join } from 'node:path';

/** The repository. */
export const REPOSITORY = join(__dirname, '..', '..');
/** Artefacts that are kept between runs, each under a name that says what it was made from. */
export const CACHE = process.env.LAB_CACHE ?? join(REPOSITORY, '.cache', 'lab');
/** Several labs can run side by side: each has a name, and with it a network and a directory of its own. */
export const NAME = process.env.LAB_NAME ?? 'lab';
/** All that belongs to the cluster that runs now; `down` removes it. */
export const RUN = join(CACHE, NAME === 'lab' ? 'run' : `run-${NAME}`);
/** What the nodes see as /lab. */
export const SHARE = join(RUN, 'share');
export const LAB = join(REPOSITORY, 'lab');
/** The beginning of a command that runs with Debian forky's libraries and tools around it. */
export const inDebian = [join(LAB, 'node', 'in-debian.sh'), CACHE];
