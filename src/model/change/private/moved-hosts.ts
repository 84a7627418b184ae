import { makeStep } from './make-step';
import { crushName, LEVELS, topologyLabels, TopologySpec } from '../../layout';
import { Act, atOnce, ceph, keepEpoch, patch } from '../actions';
import { clean, cleanAgain, placed } from '../gates';
import { Danger, Step, StepKind } from '../step';
import type { PlannedCluster } from './planned-cluster';

/** A host with OSDs that is declared in another place than before. */
export interface MovedHost {
  readonly name: string;
  readonly from: TopologySpec;
  readonly to: TopologySpec;
}

/** The hosts of both states that stand elsewhere now. */
export function movedHosts({ former, next }: Pick<PlannedCluster, 'former' | 'next'>): MovedHost[] {
  const before = new Map(former.layout.hosts.map(({ name, topology }) => [name, topology]));
  return next.layout.hosts.flatMap(({ name, topology }): MovedHost[] => {
    const from = before.get(name);
    return from === undefined || LEVELS.every(level => from[level] === topology[level]) ? [] : [{ name, from, to: topology }];
  });
}

/** The place of a host as CRUSH takes it, from the nearest bucket to the root. */
function location(topology: TopologySpec, root: string): string[] {
  return [...LEVELS.filter(level => topology[level] !== undefined).map(level => `${level}=${crushName(topology[level])}`), `root=${root}`];
}

function bucketOf(topology: TopologySpec, root: string): string {
  return location(topology, root)[0].split('=')[1];
}

/** The labels of a node for another place. */
function labelled(name: string, from: TopologySpec, to: TopologySpec): Act {
  // A merge patch takes away what is null.
  return patch({ resource: 'nodes', name }, { metadata: { labels: { ...Object.fromEntries(Object.keys(topologyLabels(from)).map(label => [label, null])), ...topologyLabels(to) } } });
}

/**
 * Move hosts in the CRUSH map. Labels of nodes alone move nothing: Rook reads them for new OSDs, and an OSD that starts leaves its
 * host where it is (rook#18241). The labels are set all the same, so that new OSDs come to the same place.
 */
export function place(cluster: PlannedCluster): Step {
  const { plan, former } = cluster, hosts = movedHosts(cluster);
  const root = former.settings.crushRoot;
  const { acts, finals } = atOnce(plan.key, hosts.map(({ name, to }) => ceph(plan.key, `osd crush move ${crushName(name)} ${location(to, root).join(' ')}`)), hosts.length > 1);
  return makeStep({
    kind: StepKind.PLACE,
    title: `Move ${hosts.map(({ name, to }) => `${name} to ${bucketOf(to, root)}`).join(', ')} in the CRUSH map`,
    danger: Danger.MOVES_DATA,
    cluster: plan.key,
    before: clean(plan.key),
    acts: [...hosts.map(({ name, from, to }) => labelled(name, from, to)), ...acts, keepEpoch(plan.key)],
    finals,
    undo: hosts.flatMap(({ name, from, to }) => [labelled(name, to, from), ceph(plan.key, `osd crush move ${crushName(name)} ${location(from, root).join(' ')}`)]),
    after: [...hosts.map(({ name, to }) => placed(plan.key, crushName(name), bucketOf(to, root))), ...cleanAgain(plan.key)],
    moved: plan.adding,
    copies: plan.copies?.added,
    notes: ['Do this where the host is really elsewhere; otherwise copies are kept apart on paper only. What moves here includes what the new devices of this plan take.'],
  });
}
