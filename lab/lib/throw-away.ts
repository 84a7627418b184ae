import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { down } from './down';
import { endInOrder, interrupted } from './interrupt';
import { CACHE, NAME, REPOSITORY, RUN } from './paths';
import { birth, running } from './processes';
import { say } from './say';

const OWNER = join(CACHE, `${NAME}.owner`);
const LOGS = join(REPOSITORY, 'out', 'logs', `lab-${NAME}`);

/** Do some work with a lab that is there for it alone: from nothing, and nothing of it runs afterwards, however it ends. */
export async function throwAway(work: () => Promise<void>): Promise<void> {
  own();
  endInOrder();
  try {
    // What a run that was killed has left.
    await down();
    await work();
  } catch (error) {
    if (!interrupted.aborted) keepLogs();
    throw error;
  } finally {
    await down();
    rmSync(OWNER, { force: true });
    say('the servers are stopped, and nothing is left of them but the cache');
  }
}

/** Two at once would stop each other's servers. */
function own(): void {
  if (NAME === 'lab' && running().length > 0) throw new Error('the lab is up; `npm run lab -- down` ends it, and with LAB_NAME another one can stand beside it');
  const [pid, born] = existsSync(OWNER) ? readFileSync(OWNER, 'utf8').split(' ') : [];
  if (pid && birth(Number(pid)) === born) throw new Error(`process ${pid} uses the lab ${NAME} of this checkout; with another LAB_NAME a second one can stand beside it`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(OWNER, `${process.pid} ${birth(process.pid)}`);
}

function keepLogs(): void {
  if (!existsSync(join(RUN, 'log'))) return;
  rmSync(LOGS, { recursive: true, force: true });
  cpSync(join(RUN, 'log'), LOGS, { recursive: true });
  say(`what the servers said is in ${LOGS}`);
}
