import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hubDown } from './network';
import { RUN } from './paths';
import { end, running } from './processes';

/** End everything the lab started and remove all it left, except the cache. */
export async function down(): Promise<void> {
  for (const name of running()) await end(name);
  hubDown();
  if (existsSync(join(RUN))) rmSync(RUN, { recursive: true, force: true });
}
