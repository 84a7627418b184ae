import { Command, CommanderError, Option } from 'commander';
import { createColors } from 'picocolors';
import { Verb, VERBS } from './verbs';
import type { Outcome, Status } from '../actions/outcome';

/** What a run writes, and how it ends; the process is somebody else's. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colored: boolean;
}

/** 0 done · 1 refused · 2 wrong usage, or a file that cannot be read · 3 the environment. */
const EXIT_CODES: Readonly<Record<Status, number>> = { ok: 0, refused: 1, unreadable: 2, failed: 3 };

/** Carry out a command line, and return the exit code. */
export async function main(argv: readonly string[], streams: Streams, version: string): Promise<number> {
  let code = 0;
  const program = new Command('cdk8s-ceph').description('From the disks of a Kubernetes cluster to reliable storage: Rook-Ceph, judged before it is applied.').version(version)
    .exitOverride().configureOutput({ writeOut: streams.out, writeErr: streams.err, getOutHasColors: () => streams.colored, getErrHasColors: () => streams.colored });
  for (const verb of VERBS) {
    const command = program.command(verb.name).description(verb.about).exitOverride().addHelpText('after', `\nExample:\n  ${verb.example}`).option('--json', 'print one JSON document instead of text');
    if (verb.takes !== undefined) command.argument(verb.takes);
    for (const option of verb.options ?? []) command.addOption(optionOf(option));
    command.action(async (...given: any[]) => {
      const [args, options] = given.slice(0, -1).length === 2 ? [[given[0] ?? []].flat(), given[1]] : [[], given[0]];
      code = await tell(verb, await verb.run(args, options), options.json === true, streams, version);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : EXIT_CODES.unreadable;
  }
  return code;
}

function optionOf({ flags, about, otherwise, needed = false, several = false }: NonNullable<Verb['options']>[number]): Option {
  const option = new Option(flags, about).makeOptionMandatory(needed);
  if (otherwise !== undefined) option.default(otherwise);
  return several ? option.argParser((value: string, all: string[] = []) => [...all, value]) : option;
}

/** The result on stdout alone; what is wrong goes to stderr, or into the JSON. */
async function tell(verb: Verb, { status, data, problems }: Outcome<unknown>, json: boolean, { out, err, colored }: Streams, version: string): Promise<number> {
  if (json) {out(`${JSON.stringify({ format: `cdk8s-ceph/${verb.name}@1`, status, versions: { console: version }, problems, data }, undefined, 2)}\n`);} else {
    const colors = createColors(colored);
    const text = problems.length === 0 ? '' : (await import('./render')).problemsText(problems, colors);
    if (text !== '') err(`${text}\n${data === undefined ? '' : '\n'}`);
    if (data !== undefined) out(`${await verb.text(data, colors)}\n`);
  }
  return EXIT_CODES[status];
}
