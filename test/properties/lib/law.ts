import * as fc from 'fast-check';

/** How many layouts a law is held against: 150, other ones each time, unless the environment says otherwise. `test:properties` takes 5,000. */
export const RUNS = Number(process.env.FC_RUNS ?? 150);

/** The seed of this run; set FC_SEED, and FC_PATH, to see a failure again. */
export const SEED = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

const told: string[] = [];

/** Hold a law against as many inputs; a failure tells seed, path and the shrunk input. */
export function holds<T>(law: string, inputs: fc.Arbitrary<T>, check: (input: T) => void, runs = RUNS): void {
  fc.assert(fc.property(inputs, check), { numRuns: runs, seed: SEED, path: process.env.FC_PATH, verbose: 0, interruptAfterTimeLimit: undefined });
  told.push(`${runs} × ${law}`);
}

/** At the end of a file: what was held against how many, and the seed. */
export function tellSeed(): void {
  afterAll(() => {
    process.stderr.write(`  laws with seed ${SEED}: ${told.join('; ')}\n`);
  });
}
