import { claimsOf, command, deploymentOf, operatorIn } from './actions';
import { Check, Expectation, ExpectationKind, namespaceOf, ObjectReference, OsdReference, QueryKind } from '../checks';
import { BLOCKING_CODES } from '../layout';
import { partsOf, RELEASES, versionIn } from '../manifests';

/** What is checked, before it has its place in a step. */
export type Gate = Omit<Check, 'id'> & { readonly name: string };

/** Checks with ids: that of their step, when they are made, and their own name. */
export function checksOf(step: string, when: 'before' | 'after' | 'reversible', gates: readonly Gate[]): Check[] {
  return gates.map(({ name, orElse, ...gate }) => ({ id: `${step}/${when}/${name}`, ...gate, ...orElse && { orElse: { ...orElse, id: `${step}/${when}/${orElse.id}` } } }));
}

/** Until figures of the manager are those after a change: up to 90 s were seen. */
export const SETTLES = 90;

/** @param of the OSD that the command is about, as its last word */
export function asked(cluster: string, name: string, title: string, words: string, expectation: Expectation, holdsFor?: number, of?: OsdReference): Gate {
  const asks = of === undefined ? command(words) : command(words, of);
  return { name, title, query: { kind: QueryKind.CEPH, cluster, command: asks }, expectation, ...holdsFor === undefined ? {} : { holdsFor } };
}

export function listed(name: string, title: string, objects: ObjectReference, expectation: Expectation): Gate {
  return { name, title, query: { kind: QueryKind.LIST, objects }, expectation };
}

/** All copies are where they belong, and nobody is missing. */
export function clean(cluster: string, holdsFor = 0): Gate[] {
  return [
    asked(cluster, 'clean', 'every placement group is active+clean', 'status', { kind: ExpectationKind.GROUPS_CLEAN }, holdsFor),
    asked(cluster, 'quorum', 'every monitor is in quorum', 'quorum_status', { kind: ExpectationKind.MONITORS_IN_QUORUM }),
    asked(cluster, 'health', 'Ceph tells of nothing that blocks', 'health detail', { kind: ExpectationKind.NO_HEALTH_CODES, codes: [...BLOCKING_CODES] }),
  ];
}

/** Complaints of daemons that do not run: where a host is dead, its monitor and its manager are as well. */
const MISSING_CODES: readonly string[] = ['MON_DOWN', 'MGR_DOWN'];

/** Everything can be read and written without OSDs that run no more, and nothing is damaged: what they hold is a copy that nobody needs. */
export function usableWithout(cluster: string, osds: readonly OsdReference[], holdsFor = SETTLES): Gate[] {
  return [
    asked(cluster, 'usable', 'Ceph tells of nothing that blocks but daemons that are missing', 'health detail', { kind: ExpectationKind.NO_HEALTH_CODES, codes: BLOCKING_CODES.filter(code => !MISSING_CODES.includes(code)) }, holdsFor),
    asked(cluster, 'majority', 'more than half of the monitors are in quorum', 'quorum_status', { kind: ExpectationKind.QUORUM_WITHOUT }),
    ...osds.length === 0 ? [] : [asked(cluster, 'down', 'the OSDs do not run', 'osd tree', { kind: ExpectationKind.OSDS_DOWN, osds: [...osds] })],
  ];
}

/** Complaints of devices that are full: more room is what mends them. */
const FULL_CODES: readonly string[] = ['OSD_FULL', 'OSD_BACKFILLFULL', 'POOL_FULL', 'PG_RECOVERY_FULL', 'PG_BACKFILL_FULL'];

/** The same, and devices may be full: they are about to get more room. */
export function cleanThoughFull(cluster: string, holdsFor = 0): Gate[] {
  return clean(cluster, holdsFor).map(gate => gate.name !== 'health' ? gate : {
    ...gate, title: 'Ceph tells of nothing that blocks but full devices', expectation: { ...gate.expectation, codes: BLOCKING_CODES.filter(code => !FULL_CODES.includes(code)) },
  });
}

/** All data can be read and written while these OSDs are stopped. */
export function okToStop(cluster: string, osds: readonly OsdReference[]): Gate {
  return {
    name: 'ok-to-stop',
    title: 'Ceph says that all data stays available while the OSDs are stopped',
    query: { kind: QueryKind.CEPH, cluster, command: command('osd ok-to-stop', ...osds) },
    expectation: { kind: ExpectationKind.OK_TO_STOP, osds: [...osds] },
  };
}

/** The monitors alone: what must be so before devices come, which are what an ill or full cluster needs. */
export const voting = (cluster: string) => clean(cluster).filter(({ name }) => name === 'quorum');

/** The same after something has changed: what was told before the change does not count. */
export const cleanAgain = (cluster: string) => clean(cluster, SETTLES);

