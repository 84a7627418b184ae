import { Command, CommanderError, Option } from 'commander';
import { createColors } from 'picocolors';
import type { Reader } from './render';
import type { Verb } from './verb';
import { VERBS } from './verbs';
import type { Outcome, Status } from '../actions/outcome';
import type { Ui } from '../actions/ui';
import type { RunEvent } from '../run/events';
import { Language, LANGUAGES, languageOf } from '../text/language';

/** What a run writes, and how it ends; the process is somebody else's. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colored: boolean;
  /** Whether a person waits at a terminal, who is told what is being done. */
  readonly watched?: boolean;
  /** Calls back when somebody wants the run to end; returns what takes that back. @default - nobody can */
  readonly onInterrupt?: (end: () => void) => () => void;
  /** The language of the environment. @default - English */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** 0 done · 1 refused · 2 wrong usage, or a file that cannot be read · 3 the environment · 4 there are changes, where that is asked. */
const EXIT_CODES: Readonly<Record<Status, number>> = { ok: 0, refused: 1, unreadable: 2, failed: 3, changed: 4 };

/** What happens in a run, one event a line. */
const EVENT = 'cdk8s-ceph/event@1';

/** Somebody pressed Ctrl-C at a question. */
const INTERRUPTED = 'Interrupted';

const EXIT_INTERRUPTED = 130;

/** Where a file cannot be read or written, the system says why; anything else is a fault of this command, and shows where. */
function environmentOf(error: NodeJS.ErrnoException): Outcome<never> {
  if (error.syscall === undefined) throw error;
  return {
    status: 'failed',
    problems: [{ code: 'environment/system', severity: 'error', place: { file: error.path }, value: error.code ?? error.syscall, reason: error.message, fix: 'Make sure that it can be read and written, and that there is room on the disk' }],
  };
}

/** Takes back the line that a terminal shows. */
const CLEARED = '\r\u001b[K';

/** Takes back the screen that a terminal shows. */
const CLEARED_SCREEN = '\u001b[2J\u001b[H';

/** Words that the shell asks for while somebody types. */
const COMPLETE = '__complete';

/** Carry out a command line, and return the exit code. */
export async function main(argv: readonly string[], streams: Streams, version: string): Promise<number> {
  if (argv[0] === COMPLETE) {
    const words = await (await import('./complete')).candidates(argv.slice(argv[1] === '--' ? 2 : 1));
    streams.out(words.map(word => `${word}\n`).join(''));
    return 0;
  }
  const language = languageIn(argv) ?? languageOf(streams.env ?? {});
  // English needs no table.
  const say = language === 'en' ? (text: string) => text : (await import('../text/say')).sayIn(language);
  const reader: Reader = { colors: createColors(streams.colored), say };
  let code = 0;
  const program = styled(new Command('cdk8s-ceph'), streams, reader).description(say('From the disks of a Kubernetes cluster to reliable storage: Rook-Ceph, judged before it is applied.')).version(version, '-V, --version', say('print the version'))
    .helpCommand('help [verb]', say('tell how a verb is used'));
  for (const verb of VERBS) {
    const command = styled(program.command(verb.name), streams, reader).description(say(verb.about)).addHelpText('after', `\n${say('Example:')}\n  ${verb.example}`)
      .option('--json', say('print one JSON document instead of text')).addOption(new Option('--lang <language>', say('the language of texts')).choices(LANGUAGES));
    if (verb.takes !== undefined) command.arguments(verb.takes);
    for (const option of verb.options ?? []) command.addOption(optionOf(option, say));
    command.action(async (...given: any[]) => {
      // Arguments, then options, then the command itself.
      const args: string[] = given.slice(0, -2).flat().filter(arg => arg !== undefined), options = given[given.length - 2];
      const json = options.json === true, waits = streams.watched === true && !json && verb.doing !== undefined;
      if (waits) streams.err(`${reader.colors.dim(`${say(verb.doing!)} …`)}`);
      const ui = verb.runs === true || options.live === true ? await uiOf(json, options.pause === true, streams, reader) : undefined;
      const outcome = await verb.run(args, options, reader, ui?.ui).catch(environmentOf).finally(ui?.end);
      if (waits) streams.err(CLEARED);
      code = await tell(verb, outcome, json, streams, reader, version);
      if (ui?.ui.signal.aborted === true) code = EXIT_INTERRUPTED;
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if ((error as Error).name === INTERRUPTED) return EXIT_INTERRUPTED;
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : EXIT_CODES.unreadable;
  }
  return code;
}

/** The language must be known before help is written. */
function languageIn(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex(arg => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : argv[at].includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  return LANGUAGES.find(each => each === asked);
}

function styled(command: Command, { out, err, colored }: Streams, { say }: Reader): Command {
  return command.exitOverride().helpOption('-h, --help', say('tell how this is used')).configureHelp({ styleTitle: say })
    .configureOutput({ writeOut: out, writeErr: err, getOutHasColors: () => colored, getErrHasColors: () => colored, outputError: (text, write) => write(`${text.trim().split('\n').map(say).join('\n')}\n`) });
}

function optionOf({ flags, about, otherwise, needed = false, several = false }: NonNullable<Verb['options']>[number], say: Reader['say']): Option {
  const option = new Option(flags, say(about)).makeOptionMandatory(needed);
  if (otherwise !== undefined) option.default(otherwise);
  return several ? option.argParser((value: string, all: string[] = []) => [...all, value]) : option;
}

/** Whoever watches a run: events are told as they come, questions are asked where somebody can answer. */
async function uiOf(json: boolean, pauses: boolean, streams: Streams, reader: Reader): Promise<{ readonly ui: Ui; readonly end: () => void }> {
  const { eventText } = await import('./progress');
  const controller = new AbortController();
  const end = streams.onInterrupt?.(() => controller.abort()) ?? (() => undefined);
  const told = (event: RunEvent) => {
    const text = eventText(event, reader);
    if (text !== undefined) streams.err(`${text}\n`);
  };
  const ui: Ui = {
    tell: json ? event => streams.out(`${JSON.stringify({ format: EVENT, at: new Date().toISOString(), ...event })}\n`) : told,
    show: json ? () => undefined : made => streams.err(`${made(reader.say)}\n\n`),
    screen: text => streams.out(`${streams.watched === true && !json ? CLEARED_SCREEN : ''}${text}\n`),
    signal: controller.signal,
    ...pauses ? { pauses: () => true } : {},
    ...json || streams.watched !== true ? {} : { confirm: async confirmation => (await import('./confirm')).confirm(confirmation, reader.say), secret: async prompt => (await import('./confirm')).secret(prompt, reader.say) },
  };
  return { ui, end };
}

/** The result on stdout alone; what is wrong goes to stderr, or into the JSON. */
async function tell(verb: Verb, { status, data, problems }: Outcome<unknown>, json: boolean, { out, err }: Streams, reader: Reader, version: string): Promise<number> {
  if (json) {
    const told = problems.map(problem => ({ ...problem, reason: reader.say(problem.reason), fix: reader.say(problem.fix) }));
    out(`${JSON.stringify({ format: `cdk8s-ceph/${verb.name}@1`, status, versions: { console: version }, problems: told, data: data === undefined ? undefined : await verb.json?.(data) ?? data }, undefined, verb.runs === true ? undefined : 2)}\n`);
  } else {
    const text = problems.length === 0 ? '' : (await import('./render')).problemsText(problems, reader);
    if (text !== '') err(`${text}\n${data === undefined ? '' : '\n'}`);
    if (data !== undefined) out(`${await verb.text(data, reader)}\n`);
  }
  return EXIT_CODES[status];
}
