import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Code } from './code';
import { CACHE, NAME } from './paths';

/** Which proofs held, by cluster and name, each with the code that it held for. */
export type Proven = Readonly<Record<string, Readonly<Record<string, Code>>>>;

const FILE = join(CACHE, 'proven.json');

/** The cluster that proofs run on: this lab, or the one of KUBECONFIG. */
export const CLUSTER = process.env.KUBECONFIG ?? NAME;

/** Nothing is proven where nothing was remembered. */
export const recall = (file = FILE): Proven => existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Proven : {};

/** The code that a proof held for, if that is the code as it is now. */
export function heldFor(proven: Proven, cluster: string, proof: string, code: string): Code | undefined {
  const found = proven[cluster]?.[proof];
  return found?.code === code ? found : undefined;
}

/** What is known after a proof has ended: one that did not hold is forgotten. */
export function after(proven: Proven, cluster: string, proof: string, code: Code, held: boolean): Proven {
  const { [proof]: _, ...others } = proven[cluster] ?? {};
  return { ...proven, [cluster]: held ? { ...others, [proof]: code } : others };
}

/** Remember how a proof ended. */
export function remember(proof: string, code: Code, held: boolean, file = FILE): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(after(recall(file), CLUSTER, proof, code, held), undefined, 2)}\n`);
}
