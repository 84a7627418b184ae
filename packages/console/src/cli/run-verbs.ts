import type { Rendered, Verb } from './verb';
import { APP, FILE, given, rendered, USUAL } from './verb';
import { version } from '../../package.json';
import type { Care } from '../actions/apply';
import type { Reach } from '../actions/cluster';
import type { Told } from '../actions/status';

type Option = NonNullable<Verb['options']>[number];

/** How the cluster is found. */
export const REACH: readonly Option[] = [
  { flags: '--kubeconfig <file>', about: 'the kubeconfig, if it is not the one that kubectl takes' },
  { flags: '--context <name>', about: 'the context in it, if it is not the current one' },
  { flags: '--ceph-client <command>', about: 'a client of Ceph on this machine, e.g. "ceph", instead of the toolbox' },
];

/** Where runs are kept. */
export const NAMESPACE: Option = { flags: '--namespace <name>', about: 'the namespace of the operator, in which it is kept what was begun', otherwise: 'rook-ceph' };

/** Between two steps everything is in order. */
const PAUSE: Option = { flags: '--pause', about: 'stop after each step; resume goes on' };

/** How a change is confirmed. */
const CARE: readonly Option[] = [
  { flags: '--dry-run', about: 'tell what would be done, and ask the checks; nothing is changed' },
  { flags: '--yes', about: 'do it without a question, unless it takes OSDs away' },
  { flags: '--confirm <phrase>', about: 'the phrase that is asked for where OSDs or objects are removed' },
  { flags: '--approve <code@object=reason>', about: 'an edit that is meant although it is refused; may be repeated', several: true, values: async () => (await import('../actions/explain')).allCodes() },
  { flags: '--applied <folder>', about: 'what is applied, where cdk8s-ceph has not applied it' },
  PAUSE,
  ...REACH,
];

const PASSPHRASE: Option = { flags: '--passphrase-file <file>', about: 'a file with the passphrase; without it somebody types it' };

const LAYOUT: Option = { flags: '--layout <file>', about: 'the layout that is changed', otherwise: USUAL };

/** How a cluster is reached, as it was typed. */
export function reachOf({ kubeconfig, context, cephClient }: Record<string, any>): Reach {
  return { kubeconfig, context, ceph: cephClient };
}

function careOf({ dryRun, yes, confirm, approve, applied, ...options }: Record<string, any>): Care {
  return { dryRun, yes, confirm, approve, applied, ...reachOf(options) };
}