/** The cluster is the one that is meant. */
export function ofFsid(cluster: string, fsid: string): Gate {
  return asked(cluster, 'fsid', `it is the cluster ${fsid}`, 'status', { kind: ExpectationKind.FSID, fsid });
}

/** OSDs that are known run again. */
export function back(cluster: string, osds: readonly OsdReference[]): Gate {
  return asked(cluster, 'up', 'every OSD is up', 'osd tree', { kind: ExpectationKind.OSDS_UP, osds: [...osds] });
}

/** New OSDs take part. */
export function arrived(cluster: string, osds: readonly OsdReference[]): Gate {
  return asked(cluster, 'up', 'the new OSDs are up', 'osd tree', { kind: ExpectationKind.OSDS_UP, osds: [...osds] });
}

/** New OSDs run, and what moves to them is there. */
export function running(cluster: string, osds: readonly OsdReference[]): Gate[] {
  const sets = new Map(osds.map(osd => [osd.deviceSet, osds.filter(({ deviceSet }) => deviceSet === osd.deviceSet).length]));
  return [
    ...[...sets].map(([set, count]) => listed(`ready-${set}`, `the OSDs of ${set} are ready`, deploymentsOfSet(cluster, set), { kind: ExpectationKind.READY, count })),
    arrived(cluster, osds),
    ...cleanAgain(cluster),
  ];
}

/** OSDs take no more data: the map says so, and has reached everybody. `since` is the action that read the map afterwards. */
export function empty(cluster: string, osds: readonly OsdReference[], since: string): Gate[] {
  const all = [...osds];
  return [
    asked(cluster, 'weight', 'the OSDs have the CRUSH weight 0', 'osd tree', { kind: ExpectationKind.OSDS_WEIGH, osds: all, weight: 0 }),
    asked(cluster, 'map', 'the map is the one with the new weights', 'osd dump', { kind: ExpectationKind.MAP_REACHED, since }),
    ...osds.map((osd, i): Gate => ({
      name: `holds-nothing-${i + 1}`,
      title: `the OSD of ${labelOf(osd)} knows that map and holds no placement group`,
      query: { kind: QueryKind.CEPH, cluster, command: command('tell', osd, 'status') },
      expectation: { kind: ExpectationKind.OSD_HOLDS_NOTHING, osds: [osd], since },
      holdsFor: SETTLES,
      // A broken device cannot answer; Ceph then says that it is safe to destroy once every group is clean without it.
      orElse: {
        id: `down-${i + 1}`, title: 'it is down', query: { kind: QueryKind.CEPH, cluster, command: command('osd tree') }, expectation: { kind: ExpectationKind.OSDS_DOWN, osds: [osd] },
      },
    })),
    asked(cluster, 'empty', 'no placement group is placed on the OSDs', 'osd df', { kind: ExpectationKind.OSDS_EMPTY, osds: all }, SETTLES),
    safe(cluster, osds),
    ...cleanAgain(cluster),
  ];
}

/** Ceph itself says that nothing is lost with the OSDs. */
export function safe(cluster: string, osds: readonly OsdReference[]): Gate {
  return {
    name: 'safe-to-destroy',
    title: 'Ceph says that the OSDs are safe to destroy',
    query: { kind: QueryKind.CEPH, cluster, command: command('osd safe-to-destroy', ...osds) },
    expectation: { kind: ExpectationKind.SAFE_TO_DESTROY, osds: [...osds] },
    holdsFor: SETTLES,
  };
}

/** OSDs are no longer known, to Ceph and to Kubernetes, and the operator works again. @param well what is to be so of the cluster then */
export function gone(cluster: string, osds: readonly OsdReference[], operatorNamespace: string, well: readonly Gate[] = cleanAgain(cluster)): Gate[] {
  return [
    asked(cluster, 'forgotten', 'the OSDs are not in the tree', 'osd tree', { kind: ExpectationKind.OSDS_GONE, osds: [...osds] }),
    ...osds.flatMap((osd, i) => [
      listed(`deployment-${i + 1}`, `the Deployment of ${labelOf(osd)} is gone`, deploymentOf(osd), { kind: ExpectationKind.GONE }),
      listed(`claims-${i + 1}`, `the claims of ${labelOf(osd)} are gone`, claimsOf(osd), { kind: ExpectationKind.GONE }),
    ]),
    operatorReady(operatorNamespace),
    ...well,
  ];
}

export function operatorReady(namespace: string): Gate {
  return listed('operator', 'the operator runs', operatorIn(namespace), { kind: ExpectationKind.READY });
}

/** Everything that Rook made in the namespace carries the version of its operator. */
export function rookVersion(cluster: string, version: string): Gate {
  const made: ObjectReference = { resource: 'deployments.apps', namespace: namespaceOf(cluster), labels: { rook_cluster: namespaceOf(cluster) } };
  return listed('rook-version', `everything is made by Rook ${version}`, made, { kind: ExpectationKind.LABELS_EQUAL, label: 'rook-version', version });
}

