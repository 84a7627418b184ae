import { App, Chart } from 'cdk8s';
import { StorageStack, StorageStackProps } from '../../src';
import { Plan, planBetween, planMaintenance, planReplacement, planRestore, planTeardown, StepKind } from '../../src/model/change';
import { objectNameOf, stateOf, StackUse } from '../../src/model/manifests';

/** Three hosts with a disk each, and one to come and go. */
function hosts(...names: string[]): StorageStackProps['hosts'] {
  return Object.fromEntries(names.map(name => [`node-${name}`, { volumes: [{ disk: `/dev/disk/by-id/wwn-0x5000c500a1b2c3d${name}`, size: '4TB', name: 'bay1' }] }]));
}

const SERVICES = { block: { volumes: { classes: { 'ceph-block': { isDefault: true } } } }, claims: { default: { orders: { storageClassName: 'ceph-block', size: '50Gi' } } } };
const FOUR = hosts('a', 'b', 'c', 'd');
const twice = (all: NonNullable<StorageStackProps['hosts']>) => ({ ...all, 'node-a': { volumes: [...all['node-a'].volumes ?? [], { disk: '/dev/disk/by-id/wwn-0x5000c500a1b2c3da2', size: '4TB', name: 'bay2' }] } });

const larger = (all: NonNullable<StorageStackProps['hosts']>) => ({ ...all, 'node-a': { volumes: (all['node-a'].volumes ?? []).map(volume => ({ ...volume, size: '6TB' })) } });

/** The four hosts, each in a rack. */
const racked = (...racks: string[]) => Object.fromEntries(Object.entries(FOUR!).map(([name, host], i) => [name, { ...host, rack: racks[i] }]));

function objectsOf(props: StorageStackProps): any[] {
  const chart = new Chart(new App(), 'storage');
  new StorageStack(chart, 'stack', { operator: {}, cluster: { toolbox: {} }, ...SERVICES, ...props });
  return chart.toJson();
}

/** A host with its OSD, its monitor, and what belongs to it. */
const ANSWERS = {
  nodes: { items: Object.keys(FOUR!).map(name => ({ metadata: { name } })) },
  pods: { items: [pod('rook-ceph', 'rook-ceph-osd-0', { app: 'rook-ceph-osd' }), pod('rook-ceph', 'rook-ceph-mon-a', { app: 'rook-ceph-mon', mon: 'a' }), pod('default', 'web-5d9c', { app: 'web' })] },
  claims: { items: [] },
  volumes: { items: [] },
};

function pod(namespace: string, name: string, labels: Readonly<Record<string, string>>): object {
  return { metadata: { namespace, name, labels, ownerReferences: [{ kind: 'ReplicaSet', controller: true }] } };
}

/** What the page of a verb tells, in one language. */
export interface OperationWords {
  readonly title: string;
  /** When it is used. */
  readonly about: string;
  /** What may go wrong with this verb, where it is not the usual. */
  readonly trouble?: Readonly<Partial<Record<StepKind, string>>>;
  /** What is told behind what may go wrong, as lines of Markdown. */
  readonly further?: readonly string[];
  /** What it does beside its steps, one paragraph each. */
  readonly more?: readonly string[];
  /** How the steps are had for one's own stack. @default - by the verb 'plan' */
  readonly byHand?: string;
}

/** A verb, what is typed, and an example of what it does. */
export interface Operation extends OperationWords {
  /** The name of its page. */
  readonly name: string;
  readonly typed: readonly string[];
  readonly plan: () => Plan;
}

function planned(former: readonly any[], next: readonly any[]): Plan {
  const meant = planBetween(stateOf(former), stateOf(next)).refused.map(({ code, object }) => ({ code, at: object, reason: 'the device is taken out' }));
  return planBetween(stateOf(former), stateOf(next), { approvals: meant, ...former.length === 0 ? {} : { stored: new Map([['volumes', 2 ** 40]]) } });
}

/** A stack with an older Rook and an older Ceph. */
function older(objects: readonly any[]): any[] {
  return JSON.parse(JSON.stringify(objects).replace(/rook\/ceph:v1\.20\.6/g, 'rook/ceph:v1.20.5').replace(/ceph\/ceph:v20\.2\.4/g, 'ceph/ceph:v19.2.3'));
}

const FSID = '3f271841-6188-47c1-b3fd-90fd4f978c76';

