import { readFileSync } from 'node:fs';
import { problem } from '../actions/cluster';
import type { Ui } from '../actions/ui';
import type { Problem } from '../io/problem';

/** A shorter one is guessed too soon, however much work each guess is. */
const LEAST = 12;

export type Passphrase = { readonly passphrase: string } | { readonly problem: Problem };

/** A passphrase from a file, or typed by somebody; never from the command line, which everybody on the machine can read. */
export async function passphraseOf(file: string | undefined, fresh: boolean, { secret }: Pick<Ui, 'secret'>): Promise<Passphrase> {
  if (file !== undefined) return checked(readFileSync(file, 'utf8').replace(/\r?\n$/, ''), file, fresh);
  if (secret === undefined) return { problem: problem('identity/passphrase', 'no passphrase', 'nobody is there to type it', "Name a file that holds it with '--passphrase-file'") };
  const typed = await secret(fresh ? `A passphrase of at least ${LEAST} characters; without it nobody opens the file` : 'The passphrase of the file');
  if (typed === undefined) return { problem: problem('identity/passphrase', 'no passphrase', 'none was typed', 'Run the command again when it is meant') };
  if (fresh && typed.length >= LEAST && await secret('The same once more') !== typed) return { problem: problem('identity/passphrase', 'the passphrase', 'what was typed the second time is something else', 'Run the command again') };
  return checked(typed, 'the passphrase', fresh);
}

function checked(passphrase: string, value: string, fresh: boolean): Passphrase {
  if (passphrase !== '' && (!fresh || passphrase.length >= LEAST)) return { passphrase };
  return { problem: problem('identity/passphrase', value, `it has fewer than ${LEAST} characters`, 'Use a longer one, and keep it where this Kubernetes is not needed to read it') };
}
