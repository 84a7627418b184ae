/**
 * A real API server judges what the library makes, from nothing: `npm run test:apiserver [-- --layouts N]`. Needs root, Node and Go;
 * what else is missing is installed or built. The work itself is a verb of the lab, see lab/README.md.
 */
import { lab } from './lib/lab.mjs';

await lab(['api-server', ...process.argv.slice(2)], { LAB_NAME: 'api-server', ...process.env });
