import { makeStep } from './make-step';
import { ExpectationKind, namespaceOf, OsdReference } from '../../checks';
import { crushName } from '../../layout';
import type { ClusterState } from '../../manifests';
import { Act, ask, ceph, evict, patch, wait } from '../actions';
import { asked, clean, Gate, listed, okToStop, SETTLES } from '../gates';
import { Copies, Danger, Step, StepKind } from '../step';

/** A cluster, and what of it stands on the host. */
export interface Standing {
  readonly state: ClusterState;
  readonly osds: readonly OsdReference[];
  /** Monitors by their names. */
  readonly monitors: readonly string[];
  readonly copies?: Copies;
}

/** A host that is taken out of work for a while. */
export interface Aside {
  readonly host: string;
  readonly clusters: readonly Standing[];
  /** Pods that may go although nothing makes them anew. */
  readonly loses: readonly string[];
  readonly notes: readonly string[];
}

/** Minutes for which Rook keeps the OSDs of a host in while it is drained: its own half an hour is short for work on hardware. */
const HELD = 1440;

/** Nobody takes the OSDs of the host for lost while it is away; Rook itself takes the flag back when its time is over, so it is told a longer one. */
function hold({ state: { key, namespace, name, settings } }: Standing, host: string): Act[] {
  const longer = settings.managesBudgets && (settings.heldMinutes ?? 0) < HELD;
  return [
    ...longer ? [patch({ resource: 'cephclusters.ceph.rook.io', namespace, name }, { spec: { disruptionManagement: { osdMaintenanceTimeout: HELD } } })] : [],
    ceph(key, `osd set-group noout ${crushName(host)}`),
  ];
}

function release({ state: { key, namespace, name, settings } }: Standing, host: string): Act[] {
  const longer = settings.managesBudgets && (settings.heldMinutes ?? 0) < HELD;
  return [
    ceph(key, `osd unset-group noout ${crushName(host)}`),
    // A merge patch takes away what is null.
    ...longer ? [patch({ resource: 'cephclusters.ceph.rook.io', namespace, name }, { spec: { disruptionManagement: { osdMaintenanceTimeout: settings.heldMinutes ?? null } } })] : [],
  ];
}

/** Whether new pods are kept off the host. */
const cordon = (host: string, on: boolean): Act => patch({ resource: 'nodes', name: host }, { spec: { unschedulable: on ? true : null } });

/** The same gates of several clusters in one step. */
function apart(all: readonly (readonly Gate[])[]): Gate[] {
  return all.flatMap((gates, i) => gates.map(gate => i === 0 ? gate : { ...gate, name: `${gate.name}-${i + 1}` }));
}

const withOsds = ({ clusters }: Aside) => clusters.filter(({ osds }) => osds.length > 0);

function beforehand({ host, clusters }: Aside): Gate[] {
  const hosts = [...new Set([host, ...clusters.flatMap(({ state }) => state.layout.hosts.map(({ name }) => name))])].sort();
  return [
    ...apart(clusters.map(({ state: { key }, osds, monitors }) => [
      ...clean(key),
      asked(key, 'quorum-without', `more than half of the monitors are in quorum without ${host}`, 'quorum_status', { kind: ExpectationKind.QUORUM_WITHOUT, monitors: [...monitors] }),
      asked(key, 'others-unflagged', 'no other host is under maintenance, by its flags in the map', 'osd dump', { kind: ExpectationKind.OTHERS_UNFLAGGED, host: crushName(host) }),
      ...osds.length === 0 ? [] : [okToStop(key, osds)],
    ])),
    listed('others-schedulable', 'every other host of the storage takes pods', { resource: 'nodes' }, { kind: ExpectationKind.OTHERS_SCHEDULABLE, host, hosts }),
  ];
}

/** Take the host out: what is needed elsewhere goes there, and nothing is taken for lost. */
export function takeOut(aside: Aside): Step {
  const { host, loses, notes } = aside, standing = withOsds(aside);
  return makeStep({
    kind: StepKind.TAKE_OUT,
    part: host,
    title: `Keep new pods off ${host}, and move its pods elsewhere, one at a time`,
    danger: Danger.CHANGES,
    before: beforehand(aside),
    acts: [
      ...standing.flatMap(each => hold(each, host)),
      cordon(host, true),
      // Asked once more at the last moment: whoever goes on with a step that was broken off long ago does not ask what was so before it.
      ...standing.map(({ state: { key }, osds }) => wait(okToStop(key, osds), 1800)),
      evict(host, loses),
    ],
    undo: [cordon(host, false), ...standing.flatMap(each => release(each, host))],
    temporary: true,
    after: [
      listed('evicted', `no pod that has to go is left on ${host}`, { resource: 'pods', node: host }, { kind: ExpectationKind.EVICTED }),
      // Seen on a real cluster: Rook takes the flag away, and sets it again once it sees that OSDs of the host are down.
      ...apart(standing.map(({ state: { key } }) => [asked(key, 'held-in', `Ceph does not give up the OSDs on ${host} while they are down`, 'osd dump', { kind: ExpectationKind.HOST_HELD_IN, host: crushName(host) })])),
    ],
    osds: standing.flatMap(({ osds }) => osds.map(({ deviceSet }) => deviceSet)),
    copies: standing.map(({ copies }) => copies).find(copies => copies !== undefined),
    notes,
  });
}

export function work({ host }: Aside): Step {
  return makeStep({
    kind: StepKind.WORK,
    part: host,
    title: `Wait until the work on ${host} is done`,
    danger: Danger.NONE,
    acts: [ask(`Do the work on ${host}: nothing that is needed runs there any more, and it may be stopped and started`)],
    notes: ['Until it is back there is one copy less of what its devices hold. Another loss meanwhile may stop reads and writes, so do not leave it like this.'],
  });
}

/** Give the host back, and end what was done for the time of the work only once every copy is there again. */
export function giveBack(aside: Aside): Step {
  const { host } = aside, standing = withOsds(aside);
  const waits = ({ state: { key }, osds }: Standing): Act[] => [
    wait(asked(key, 'up', `the OSDs on ${host} are up`, 'osd tree', { kind: ExpectationKind.OSDS_UP, osds: [...osds] }), 1800),
    wait(asked(key, 'in', `the OSDs on ${host} take data`, 'osd tree', { kind: ExpectationKind.OSDS_IN, osds: [...osds] }), 1800),
    ...clean(key, SETTLES).filter(({ name }) => name === 'clean').map(gate => wait(gate, 1800)),
  ];
  return makeStep({
    kind: StepKind.GIVE_BACK,
    part: host,
    title: `Let pods run on ${host} again, and wait until every copy is there`,
    danger: Danger.CHANGES,
    before: [listed('node-ready', `Kubernetes can reach ${host}`, { resource: 'nodes', name: host }, { kind: ExpectationKind.CONDITION, condition: 'Ready' })],
    acts: [cordon(host, false), ...standing.flatMap(waits), ...standing.flatMap(each => release(each, host))],
    after: apart(aside.clusters.map(each => [
      ...each.osds.length === 0 ? [] : [asked(each.state.key, 'unflagged', `${host} has no flags in the map any more`, 'osd dump', { kind: ExpectationKind.HOST_UNFLAGGED, host: crushName(host) })],
      ...clean(each.state.key),
    ])),
    osds: standing.flatMap(({ osds }) => osds.map(({ deviceSet }) => deviceSet)),
  });
}

/** The namespaces of all clusters: what runs there is no application. */
export function namespacesOf(clusters: readonly ClusterState[]): string[] {
  return clusters.map(({ key }) => namespaceOf(key));
}