/** Three hosts that are taken down: one claim that nobody uses. */
function tornDown(): Plan {
  const objects = objectsOf({ hosts: hosts('a', 'b', 'c') }), state = stateOf(objects);
  const services = objects.filter(({ apiVersion, kind }) => `${apiVersion}`.startsWith('ceph.rook.io/') && kind !== 'CephCluster').map(objectNameOf);
  const names = state.clusters[0].layout.hosts.map(({ name }) => name);
  const use: StackUse = {
    users: [],
    claims: objects.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(objectNameOf),
    volumes: [{ name: 'pvc-7d0c', policy: 'Delete' }],
    fleeting: [],
    buckets: [],
    services,
    drivers: [],
    others: [],
    clusters: new Map([['rook-ceph/ceph', { fsid: FSID, hosts: names }]]),
    ready: new Set(names),
  };
  return planTeardown(state, { use, monitorKeys: new Map([['rook-ceph/ceph', 'SHA-256 of the key of the monitors']]) });
}

/** The same three hosts below another control plane. */
function restored(): Plan {
  const objects = objectsOf({ hosts: hosts('a', 'b', 'c') }), state = stateOf(objects), namespace = 'rook-ceph';
  const own = (kind: string, name: string) => ({ apiVersion: 'v1', kind, metadata: { name, namespace } });
  const kept = [own('Secret', 'rook-ceph-mon'), own('ConfigMap', 'rook-ceph-mon-endpoints'), ...['a', 'b', 'c'].map(name => own('Service', `rook-ceph-mon-${name}`)), own('PersistentVolumeClaim', 'node-a--bay1-data-0x7k2p')];
  const steps = planRestore({ state, objects: kept, clusters: [{ key: 'rook-ceph/ceph', fsid: FSID }], operatorNamespace: namespace });
  return { refused: [], approved: [], approvalFaults: [], changes: { added: [], changed: [], removed: [] }, clusters: [], notJudged: [], steps };
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'install',
    title: 'Install a cluster',
    typed: ['cdk8s-ceph apply layout.yaml'],
    about: 'Four hosts, each with a disk, become a cluster with a pool, a class and a claim. The same command carries out every later change of the layout.',
    plan: () => planned([], objectsOf({ hosts: FOUR })),
  },
  {
    name: 'add-device',
    title: 'Add a device',
    typed: ['cdk8s-ceph add device node-a /dev/disk/by-id/wwn-0x5000c500a1b2c3da2=4TB'],
    about: 'A blank disk was built into a host.',
    plan: () => planned(objectsOf({ hosts: FOUR }), objectsOf({ hosts: twice(FOUR!) })),
  },
  {
    name: 'add-host',
    title: 'Add a host',
    typed: ['cdk8s-ceph add host node-e /dev/disk/by-id/wwn-0x5000c500a1b2c3de=4TB'],
    about: 'A host has joined Kubernetes, with a blank disk. Where the layout says racks or zones, set the labels of the node first.',
    plan: () => planned(objectsOf({ hosts: FOUR }), objectsOf({ hosts: hosts('a', 'b', 'c', 'd', 'e') })),
  },
  {
    name: 'remove-device',
    title: 'Remove a device',
    typed: ['cdk8s-ceph remove device node-a /dev/disk/by-id/wwn-0x5000c500a1b2c3da2'],
    about: 'A disk is taken out, working or dead. Where it is dead already, the first step waits until Ceph has made its copies anew on the others.',
    plan: () => planned(objectsOf({ hosts: twice(FOUR!) }), objectsOf({ hosts: FOUR })),
  },
  {
    name: 'remove-host',
    title: 'Remove a host',
    typed: ['cdk8s-ceph remove host node-e'],
    about: 'A host with all of its disks is taken out. Its OSDs are emptied together, so that nothing moves twice.',
    plan: () => planned(objectsOf({ hosts: hosts('a', 'b', 'c', 'd', 'e') }), objectsOf({ hosts: FOUR })),
  },
  {
    name: 'replace-device',
    title: 'Replace a device',
    typed: ['cdk8s-ceph replace device node-a /dev/disk/by-id/wwn-0x5000c500a1b2c3da2', '# … a blank disk is in its place:', 'cdk8s-ceph resume'],
    about: [
      'A disk is swapped in its place, working or dead. Its OSD is emptied and forgotten; the command ends while somebody swaps the disk; then an OSD is made on the new one, and data comes back.', '',
      'Where the new disk has another name or size, write it behind the old one, as `add` takes it: `cdk8s-ceph replace device node-a bay2 /dev/disk/by-id/wwn-0x5000c500a1b2c3db2=8TB`. It goes by the name that the layout has for the old one.', '',
      'Where a place is free, build the new disk in first: `add device`, then `remove device`. That moves as much and needs nobody to wait.', '',
      'A disk that is dead is replaced the same way. The first step tells how many copies are left, and waits until Ceph has made the missing ones anew on other OSDs; it begins that ten minutes after the OSD has stopped. Where they have no other place, the dead OSD is forgotten, and they are made on the new disk: only if everything can be read and written meanwhile.', '',
      'For a program: `cdk8s-ceph replace device node-a bay2 --app "npx tsx main.ts"`.',
    ].join('\n'),
    byHand: '`cdk8s-ceph replace device HOST DEVICE` shows them for your own stack before it asks.',
    plan: () => {
      const state = stateOf(objectsOf({ hosts: twice(FOUR!) }));
      return planReplacement(state, state, { cluster: 'rook-ceph/ceph', sets: ['node-a--bay2'], hosts: ['node-a'] }, { stored: new Map([['volumes', 2 ** 40]]) });
    },
  },
  {
    name: 'replace-host',
    title: 'Replace a host',
    typed: ['cdk8s-ceph replace host node-e', '# … another machine is there, under the same name:', 'cdk8s-ceph resume'],
    about: [
      'Another machine with blank disks takes the place of a host, under its name. The OSDs of the old one are emptied together and forgotten; the command ends while somebody swaps the machines; then OSDs are made on the new disks, and data comes back.', '',
      'Where the new disks have other names, write them behind it, as `add` takes them: `cdk8s-ceph replace host node-e /dev/disk/by-id/wwn-0x5000c500a1b2c3e1=4TB`. They go by the names that the layout has for the old ones, where there are as many.', '',
      'A host that is dead is replaced the same way. The first step tells how many copies are left, and waits until Ceph has made the missing ones anew on the other hosts. That needs a host more than copies: where there is none, the plan is refused as `plan/drain-no-place`; add a host first, with the new machine under a new name, and remove the dead one.', '',
      'A host that only gets other parts and keeps its disks needs none of this: [take it out of work](maintenance.md).',
    ].join('\n'),
    byHand: '`cdk8s-ceph replace host HOST` shows them for your own stack before it asks.',
    plan: () => {
      const state = stateOf(objectsOf({ hosts: hosts('a', 'b', 'c', 'd', 'e') }));
      return planReplacement(state, state, { cluster: 'rook-ceph/ceph', sets: ['node-e--bay1'], hosts: ['node-e'], machines: true }, { stored: new Map([['volumes', 2 ** 40]]) });
    },
  },
  {
    name: 'grow-device',
    title: 'Make a device larger',
    typed: ['cdk8s-ceph grow device node-a bay1 6TB'],
    about: [
      'A logical volume, a virtual disk or a file was made larger. First make the device larger on its host; then the command has its OSD take all of it. It looks at the host before, and refuses where the device has not the new size yet.', '',
      'Each OSD is restarted by itself, only while Ceph says that all data stays available, and every placement group is clean before the next one. Then they get the weight of their size, all at once, so that nothing moves twice. An edit of `size` in a layout or a program does the same with `apply`.', '',
      'A smaller size is refused as `edit/device-shrunk`: an OSD cannot shrink. The claim of the device keeps the size that it once asked for, because Kubernetes lets no claim of a local volume grow; the capacity of the volume is changed. Nothing depends on either: the OSD asks the device itself.', '',
      'A device for metadata or a log, and claims on an existing StorageClass, are not grown here.',
    ].join('\n'),
    plan: () => planned(objectsOf({ hosts: FOUR }), objectsOf({ hosts: larger(FOUR!) })),
  },
  {
    name: 'move-host',
    title: 'Move a host to another rack',
    typed: ['cdk8s-ceph apply layout.yaml'],
    about: 'A host stands in another rack or zone, and its `rack` or `zone` in the layout or the program says so now. Labels of nodes alone move nothing in a cluster that runs: the command sets them, and moves the host in the map of Ceph.',
    plan: () => planned(objectsOf({ hosts: racked('r1', 'r2', 'r3', 'r3') }), objectsOf({ hosts: racked('r1', 'r2', 'r3', 'r4') })),
  },
  {
    name: 'maintenance',
    title: 'Take a host out of work for a while',
    typed: ['cdk8s-ceph maintenance node-a', '# … the work is done, and the host runs again:', 'cdk8s-ceph resume'],
    about: [
      'A host gets more memory, another kernel, or a new fan, and comes back with its disks. What runs there goes elsewhere first, one pod at a time; its OSDs stop, and nothing is taken for lost. The layout stays as it is.', '',
      'The command ends when the host may be worked on. `cdk8s-ceph status` says which host is out of work, until it is given back. `cdk8s-ceph abort` gives it back at once. A host that somebody has taken out by hand is given back by `cdk8s-ceph maintenance node-a --end`.', '',
      'Before you say yes, it tells which pods of applications leave the host, and which of them wait until it is back. A pod that nothing makes anew is refused, unless you name it: `--approve maintenance/pod-alone@Pod/default/shell=REASON`.', '',
      'Rook sets noout for a host that it sees drained, and takes it back after `osdMaintenanceTimeout`, half an hour if nothing else is said; from a host that is not drained it takes it at once. For work that takes longer, that time is set to a day and put back at the end.',
    ].join('\n'),
    byHand: '`cdk8s-ceph maintenance HOST` shows them for your own stack before it asks.',
    plan: () => planMaintenance(stateOf(objectsOf({ hosts: FOUR })), { host: 'node-a', answers: ANSWERS }),
  },
  {
    name: 'upgrade',
    title: 'Upgrade Rook and Ceph',
    typed: ['cdk8s-ceph upgrade layout.yaml --ceph 20.2.4', 'cdk8s-ceph upgrade layout.yaml --rook 1.20.6', 'cdk8s-ceph upgrade layout.yaml --rook 1.20.6 --ceph 20.2.4'],
    about: 'Ceph, Rook, or both get another release; with both, Rook goes first. In a layout the command sets the release of Ceph, comments and order stay. The manifests of Rook are those that the command carries. A program is edited by its author: `cdk8s-ceph upgrade --app "npx tsx main.ts"` carries out what it makes. Here both are upgraded.',
    plan: () => planned(older(objectsOf({ hosts: FOUR })), objectsOf({ hosts: FOUR })),
    trouble: {
      [StepKind.APPLY]: 'Rook goes from daemon to daemon, and asks Ceph before each whether it may be stopped; the wait tells which kind is behind. If nothing changes for half an hour it stops: read the log of the operator. Usually an image cannot be had, or a daemon of the new release does not start. Mend that and run `cdk8s-ceph resume`. Do not set the former image by hand.',
    },
    further: [
      '## What is refused', '',
      '- A downgrade, of Rook or of Ceph: what a newer release has written an older one may not be able to read.',
      '- More than one minor release of Rook at once, more than two major releases of Ceph, and each way that [is known to fail](../reference/upgrades.md).',
      '- Rook, where only `--ceph` was asked for, and the other way round.',
      '- Anything beside it: a device that comes or goes is carried out by `cdk8s-ceph apply` before.',
      '- `skipUpgradeChecks`: an upgrade that was forced past a sick cluster is how data is lost.', '',
      '## How far it can be given up', '',
      'Until the first daemon runs the new release, `cdk8s-ceph abort` puts the former image back. From then on it is refused, and so it is where Ceph does not tell what runs: a monitor or an OSD of the new release may have written what the former one does not read. Rook is the same: its operator is put back until it has made something anew. New kinds of objects stay, the older Rook leaves them alone. After a major release the last step lets no older OSD join any more. Rook does that by itself as soon as every OSD runs the new release, so the last step does not decide it; it sees that it is done.', '',
      '## Another image of the same release', '',
      'An image that was built again with newer packages is set as `cephVersion` of the cluster, and `cdk8s-ceph apply` carries it out. It begins where Ceph is well, ends when every daemon is made of the image, and can be given up at any time.', '',
    ],
  },
  {
    name: 'teardown',
    title: 'Take a cluster down',
    typed: ['cdk8s-ceph teardown --dry-run', 'cdk8s-ceph teardown'],
    about: 'The whole stack goes, and its hosts can be used again. You type a phrase that names the cluster and its fsid: `destroy rook-ceph/ceph 3f271841`; `--confirm` gives it in scripts.',
    plan: tornDown,
    more: [
      'It refuses to begin while somebody uses the storage, and lists who: pods that use a claim of its classes, bucket claims and snapshots that the layout does not describe, and pools that another cluster mirrors. Claims that no pod uses are named in the last question, and deleted.',
      'Rook and Ceph are asked for nothing, so that it also works where these do not. Asked to delete a pool, Rook would wait as long as an image or a bucket is left. Finalizers are taken off while the operator rests; Kubernetes then ends the daemons.',
      'Only devices that the layout declares are wiped, and each is looked at first. One that carries an OSD of another cluster, a filesystem or anything else is left as it is. So are hosts that are not there. At the end it tells what is left on each host.',
      '`--keep-data` leaves devices and directories of hosts as they are; the phrase begins with `take down` then. With [a backup of the identity](identity.md) the cluster can be brought back from them. Rook\'s kinds stay, unless `--crds` is given and no other cluster needs them. Another CephCluster in this Kubernetes keeps the operator, too.',
      '`abort` gives it up until the first claim is deleted. From there on `resume` goes on with it.',
    ],
    byHand: '`cdk8s-ceph teardown --write FOLDER` prints them for your own stack, with the files to apply.',
  },
  {
    name: 'identity',
    title: 'Keep and restore the identity of a cluster',
    typed: ['cdk8s-ceph backup identity ceph.identity.age', 'cdk8s-ceph restore identity ceph.identity.age --dry-run', 'cdk8s-ceph restore identity ceph.identity.age'],
    about: 'Where Kubernetes itself is lost (etcd without a backup), data is still on the devices and monitors have theirs on the hosts. But nobody knows any more who the cluster is. `backup identity` keeps that in one file; `restore identity` brings the cluster back on another control plane, on the same hosts.',
    plan: restored,
    more: [
      'The file holds: the Secrets of the namespace of the cluster (keys of monitors, administrator, daemons and drivers), the addresses and hosts of monitors, their Services with the same addresses, everything of Rook\'s kinds, volumes and claims of OSDs, monitors and applications, buckets with their keys, what was applied, the layout where `--layout` names it, and what Ceph tells of its keys and maps. Snapshots are not in it.',
      'It is encrypted with a passphrase of at least 12 characters in the format of [age](https://age-encryption.org/v1): `age --decrypt ceph.identity.age | gunzip` opens it, too. The passphrase is typed, or read from `--passphrase-file`. Who has both has the keys of the whole cluster: keep them apart, and neither of them on this Ceph. A backup that lacks something is refused, and a file is opened once more before it counts.',
      'Make it anew after each change of hardware and of monitors: a monitor that has moved since has another place. When the last one was made is noted in the Lease `cdk8s-ceph-identity` in the namespace of the operator.',
      'Let a machine outside of this Kubernetes cluster do it, and keep the files there: `cdk8s-ceph backup identity "/backups/ceph-$(date +%F).age" --passphrase-file /etc/ceph-backup/passphrase`, once a day by cron or a timer of systemd. Set `backupMaxAge` of [the monitoring](../how-to/monitoring.md), and an alert comes when it was not done; `cdk8s-ceph status` tells the time, too.',
      'To restore, join the hosts to the new control plane under their former names, with their disks and with what Rook kept in its directory (`/var/lib/rook`). The range of addresses of Services must hold the former ones. It refuses where a CephCluster is there already, and names nodes that are missing or have other labels. Then it waits until the monitors agree, the fsid is the same, and every OSD is up.',
    ],
    byHand: 'The files that are applied are in the backup; without the command open it with `age` and apply its parts in this order.',
  },
];

