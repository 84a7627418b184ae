import type { Rendered, Verb } from './verb';
import { APP, FILE, given, rendered, USUAL } from './verb';
import { version } from '../../package.json';
import type { Care } from '../actions/apply';
import type { Told } from '../actions/status';

type Option = NonNullable<Verb['options']>[number];

/** How the cluster is found. */
export const REACH: readonly Option[] = [
  { flags: '--kubeconfig <file>', about: 'the kubeconfig, if it is not the one that kubectl takes' },
  { flags: '--context <name>', about: 'the context in it, if it is not the current one' },
  { flags: '--ceph <command>', about: 'a client of Ceph on this machine, e.g. "ceph", instead of the toolbox' },
];

/** Where runs are kept. */
const NAMESPACE: Option = { flags: '--namespace <name>', about: 'the namespace of the operator, in which it is kept what was begun', otherwise: 'rook-ceph' };

/** How a change is confirmed. */
const CARE: readonly Option[] = [
  { flags: '--dry-run', about: 'tell what would be done, and ask the checks; nothing is changed' },
  { flags: '--yes', about: 'do it without a question, unless it takes OSDs away' },
  { flags: '--confirm <phrase>', about: 'the phrase that is asked for where OSDs or objects are removed' },
  { flags: '--approve <code@object=reason>', about: 'an edit that is meant although it is refused; may be repeated', several: true, values: async () => (await import('../actions/explain')).allCodes() },
  { flags: '--applied <folder>', about: 'what is applied, where cdk8s-ceph has not applied it' },
  ...REACH,
];

const LAYOUT: Option = { flags: '--layout <file>', about: 'the layout that is changed', otherwise: USUAL };

function careOf({ dryRun, yes, confirm, approve, applied, kubeconfig, context, ceph }: Record<string, any>): Care {
  return { dryRun, yes, confirm, approve, applied, kubeconfig, context, ceph };
}

const text: Verb['text'] = rendered('appliedText' satisfies Rendered);

/** Verbs that change a cluster: what they do is watched, confirmed, and can be broken off. */
export const RUN_VERBS: readonly Verb[] = [
  {
    name: 'apply',
    about: 'make a cluster what a layout describes, step by step: the first installation, and any change',
    takes: FILE,
    options: [...CARE, APP],
    example: 'cdk8s-ceph apply layout.yaml --dry-run',
    runs: true,
    run: async (args, options, _, ui) => (await import('../actions/apply')).apply(given(args, options), careOf(options), ui!),
    text,
  },
  {
    name: 'add',
    about: 'give devices of a host, or a further host, to Ceph: change the layout, and carry it out',
    takes: '<device|host> <name> <devices...>',
    options: [LAYOUT, ...CARE],
    example: 'cdk8s-ceph add device node-a /dev/disk/by-id/wwn-0x5000c500a1b2c309=4TB:hdd --dry-run',
    runs: true,
    run: async ([what, host, ...devices], options, _, ui) => {
      const { addDevices, addHost, unknownThing } = await import('../actions/change-hardware');
      const edit = { file: options.layout, host, devices };
      return what === 'device' ? addDevices(edit, careOf(options), ui!) : what === 'host' ? addHost(edit, careOf(options), ui!) : unknownThing(what);
    },
    text,
    values: async () => ['device', 'host'],
  },
  {
    name: 'remove',
    about: 'take devices of a host, or a host, out: move everything off them first, then forget them',
    takes: '<device|host> <name> [devices...]',
    options: [LAYOUT, ...CARE],
    example: 'cdk8s-ceph remove device node-a ssd --dry-run',
    runs: true,
    run: async ([what, host, ...devices], options, _, ui) => {
      const { removeDevices, removeHost, unknownThing } = await import('../actions/change-hardware');
      const edit = { file: options.layout, host, devices };
      return what === 'device' ? removeDevices(edit, careOf(options), ui!) : what === 'host' ? removeHost(edit, careOf(options), ui!) : unknownThing(what);
    },
    text,
    values: async () => ['device', 'host'],
  },
  {
    name: 'replace',
    about: 'swap a device in its place, alive or dead: empty it, forget it, wait until somebody has swapped it, make its OSD anew',
    takes: '<device> <host> <old> [new]',
    options: [LAYOUT, ...CARE],
    example: 'cdk8s-ceph replace device node-a ssd --dry-run',
    runs: true,
    run: async ([what, host, device, comes], options, _, ui) => {
      const { replaceDevice, unknownThing } = await import('../actions/change-hardware');
      return what === 'device' ? replaceDevice({ file: options.layout, host, devices: [device] }, comes, careOf(options), ui!) : unknownThing(what);
    },
    text,
    values: async () => ['device'],
  },
  {
    name: 'status',
    about: 'tell how a cluster is: whether data is safe and available, how much more is safe to store, and what to do next',
    options: [{ flags: '--watch', about: 'ask again every ten seconds, until Ctrl-C' }, { flags: '--layout <file>', about: 'the layout that was applied, where cdk8s-ceph has not applied it' }, NAMESPACE, ...REACH],
    example: 'cdk8s-ceph status',
    runs: true,
    run: async (_, { watch, layout, namespace, kubeconfig, context, ceph, json }, reader, ui) => {
      const show = async (told: Told) => ui!.screen(json === true ? JSON.stringify(told) : await rendered('statusText' satisfies Rendered)(told, reader));
      return (await import('../actions/status')).status({ watch: watch === true ? 10 : undefined, layout, namespace, kubeconfig, context, ceph }, ui!, show);
    },
    text: rendered('statusText' satisfies Rendered),
  },
  {
    name: 'resume',
    about: 'go on with a plan that was broken off, from whatever machine',
    options: [NAMESPACE, ...REACH],
    example: 'cdk8s-ceph resume',
    runs: true,
    run: async (_, { namespace, kubeconfig, context, ceph }, __, ui) => (await import('../actions/resume')).resume({ namespace, kubeconfig, context, ceph }, ui!),
    text,
  },
  {
    name: 'abort',
    about: 'give a plan up that was broken off: put weights, flags and the operator back',
    options: [NAMESPACE, ...REACH],
    example: 'cdk8s-ceph abort',
    runs: true,
    run: async (_, { namespace, kubeconfig, context, ceph }, __, ui) => (await import('../actions/resume')).abort({ namespace, kubeconfig, context, ceph }, ui!),
    text: rendered('abortedText' satisfies Rendered),
  },
  {
    name: 'ui',
    about: 'open the page: from empty hosts to storage in a browser on this machine',
    takes: FILE,
    options: [
      { flags: '--port <number>', about: 'the port on which it listens; a free one, if none is given' },
      { flags: '--read-only', about: 'the page shows, and changes neither files nor a cluster' },
      { flags: '--demo', about: 'hosts and a cluster that are made up; nothing is kept' },
      { flags: '--no-open', about: 'print the address, and open no browser' },
      NAMESPACE,
      ...REACH,
    ],
    example: 'cdk8s-ceph ui --demo',
    runs: true,
    stays: true,
    run: async ([file = USUAL], { port, readOnly, demo, open, namespace, kubeconfig, context, ceph, json }, { say }, ui) => {
      const told = (address: string) => json === true ? ui!.screen(JSON.stringify({ address })) : ui!.show(`${say('Open this address; it is good once:')}\n\n  ${address}\n\n${say('Ctrl-C ends it.')}`);
      return (await import('../actions/serve')).serve({ file, port, readOnly, demo, open: open !== false && json !== true, version, namespace, kubeconfig, context, ceph }, ui!, told);
    },
    text: async ({ port }, { say }) => say(`the page on port ${port} has ended`),
  },
];
