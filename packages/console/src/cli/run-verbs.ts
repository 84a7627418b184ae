import type { Rendered, Verb } from './verb';
import { APP, FILE, given, rendered, USUAL } from './verb';
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

const PASSPHRASE: Option = { flags: '--passphrase-file <file>', about: 'a file with the passphrase; without it somebody types it' };

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
    name: 'teardown',
    about: 'take a whole stack down: claims, clusters, operator, and what its devices hold; its hosts can be used again',
    options: [
      { flags: '--dry-run', about: 'tell what would be done, and ask the checks; nothing is changed' },
      { flags: '--confirm <phrase>', about: 'the phrase that is asked for: destroy NAMESPACE/NAME and the first 8 characters of the fsid' },
      { flags: '--keep-data', about: 'leave the devices as they are; the phrase begins with take down then' },
      { flags: '--crds', about: "delete Rook's kinds too, unless another cluster needs them" },
      { flags: '--layout <file>', about: 'the layout that was applied, where cdk8s-ceph has not applied it' },
      { flags: '--write <folder>', about: 'write what each step applies into this folder, and show the steps by hand; nothing is changed' },
      NAMESPACE, ...REACH,
    ],
    example: 'cdk8s-ceph teardown --dry-run',
    runs: true,
    run: async (_, { dryRun, confirm, keepData, crds, layout, write, namespace, kubeconfig, context, ceph }, __, ui) => (
      (await import('../actions/teardown')).teardown({ dryRun, confirm, keepData, crds, layout, write, namespace, kubeconfig, context, ceph }, ui!)),
    text,
  },
  {
    name: 'backup',
    about: 'keep what rebuilds a cluster when Kubernetes itself is lost: keys, addresses, volumes and what is applied, in one file that a passphrase opens',
    takes: '<identity> <file>',
    options: [
      PASSPHRASE, { flags: '--layout <file>', about: 'the layout; it is kept as it is written' }, NAMESPACE, ...REACH,
    ],
    example: 'cdk8s-ceph backup identity ceph.identity.age',
    runs: true,
    run: async ([what, file], { passphraseFile, layout, namespace, kubeconfig, context, ceph }, __, ui) => {
      const { backupIdentity, unknownKept } = await import('../actions/identity');
      return what === 'identity' ? backupIdentity({ file, passphraseFile, layout, namespace, kubeconfig, context, ceph }, ui!) : unknownKept(what);
    },
    text: rendered('backedUpText' satisfies Rendered),
    values: async () => ['identity'],
  },
  {
    name: 'restore',
    about: 'bring a cluster back on another control plane, on the same hosts, from what backup has kept',
    takes: '<identity> <file>',
    options: [
      PASSPHRASE, { flags: '--dry-run', about: 'tell what would be done, and ask the checks; nothing is changed' }, { flags: '--yes', about: 'do it without a question' }, ...REACH,
    ],
    example: 'cdk8s-ceph restore identity ceph.identity.age --dry-run',
    runs: true,
    run: async ([what, file], { passphraseFile, dryRun, yes, kubeconfig, context, ceph }, __, ui) => {
      const { restoreIdentity, unknownKept } = await import('../actions/identity');
      return what === 'identity' ? restoreIdentity({ file, passphraseFile, dryRun, yes, namespace: '', kubeconfig, context, ceph }, ui!) : unknownKept(what);
    },
    text,
    values: async () => ['identity'],
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
];