/** Switches of Ceph that keep it from noticing or repairing what an upgrade stops for a moment. */
const FLAGS = ['noout', 'nodown', 'noup', 'noin', 'nobackfill', 'norebalance', 'norecover', 'pauserd', 'pausewr'];

/**
 * What must be so before Rook or Ceph becomes another release.
 * @param image what the cluster runs
 * @param except errors that do not count
 */
export function fit(cluster: string, image: string | undefined, except: readonly string[] = []): Gate[] {
  const release = RELEASES[partsOf(versionIn(image) ?? '')[0]];
  return [
    ...clean(cluster),
    asked(cluster, 'no-errors', 'Ceph tells of no error', 'health detail', { kind: ExpectationKind.NO_HEALTH_ERRORS, codes: [...except] }),
    asked(cluster, 'no-flags', 'no switch keeps Ceph from repairing', 'osd dump', { kind: ExpectationKind.NO_FLAGS, flags: [...FLAGS] }),
    ...release === undefined ? [] : [releaseRequired(cluster, release)],
  ];
}

/** Every daemon runs a release, in the order in which Rook goes through them, and Rook has come to its end with it. */
export function cephVersion(cluster: string, version: string): Gate[] {
  const namespace = namespaceOf(cluster);
  const made: ObjectReference = { resource: 'deployments.apps', namespace, labels: { rook_cluster: namespace } };
  const versions = (name: string, title: string, daemons?: string) => asked(cluster, name, title, 'versions', { kind: ExpectationKind.VERSIONS_EQUAL, version, ...daemons === undefined ? {} : { daemons } });
  return [
    versions('versions-mon', `every monitor runs Ceph ${version}`, 'mon'),
    versions('versions-mgr', `every manager runs Ceph ${version}`, 'mgr'),
    versions('versions-osd', `every OSD runs Ceph ${version}`, 'osd'),
    versions('versions', `every daemon runs Ceph ${version}`),
    listed('ceph-version', `Rook has finished the upgrade to Ceph ${version}`, made, { kind: ExpectationKind.LABELS_EQUAL, label: 'ceph-version', version }),
    rookReady(cluster),
  ];
}

/** Every daemon is made of an image and runs, and Rook has come to its end with it: of two images of one release the version tells nothing. */
export function cephImage(cluster: string, image: string): Gate[] {
  const namespace = namespaceOf(cluster), made: ObjectReference = { resource: 'deployments.apps', namespace, labels: { rook_cluster: namespace } };
  return [
    listed('image', `everything of Ceph is made of ${image}`, made, { kind: ExpectationKind.IMAGES_EQUAL, image }),
    listed('rolled-out', 'everything of Ceph runs', made, { kind: ExpectationKind.READY }),
    rookReady(cluster),
  ];
}

function rookReady(cluster: string): Gate {
  const namespace = namespaceOf(cluster);
  return listed('ready', `Rook calls ${cluster} ready`, { resource: 'cephclusters.ceph.rook.io', namespace, name: cluster.slice(namespace.length + 1) }, { kind: ExpectationKind.PHASE, phase: 'Ready' });
}

/** No daemon has another release yet. */
export function cephIs(cluster: string, version: string): Gate {
  return asked(cluster, `ceph-is-${cluster}`, `every daemon still runs Ceph ${version}`, 'versions', { kind: ExpectationKind.VERSIONS_EQUAL, version });
}

/** Another operator has made nothing yet. */
export function rookIs(cluster: string, version: string): Gate {
  return { ...rookVersion(cluster, `v${version}`), name: `rook-is-${cluster}`, title: `everything is still made by Rook ${version}` };
}

export function releaseRequired(cluster: string, release: string): Gate {
  return asked(cluster, 'release', `every OSD must be of the release ${release}`, 'osd dump', { kind: ExpectationKind.RELEASE_REQUIRED, version: release });
}

export function placed(cluster: string, host: string, bucket: string): Gate {
  return asked(cluster, `placed-${host}`, `${host} stands in ${bucket}`, 'osd tree', { kind: ExpectationKind.HOST_PLACED, host, bucket });
}

/** Deployments that must be gone: the pods of a scaled down operator. */
export function operatorGone(namespace: string): Gate {
  return listed('operator-gone', 'no pod of the operator is left', { resource: 'pods', namespace, labels: { app: 'rook-ceph-operator' } }, { kind: ExpectationKind.GONE });
}

export function labelOf({ deviceSet, index }: OsdReference): string {
  return index === undefined ? deviceSet : `${deviceSet}#${index}`;
}

function deploymentsOfSet(cluster: string, set: string): ObjectReference {
  return { resource: 'deployments.apps', namespace: namespaceOf(cluster), labels: { 'ceph.rook.io/DeviceSet': set } };
}
