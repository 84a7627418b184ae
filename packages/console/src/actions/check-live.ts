import type { PolicyQuestion } from 'cdk8s-ceph';
import { manifests, preflight } from 'cdk8s-ceph/model';
import { Connection, onCluster, Reach } from './cluster';
import { judged, Outcome } from './outcome';
import type { Ui } from './ui';
import { madeFrom } from '../input/source';
import type { Given } from '../input/stack';
import { Counts, countsOf, Problem } from '../io/problem';
import { captureNodes } from '../run/captures';

/** How the real nodes stand to a stack. */
export interface CheckedLive extends Counts {
  /** Hosts that were looked at. */
  readonly seen: readonly string[];
  /** What could not be judged, and for which missing fact. */
  readonly notJudged: readonly PolicyQuestion[];
}

/** Hold a stack against the real nodes, before anything is applied. Pods that cannot write to a device look at each node. */
export async function checkLive(given: Given, reach: Reach, ui: Ui): Promise<Outcome<CheckedLive>> {
  const source = madeFrom(given);
  if ('status' in source) return source;
  const bad = source.problems.filter(({ severity }) => severity === 'error');
  if (bad.length > 0) return { status: 'refused', problems: bad };
  const state = manifests.stateOf(source.objects().map(({ object }) => object));
  return onCluster(reach, async connection => {
    const { problems, notJudged, seen } = await preflightOn(connection, state, ui);
    return judged({ seen, notJudged, ...countsOf(problems) }, problems);
  });
}

/** What is found, and what could not be judged. */
export async function preflightOn({ objects, clock }: Connection, state: manifests.StackState, ui: Pick<Ui, 'signal'>): Promise<{ readonly problems: Problem[]; readonly notJudged: readonly PolicyQuestion[]; readonly seen: string[] }> {
  const listed = async (resource: string) => {
    const { code, json } = await objects.list({ resource });
    return code === 0 ? json as unknown : undefined;
  };
  const folders = [...new Set(manifests.footingOf(state).clusters.map(({ dataDirHostPath }) => dataDirHostPath))];
  const { told: captures, problems: silent } = await captureNodes(objects, clock, ui.signal, folders);
  const { findings, notJudged } = preflight.preflight(state, {
    nodes: await listed('nodes'),
    namespaces: await listed('namespaces'),
    deployments: await listed('deployments.apps'),
    crds: await listed('customresourcedefinitions.apiextensions.k8s.io'),
    cephClusters: await listed('cephclusters.ceph.rook.io'),
    pvs: await listed('persistentvolumes'),
    pvcs: await listed('persistentvolumeclaims'),
    storageClasses: await listed('storageclasses.storage.k8s.io'),
    version: await objects.version().catch(() => undefined),
    captures,
  });
  const problems = findings.map(({ path, property, ...finding }): Problem => ({ ...finding, place: { field: [path, property].filter(Boolean).join(' ') } }));
  return { problems: [...silent, ...problems], notJudged, seen: [...captures.keys()].sort() };
}
