import type { Colors, Render } from './render';
import type { Outcome } from '../actions/outcome';

/** An option of a verb, in the words of commander. */
interface Option {
  readonly flags: string;
  readonly about: string;
  readonly otherwise?: string;
  readonly needed?: boolean;
  /** Whether it may be given several times. */
  readonly several?: boolean;
}

/** A verb at the prompt: what it takes, what it does, and how its result is told. */
export interface Verb<Data = any> {
  readonly name: string;
  readonly about: string;
  /** In the words of commander, e.g. `[file]`. */
  readonly takes?: string;
  readonly options?: readonly Option[];
  /** A command line that the tests run. */
  readonly example: string;
  /** The action is loaded when it is needed: help must not wait for the library. */
  readonly run: (args: readonly string[], options: Record<string, any>) => Promise<Outcome<Data>>;
  readonly text: (data: Data, colors: Colors) => Promise<string>;
}

const FILE = '[file]', USUAL = 'layout.yaml';

/** A renderer, loaded when it is needed. */
function rendered(name: 'checkText' | 'synthText' | 'clustersText' | 'inventoryText' | 'initText' | 'explainText' | 'showText'): Verb['text'] {
  return async (data, colors) => ((await import('./render'))[name] as Render<any>)(data, colors);
}

/** One table for commands, help and completion. */
export const VERBS: readonly Verb[] = [
  {
    name: 'init',
    about: 'write a layout that gives every offered device of some hosts to Ceph',
    takes: '<captures...>',
    options: [{ flags: '-o, --output <file>', about: 'the file that is written', otherwise: USUAL }],
    example: 'cdk8s-ceph init node-a.txt node-b.txt node-c.txt',
    run: async (captures, { output }) => (await import('../actions/init')).init({ file: output, captures }),
    text: rendered('initText'),
  },
  {
    name: 'check',
    about: 'ask every rule of a layout: what is wrong, what may lose data, and how to mend it',
    takes: FILE,
    example: 'cdk8s-ceph check layout.yaml',
    run: async ([file = USUAL]) => (await import('../actions/check')).check({ file }),
    text: rendered('checkText'),
  },
  {
    name: 'synth',
    about: 'write the YAML for kubectl, in numbered files in the order of application',
    takes: FILE,
    options: [{ flags: '-o, --output <folder>', about: 'the folder that is written', otherwise: 'dist' }],
    example: 'cdk8s-ceph synth layout.yaml --output dist',
    run: async ([file = USUAL], { output }) => (await import('../actions/synth')).synth({ file, folder: output }),
    text: rendered('synthText'),
  },
  {
    name: 'show',
    about: 'show hosts with their OSDs, pools with their classes, and classes with their claims',
    takes: FILE,
    example: 'cdk8s-ceph show layout.yaml',
    run: async ([file = USUAL]) => (await import('../actions/show')).show({ file }),
    text: rendered('showText'),
  },
  {
    name: 'forecast',
    about: 'tell what the cluster will hold, how much of it is safe to store, and what it survives',
    takes: FILE,
    example: 'cdk8s-ceph forecast layout.yaml',
    run: async ([file = USUAL]) => (await import('../actions/forecast')).forecast({ file }),
    text: rendered('clustersText'),
  },
  {
    name: 'what-if',
    about: 'tell what happens when some things fail at once',
    takes: FILE,
    options: [{ flags: '--lose <thing>', about: 'a host by its name, or LEVEL:NAME, e.g. rack:r1; may be repeated', needed: true, several: true }],
    example: 'cdk8s-ceph what-if layout.yaml --lose node-b',
    run: async ([file = USUAL], { lose }) => (await import('../actions/forecast')).whatIf({ file, lose }),
    text: rendered('clustersText'),
  },
  {
    name: 'inventory',
    about: 'tell which devices of some hosts may be given to Ceph, and why the others may not',
    takes: '[captures...]',
    options: [{ flags: '--command', about: 'print the command to run on each host; it writes nothing there' }],
    example: 'cdk8s-ceph inventory --command',
    run: async (files, { command }) => {
      const { captureCommand, inventory } = await import('../actions/inventory');
      return command ? { status: 'ok', data: captureCommand, problems: [] } : inventory({ files });
    },
    text: async (data, colors) => typeof data === 'string' ? data : rendered('inventoryText')(data, colors),
  },
  {
    name: 'explain',
    about: 'tell what a code of a finding means, and what happens if nobody looks',
    takes: '<code>',
    example: 'cdk8s-ceph explain pool/copies',
    run: async ([code]) => (await import('../actions/explain')).explain({ code }),
    text: rendered('explainText'),
  },
];
