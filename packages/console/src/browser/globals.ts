/** What stands for Node's own names. */

export { Buffer } from 'buffer';

export const process = { env: {}, pid: 1, platform: 'browser', cwd: () => '/', kill: () => true };
