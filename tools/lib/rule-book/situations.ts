import type { Situation } from './answer';
import { CLIENTS } from './situations-clients';
import { DEVICES } from './situations-devices';
import { PLACEMENT } from './situations-placement';

/** Everything that neither the API server nor Rook refuses, in the order of the rows. */
export const SITUATIONS: readonly Situation[] = [...PLACEMENT, ...DEVICES, ...CLIENTS];
