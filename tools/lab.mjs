/**
 * The lab, from a fresh clone on: `npm run lab -- VERB`. Needs Node; what a verb needs besides, it installs, builds or asks for, see
 * lab/README.md.
 */
import { lab } from './lib/lab.mjs';

// What a verb prints may be meant for another program.
console.log = console.error;
await lab(process.argv.slice(2));
