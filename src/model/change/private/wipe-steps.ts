import { makeStep } from './make-step';
import { forget } from './taken-away';
import { Wiping, wipeJob, WIPES } from './wipe-job';
import { ExpectationKind, ObjectReference } from '../../checks';
import { FILE_LINKS } from '../../layout';
import { ClusterState, DeclaredDevice, devicesOf, StackState, tolerationsIn } from '../../manifests';
import { Act, apply, wait } from '../actions';
import { Gate, listed } from '../gates';
import { Danger, Step, StepKind } from '../step';
import type { TeardownOptions } from '../teardown';

function awayHost(host: string, devices: readonly DeclaredDevice[], folder: string): string {
  return `${host} is not there or not ready: ${[...devices.filter(device => device.host === host).map(({ path }) => path), folder].join(', ')} are left as they are.`;
}

function keptFile({ host, path }: DeclaredDevice): string {
  return `The file of ${path} on ${host}, its loop device and the link stay.`;
}

/** Wipe the devices that are declared for a cluster, and what Rook kept on hosts, where these are there and carry what is of this cluster. */
export function wipe(state: StackState, cluster: ClusterState, { use, monitorKeys }: TeardownOptions): Step {
  const { key, namespace, settings: { dataDirHostPath, cephImage = '' } } = cluster, { fsid = '', hosts: seen = [] } = use.clusters.get(key) ?? {};
  const devices = devicesOf(state, cluster), hosts = [...new Set([...devices.map(({ host }) => host), ...seen])].sort();
  const there = hosts.filter(host => use.ready.has(host)), away = hosts.filter(host => !use.ready.has(host));
  const leaves = [...away.map(host => awayHost(host, devices, dataDirHostPath)), ...devices.filter(({ path }) => path.startsWith(FILE_LINKS)).map(keptFile)];
  if (there.length === 0) return makeStep({ kind: StepKind.WIPE, title: `Wipe nothing of ${key}: none of its hosts is there`, danger: Danger.NONE, cluster: key, leaves });
  const jobs = there.map((host, i): Wiping => ({
    host, number: i + 1, namespace, image: cephImage, fsid, key: monitorKeys?.get(key) ?? '', dataDirHostPath, devices: devices.filter(device => device.host === host), tolerations: tolerationsIn(cluster),
  }));
  const pods: ObjectReference = { resource: 'pods', namespace, labels: WIPES }, all: ObjectReference = { resource: 'jobs.batch', namespace, labels: WIPES };
  const noPod: Gate = listed('no-pod', 'no pod that wipes is left', pods, { kind: ExpectationKind.GONE });
  const ended: Gate = listed('wiped', `the devices on ${there.length} hosts are wiped`, pods, { kind: ExpectationKind.REPORTED, count: there.length });
  const acts: Act[] = [
    // One that was broken off is begun anew: it finds what is wiped already.
    forget(all), wait(noPod, 300), { ...apply(jobs.map(wipeJob)), destroys: true }, { ...wait(ended, 1800), keepsDetails: true }, forget(all),
  ];
  return makeStep({
    kind: StepKind.WIPE,
    title: `Wipe the declared devices of ${key} on ${there.join(', ')}, where they carry an OSD of ${fsid}`,
    danger: Danger.DESTROYS,
    cluster: key,
    before: [listed('daemons', 'none of its daemons is left', { resource: 'pods', namespace, labels: { rook_cluster: namespace } }, { kind: ExpectationKind.GONE })],
    acts,
    noReturn: true,
    after: [noPod],
    notes: ['A device is looked at before it is wiped. What carries an OSD of another cluster, a filesystem or anything else is left as it is, and told at the end.'],
    leaves,
  });
}