/** Where a benchmark leaves what it has measured. */
const RESULTS = 'benchmark.jsonl';

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
    about: 'swap a device or a host in its place, alive or dead: empty it, forget it, wait until somebody has swapped it, make its OSDs anew',
    takes: '<device|host> <name> [devices...]',
    options: [LAYOUT, APP, ...CARE],
    example: 'cdk8s-ceph replace device node-a ssd --dry-run',
    runs: true,
    run: async ([what, host, ...devices], options, _, ui) => {
      const [{ replaceDevice, replaceHost, replaceInProgram }, { unknownThing }] = await Promise.all([import('../actions/replace-hardware'), import('../actions/change-hardware')]);
      const file = options.layout, [old, comes] = devices, isThing = what === 'device' || what === 'host';
      if (isThing && options.app !== undefined) return replaceInProgram(given([], options), { host, devices: what === 'device' ? [old] : [] }, careOf(options), ui!);
      return what === 'device' ? replaceDevice({ file, host, devices: [old] }, comes, careOf(options), ui!) : what === 'host' ? replaceHost({ file, host, devices }, careOf(options), ui!) : unknownThing(what);
    },
    text,
    values: async () => ['device', 'host'],
  },
  {
    name: 'grow',
    about: 'have the OSD of a device take all of it, once the device was made larger: a logical volume, a virtual disk, a file',
    takes: '<device> <host> <name> <size>',
    options: [LAYOUT, ...CARE],
    example: 'cdk8s-ceph grow device node-a vg0/ceph 1200GiB --dry-run',
    runs: true,
    run: async ([what, host, device, size], options, _, ui) => {
      const { growDevice, unknownThing } = await import('../actions/change-hardware');
      return what === 'device' ? growDevice({ file: options.layout, host, devices: [device] }, size, careOf(options), ui!) : unknownThing(what);
    },
    text,
    values: async () => ['device'],
  },
  {
    name: 'maintenance',
    about: 'take a host out of work for a while: see that nothing needs it, move its pods elsewhere, wait until somebody has done his work, give it back',
    takes: '<host>',
    options: [{ flags: '--end', about: 'only give the host back, whoever has taken it out' }, NAMESPACE, ...CARE],
    example: 'cdk8s-ceph maintenance node-a --dry-run',
    runs: true,
    run: async ([host], options, _, ui) => (await import('../actions/maintenance')).maintenance(host, { ...careOf(options), namespace: options.namespace, end: options.end }, ui!),
    text,
  },
  {
    name: 'upgrade',
    about: 'bring Ceph, Rook, or both to another release, Rook first: change the layout, and carry it out with every gate',
    takes: FILE,
    options: [
      { flags: '--ceph <release>', about: 'the release of Ceph, e.g. 20.2.4; the layout is changed' },
      { flags: '--rook <release>', about: 'the release of Rook that this command carries' },
      ...CARE,
      APP,
    ],
    example: 'cdk8s-ceph upgrade layout.yaml --ceph 20.2.4 --dry-run',
    runs: true,
    run: async (args, options, _, ui) => (await import('../actions/upgrade')).upgrade(given(args, options), { ceph: options.ceph, rook: options.rook }, careOf(options), ui!),
    text,
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
    run: async (_, options, __, ui) => {
      const { dryRun, confirm, keepData, crds, layout, write, namespace } = options;
      return (await import('../actions/teardown')).teardown({ dryRun, confirm, keepData, crds, layout, write, namespace, ...reachOf(options) }, ui!);
    },
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
    run: async ([what, file], options, __, ui) => {
      const { passphraseFile, layout, namespace } = options;
      const { backupIdentity, unknownKept } = await import('../actions/identity');
      return what === 'identity' ? backupIdentity({ file, passphraseFile, layout, namespace, ...reachOf(options) }, ui!) : unknownKept(what);
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
    run: async ([what, file], options, __, ui) => {
      const { passphraseFile, dryRun, yes } = options;
      const { restoreIdentity, unknownKept } = await import('../actions/identity');
      return what === 'identity' ? restoreIdentity({ file, passphraseFile, dryRun, yes, namespace: '', ...reachOf(options) }, ui!) : unknownKept(what);
    },
    text,
    values: async () => ['identity'],
  },
  {
    name: 'status',
    about: 'tell how a cluster is: whether data is safe and available, how much more is safe to store, and what to do next',
    options: [
      { flags: '--watch', about: 'ask again every ten seconds, until Ctrl-C' },
      { flags: '--drift', about: 'tell what somebody else has changed since it was applied, as the API server sees it; nothing is changed' },
      { flags: '--layout <file>', about: 'the layout that was applied, where cdk8s-ceph has not applied it' },
      { flags: '--alerts <where>', about: 'who evaluates the alerts: an address, or NAMESPACE/SERVICE:PORT' },
      NAMESPACE,
      ...REACH,
    ],
    example: 'cdk8s-ceph status',
    runs: true,
    run: async (_, { watch, drift, layout, alerts, namespace, json, ...options }, reader, ui) => {
      const show = async (told: Told) => ui!.screen(json === true ? JSON.stringify(told) : await rendered('statusText' satisfies Rendered)(told, reader));
      return (await import('../actions/status')).status({ watch: watch === true ? 10 : undefined, drift, layout, alerts, namespace, ...reachOf(options) }, ui!, show);
    },
    text: rendered('statusText' satisfies Rendered),
  },
  {
    name: 'logs',
    about: 'show logs of a cluster from its store, or what Kubernetes still has of them',
    options: [
      { flags: '--osd <number>', about: 'of this OSD' },
      { flags: '--daemon <name>', about: 'of this daemon, e.g. mon.a' },
      { flags: '--host <name>', about: 'of everything on this host' },
      { flags: '--claim <name>', about: 'about this claim of a volume, as NAMESPACE/NAME' },
      { flags: '--since <time>', about: 'of the time since then, e.g. 30m or 2d', otherwise: '1h' },
      { flags: '--limit <lines>', about: 'the newest lines, so many', otherwise: '500' },
      { flags: '--saved <query>', about: 'a saved query: crash, commands, disk-errors or pending-claims', values: async () => (await import('cdk8s-ceph/model')).logging.SAVED_QUERIES.map(({ name }) => name) },
      { flags: '--namespace <name>', about: 'the namespace of the cluster', otherwise: 'rook-ceph' },
      ...REACH.slice(0, 2),
    ],
    example: 'cdk8s-ceph logs --osd 3 --since 30m',
    runs: true,
    run: async (_, { osd, daemon, host, claim, since, limit, saved, namespace, kubeconfig, context }) => (await import('../actions/logs')).logs({ osd, daemon, host, claim, since, limit, saved, namespace, kubeconfig, context }),
    text: rendered('logsText' satisfies Rendered),
  },
  {
    name: 'bench',
    about: 'measure storage as a Benchmark in a stack says: run measures in rounds, report tells what was found, compare holds a run against one before it',
    takes: '<run|report|compare> [files...]',
    options: [
      { flags: '-o, --output <path>', about: 'of run, the file of the results (benchmark.jsonl); of report, a folder for the report with its pictures' },
      { flags: '--name <benchmark>', about: 'which benchmark, where the stack has several' },
      APP, ...REACH,
    ],
    example: 'cdk8s-ceph bench run layout.yaml',
    runs: true,
    run: async ([what, ...files], { output, name, ...options }, { say }, ui) => {
      const { benchCompare, benchReport, benchRun, unknownBench } = await import('../actions/bench');
      if (what === 'run') return benchRun({ ...given(files, options), output: output ?? RESULTS, name, ...reachOf(options) }, ui!);
      if (what === 'report' && files.length <= 1) return benchReport(files[0] ?? RESULTS, output, say);
      return what === 'compare' && files.length === 2 ? benchCompare(files[0], files[1]) : unknownBench([what, ...files].join(' '));
    },
    text: rendered('benchText' satisfies Rendered),
    values: async () => ['run', 'report', 'compare'],
  },
  {
    name: 'resume',
    about: 'go on with a plan that was broken off, from whatever machine',
    options: [PAUSE, NAMESPACE, ...REACH],
    example: 'cdk8s-ceph resume',
    runs: true,
    run: async (_, { namespace, ...options }, __, ui) => (await import('../actions/resume')).resume({ namespace, ...reachOf(options) }, ui!),
    text,
  },
  {
    name: 'abort',
    about: 'give a plan up that was broken off: put weights, flags and the operator back',
    options: [NAMESPACE, ...REACH],
    example: 'cdk8s-ceph abort',
    runs: true,
    run: async (_, { namespace, ...options }, __, ui) => (await import('../actions/resume')).abort({ namespace, ...reachOf(options) }, ui!),
    text: rendered('abortedText' satisfies Rendered),
  },
  {
    name: 'ui',
    about: 'open the page: from empty hosts to storage in a browser on this machine',
    takes: FILE,
    options: [
      { flags: '--port <number>', about: 'the port on which it listens; a free one, if none is given' },
      { flags: '--read-only', about: 'the page shows, and changes neither files nor a cluster' },
      { flags: '--demo', about: 'hosts and a cluster that are made up; kept beside a file that is named, and else nowhere' },
      { flags: '--speed <factor>', about: 'how many times as fast as in earnest a demonstration is; 30, if none is given' },
      { flags: '--no-open', about: 'print the address, and open no browser' },
      NAMESPACE,
      ...REACH,
    ],
    example: 'cdk8s-ceph ui --demo',
    runs: true,
    stays: true,
    run: async ([file], { port, readOnly, demo, speed, open, namespace, json, ...options }, { say }, ui) => {
      const told = (address: string) => json === true ? ui!.screen(JSON.stringify({ address })) : ui!.show(() => `${say('Open this address; it is good once:')}\n\n  ${address}\n\n${say('Ctrl-C ends it.')}`);
      return (await import('../actions/serve')).serve({ file: file ?? USUAL, kept: file !== undefined, port, readOnly, demo, speed, open: open !== false && json !== true, version, namespace, ...reachOf(options) }, ui!, told);
    },
    text: async ({ port }, { say }) => say(`the page on port ${port} has ended`),
  },
];
