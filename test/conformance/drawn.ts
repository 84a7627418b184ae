import * as fc from 'fast-check';
import type { Blueprint } from '../properties/lib/blueprint';
import { SEED } from '../properties/lib/law';
import { layouts } from '../properties/lib/layouts';

/** How many layouts are drawn, other ones each time; set CONFORMANCE_LAYOUTS for more. A real API server is shown 300. */
export const LAYOUTS = Number(process.env.CONFORMANCE_LAYOUTS ?? 120);

/** Layouts of every kind, the same for the same seed. */
export const drawn = (count = LAYOUTS): Blueprint[] => fc.sample(layouts(), { numRuns: count, seed: SEED });