/** What may go wrong in a step, and what to do then. */
export const TROUBLE: Readonly<Record<StepKind, string>> = {
  [StepKind.INSTALL]: 'If it waits for a pod: `kubectl describe` on it tells why it does not start; an image that cannot be had and a node that does not fit are usual. If it waits for an OSD: the log of the Job `rook-ceph-osd-prepare-…` tells why a device was not taken. Nothing holds data yet.',
  [StepKind.LOOK]: 'If it waits: the cluster is not well. `cdk8s-ceph status` tells what is missing. Nothing has been changed; Ctrl-C ends it.',
  [StepKind.TUNE]: 'If it waits: Ceph does not answer; `cdk8s-ceph status` tells why. Nothing has moved yet. `cdk8s-ceph abort` takes the setting back.',
  [StepKind.APPLY]: 'If it waits for a new OSD: the log of the Job `rook-ceph-osd-prepare-…` tells why its device was not taken; a device that is not blank is usual. If it waits for groups: data moves, and the end is told. The data is safe meanwhile.',
  [StepKind.GROW]: 'If it waits for the OSD to open a larger device: the host does not show the new size yet. `lsblk` on the host tells; a loop device needs `losetup --set-capacity`, a virtual disk may need a rescan. Make it larger, and `cdk8s-ceph resume`. If the OSD does not start: the log of its init container `expand-bluefs` tells why. Its copies are on the other hosts.',
  [StepKind.WEIGH]: 'If nothing moves for half an hour it stops, and tells what is left. Every copy is still there. `cdk8s-ceph abort` gives the OSDs their former weight; they keep the room.',
  [StepKind.PLACE]: 'If a host is not where it was moved to: `ceph osd tree` shows the map. If nothing moves for half an hour it stops, and tells what is left. Every copy is still there. `cdk8s-ceph abort` moves the host back, and its labels.',
  [StepKind.DRAIN]: 'If nothing moves for half an hour it stops, and tells what is left: usually the other OSDs are too full, or one of them is down. Every copy is still there. `cdk8s-ceph abort` gives the OSD its weight back, and its data returns.',
  [StepKind.REMOVE]: 'The OSD is empty before it begins. Whatever fails, the operator is scaled up again at the end; if that fails too, the first line of `cdk8s-ceph status` says so: then run `kubectl -n rook-ceph scale deploy/rook-ceph-operator --replicas=1`. Once the OSD is purged, the step can only be gone on with.',
  [StepKind.TAKE_OUT]: 'If it waits before anything is done: the cluster is not well, or another host is out of work already; `cdk8s-ceph status` tells. If it waits for a pod: a budget of disruption allows nothing, and the message names it; start another instance of the application, or stop one by hand. The host takes no new pods meanwhile. `cdk8s-ceph abort` gives it back.',
  [StepKind.WORK]: 'The command has ended; nothing runs on your side. If the host does not come back: `cdk8s-ceph abort` gives it up as it is, and Ceph makes its copies anew after ten minutes; then remove or replace the host.',
  [StepKind.GIVE_BACK]: 'If it waits for the node: the host, its network or its kubelet does not run. If it waits for an OSD: `kubectl describe` on its pod tells why it does not start; a device that is missing after the work is usual. Its copies are on the other hosts.',
  [StepKind.FORGET_NODE]: 'The command has ended; nothing runs on your side. If the old machine comes back: switch it off again, or its devices come back with it. `resume` goes on once its node is deleted.',
  [StepKind.SWAP]: 'The command has ended; nothing runs on your side. `resume` looks at the new devices first, and refuses those that are not blank. If nothing is put in the place: the cluster goes on without it; take it out of the layout as well, by `cdk8s-ceph abort` and an edit of the layout.',
  [StepKind.CLAIMS]: 'If it waits for a claim: a pod has come that uses it; `kubectl describe` tells which. The data is still in the pools.',
  [StepKind.LET_GO]: 'If it waits for daemons: a host is not reachable, so that Kubernetes does not know whether its pods have ended. Bring it back, or delete its Node, and go on with `cdk8s-ceph resume`. The operator is scaled up again whatever happens.',
  [StepKind.WIPE]: 'If it waits for a Job: `kubectl -n rook-ceph logs job/cdk8s-ceph-wipe-1` tells what holds a device. A host that went away meanwhile is waited for; broken off and begun again, it finds what is wiped already.',
  [StepKind.DELETE]: 'What something else still uses is kept by Kubernetes until that is gone; `kubectl describe` tells what.',
  [StepKind.UNTUNE]: 'If it waits: Ceph does not answer; `cdk8s-ceph resume` goes on later. All the data is in its place.',
  [StepKind.UPGRADE_ROOK]: 'If it waits before it begins: Ceph tells of an error, a switch such as `noout` is set, or an earlier upgrade has not ended (`ceph osd require-osd-release` with the release that runs ends it); the wait says which. If it waits afterwards: the log of the operator tells what it cannot do. Data is read and written meanwhile.',
  [StepKind.FINISH_UPGRADE]: 'If it waits before it begins: a daemon still runs the former release. `cdk8s-ceph status` tells how many.',
};
