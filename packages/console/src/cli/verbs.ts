import { NAMESPACE, REACH, reachOf, RUN_VERBS } from './run-verbs';
import { APP, FILE, given, Option, rendered, USUAL, Verb } from './verb';
import type { LivePlace } from '../actions/live-forecast';

const FORCE: Option = { flags: '--force <name>', about: 'take this device although it is not offered, by its full name that stays; never one that is in use; may be repeated', several: true };

const SPEED: Option = { flags: '--recovery-speed <size>', about: 'what an OSD takes in a second while it recovers, as you have measured it, e.g. 60MB' };

/** A cluster that is there instead of what is described. */
const LIVE: readonly Option[] = [
  { flags: '--live', about: 'of the cluster as it is: its own map, what it holds, and what its balancer has moved; a file is what was applied, where the cluster does not keep it' },
  NAMESPACE, ...REACH,
];

const livePlace = ([layout]: readonly string[], { namespace, ...options }: Record<string, any>): LivePlace => ({ layout, namespace, ...reachOf(options) });

/** Figures with their derivation. */
const plain: Verb['json'] = async data => (await import('cdk8s-ceph/model')).forecast.plainly(data);

const codes = async () => (await import('../actions/explain')).allCodes();

/** One table for commands, help and completion. */
export const VERBS: readonly Verb[] = [
  {
    name: 'init',
    about: 'write a layout that gives every offered device of some hosts to Ceph; without captures it asks',
    takes: '[captures...]',
    options: [
      { flags: '-o, --output <file>', about: 'the file that is written', otherwise: USUAL },
      FORCE,
      { flags: '--from-app <command>', about: 'take the stack that a program makes; what has no home in a layout is told' },
      { flags: '--typescript <folder>', about: 'write a program in TypeScript into this folder instead' },
    ],
    example: 'cdk8s-ceph init node-a.txt node-b.txt node-c.txt',
    run: async (captures, { output, typescript, force, fromApp, json }, { say }) => {
      const answers = captures.length === 0 && fromApp === undefined && json !== true && process.stdin.isTTY && process.stderr.isTTY ? await (await import('./ask')).ask(say) : undefined;
      return (await import('../actions/init')).init({ file: output, captures, force, answers, fromApp, typescript });
    },
    text: rendered('initText'),
  },
  {
    name: 'check',
    doing: 'asking the rules',
    about: 'ask every rule of a stack: what is wrong, what may lose data, and how to mend it',
    takes: FILE,
    options: [{ flags: '--live', about: 'hold it against the real nodes: pods that cannot write to a device look at them' }, ...REACH, APP],
    example: 'cdk8s-ceph check layout.yaml',
    run: async (args, options, _, ui) => options.live === true ? (await import('../actions/check-live')).checkLive(given(args, options), reachOf(options), ui!) : (await import('../actions/check')).check(given(args, options)),
    text: async (data, reader) => rendered('seen' in data ? 'checkLiveText' : 'checkText')(data, reader),
  },
  {
    name: 'synth',
    doing: 'writing',
    about: 'write the YAML for kubectl, in numbered files in the order of application',
    takes: FILE,
    options: [{ flags: '-o, --output <folder>', about: 'the folder that is written', otherwise: 'dist' }, APP],
    example: 'cdk8s-ceph synth layout.yaml --output dist',
    run: async (args, options) => (await import('../actions/synth')).synth({ ...given(args, options), folder: options.output }),
    text: rendered('synthText'),
  },
  {
    name: 'show',
    doing: 'reading',
    about: 'show hosts with their OSDs, pools with their classes, and classes with their claims',
    takes: FILE,
    options: [APP],
    example: 'cdk8s-ceph show layout.yaml',
    run: async (args, options) => (await import('../actions/show')).show(given(args, options)),
    text: rendered('showText'),
  },
  {
    name: 'forecast',
    doing: 'computing where everything comes to lie, and what each loss does',
    about: 'tell what the cluster will hold, how much of it is safe to store, what it survives, and what to add next',
    takes: FILE,
    options: [{ flags: '--consider <device>', about: 'a device that can be had, as SIZE:CLASS; may be repeated', several: true }, SPEED, APP, ...LIVE],
    example: 'cdk8s-ceph forecast layout.yaml --consider 8TB:hdd',
    run: async (args, options) => {
      const { live, consider, recoverySpeed } = options;
      return live === true ? (await import('../actions/live-forecast')).liveForecast({ ...livePlace(args, options), consider, recoverySpeed })
        : (await import('../actions/forecast')).forecast({ ...given(args, options), consider, recoverySpeed });
    },
    text: rendered('forecastText'),
    json: async ({ clusters }) => {
      const { forecast } = await import('cdk8s-ceph/model');
      return { clusters: clusters.map(({ name, forecast: each, additions }: any) => forecast.plainly({ name, forecast: forecast.reportOf(each), additions })) };
    },
  },
  {
    name: 'what-if',
    doing: 'computing what is left',
    about: 'tell what happens when some things fail at once',
    takes: FILE,
    options: [{ flags: '--lose <thing>', about: 'a host by its name, or LEVEL:NAME, e.g. rack:r1; may be repeated', needed: true, several: true, values: async words => (await import('../actions/show')).things(words) }, SPEED, APP, ...LIVE],
    example: 'cdk8s-ceph what-if layout.yaml --lose node-b',
    run: async (args, options) => {
      const { live, lose, recoverySpeed } = options;
      return live === true ? (await import('../actions/live-forecast')).liveWhatIf({ ...livePlace(args, options), lose, recoverySpeed })
        : (await import('../actions/forecast')).whatIf({ ...given(args, options), lose, recoverySpeed });
    },
    text: rendered('whatIfText'),
    json: plain,
  },
  {
    name: 'plan',
    doing: 'comparing',
    about: 'plan the way from what is applied to what shall be, step by step; refuse what would lose data',
    takes: '<applied> [file]',
    options: [
      { flags: '--stored <pool=size>', about: 'what users store in a pool, as ceph df tells; may be repeated', several: true },
      { flags: '--approve <code@object=reason>', about: 'an edit that is meant although it is refused; may be repeated', several: true, values: codes },
      { flags: '--write <folder>', about: 'write what each step applies into this folder' },
      { flags: '--exit-code', about: 'end with 4 where something changes' },
      APP,
    ],
    example: 'cdk8s-ceph plan layout.yaml layout.yaml',
    run: async ([former, ...next], { stored, approve, write, exitCode, ...options }) => {
      const outcome = (await import('../actions/plan')).plan({ former, next: given(next, options), stored, approve, write });
      return exitCode === true && outcome.status === 'ok' && outcome.data?.changes === true ? { ...outcome, status: 'changed' } : outcome;
    },
    text: rendered('planText'),
    json: async ({ plan, ...data }) => ({ ...data, plan: (await import('cdk8s-ceph/model')).change.planJson(plan) }),
  },
  {
    name: 'policy',
    doing: 'asking the rules',
    about: 'ask the rules of YAML that anybody wrote, and of values of Rook\'s charts; say what was not looked at',
    takes: '<paths...>',
    options: [{ flags: '--approve <code@place=reason>', about: 'a warning that is meant; may be repeated', several: true, values: codes }],
    example: 'cdk8s-ceph policy dist',
    run: async (paths, { approve }) => (await import('../actions/policy')).policy({ paths, approve }),
    text: rendered('policyText'),
  },
  {
    name: 'inventory',
    about: 'tell which devices of some hosts may be given to Ceph, and why the others may not',
    takes: '[captures...]',
    options: [
      { flags: '--command', about: 'print the command to run on each host; it writes nothing there' },
      { flags: '--pods', about: 'print pods that run this command on every node, for kubectl apply -f -; their logs are the captures' },
      FORCE,
    ],
    example: 'cdk8s-ceph inventory --command',
    run: async (files, { command, pods, force }) => {
      if (pods) return { status: 'ok', data: (await import('../actions/pods')).inventoryPodsYaml(), problems: [] };
      const { captureCommand, inventory } = await import('../actions/inventory');
      return command ? { status: 'ok', data: captureCommand, problems: [] } : inventory({ files, force });
    },
    text: async (data, reader) => typeof data === 'string' ? data : rendered('inventoryText')(data, reader),
  },
  {
    name: 'explain',
    about: 'tell what a code of a finding, or an alert, means, and what happens if nobody looks; or what a preset of the tuning sets, and why',
    takes: '<code>',
    example: 'cdk8s-ceph explain pool/copies',
    run: async ([code]) => (await import('../actions/explain')).explain({ code }),
    text: rendered('explainText'),
    values: codes,
  },
  {
    name: 'vendor',
    about: 'tell which manifests of Rook this command carries, with their checksums, and which images they run',
    options: [{ flags: '-o, --output <folder>', about: 'write the manifests into this folder' }],
    example: 'cdk8s-ceph vendor',
    run: async (_, { output }) => (await import('../actions/vendor')).vendor({ folder: output }),
    text: rendered('vendorText'),
  },
  {
    name: 'completion',
    about: 'print the script that makes a shell complete this command',
    takes: '<bash|zsh|fish>',
    example: 'cdk8s-ceph completion bash',
    run: async ([shell]) => (await import('../actions/completion')).completion({ shell }),
    text: async script => script,
    values: async () => ['bash', 'zsh', 'fish'],
  },
  ...RUN_VERBS,
];
