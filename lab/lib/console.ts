import { join } from 'node:path';
import { REPOSITORY } from './paths';
import { run } from './sh';

/** Run the command `cdk8s-ceph` as it is in this clone, and return what it printed. */
export function cdk8sCeph(...args: string[]): string {
  const env = { TSX_TSCONFIG_PATH: join(REPOSITORY, 'packages/console/tsconfig.json') };
  return run(process.execPath, ['--import', 'tsx', join(REPOSITORY, 'packages/console/src/cli/index.ts'), ...args], { env }).stdout;
}
