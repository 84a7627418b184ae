import type { StatusAnswers } from './answers';
import { todosOf } from './private/causes';
import { complaintsOf } from './private/complaints';
import { monitorsOf, operatorOf, releasesOf } from './private/daemons';
import { groupsOf } from './private/groups';
import { healingOf } from './private/healing';
import { flagsOf, liveOsds } from './private/osds';
import { monitorHosts, placesOf } from './private/places';
import { toldIn, unansweredIn } from './private/read';
import { accessOf, dataOf } from './private/replies';
import { viewOf } from './private/room';
import type { Status } from './status';
import { toldValue } from '../forecast';
import { isUnknown, Maybe, Unknown } from '../layout';
import { clusterIn, ClusterState, StackState, volumeHosts } from '../manifests';

/**
 * How a cluster is, by what it answered, laid beside the state that was applied to it.
 * @param key which cluster of the state, as `<namespace>/<name>`; may be left out where there is one only
 */
export function statusOf(state: StackState, answers: StatusAnswers, key?: string): Status {
  const cluster = clusterOf(state, key);
  const told = toldIn(answers), osds = liveOsds(told), groups = groupsOf(told), complaints = complaintsOf(told, cluster);
  const mons = monitorHosts(told, volumeHosts(state.objects.values()));
  const view = viewOf(cluster, told, osds, answers), places = placesOf(told, cluster, mons);
  const monitors = monitorsOf(told, clusterIn(state, cluster).monitors.count), operator = operatorOf(told, cluster), releases = releasesOf(told, cluster);
  const healing = healingOf({ told, groups, osds, answers, view, recovery: cluster.settings.recovery });
  const { room } = view, { hosts, differences } = places, seen = { told, groups, complaints };
  const data = dataOf(seen), access = accessOf(seen);
  return {
    cluster: cluster.key,
    at: answers.now,
    first: firstOf(answers, operator.is),
    data,
    access,
    healing,
    room,
    monitors,
    operator,
    releases,
    hosts,
    differences,
    complaints,
    todo: todosOf({ healing, room, monitors, operator, releases, hosts, differences, complaints, osds, flags: flagsOf(told), places, monitorHosts: mons, answers }),
    notKnown: [...unansweredIn(answers), ...unknownOf(room, healing)],
  };
}

function clusterOf({ clusters }: StackState, key: string | undefined): ClusterState {
  const found = clusters.filter(each => key === undefined || each.key === key);
  if (found.length !== 1) throw new Error(`${found.length} clusters ${key ?? ''} are among the objects; name one of ${clusters.map(each => each.key).join(', ')}`);
  return found[0];
}

/** What is said before anything else. */
function firstOf({ now, run }: StatusAnswers, operator: Status['operator']['is']): string[] {
  const held = run?.holdsOperator === true && operator !== 'runs';
  const ago = toldValue(Math.max(0, now - (run?.since ?? now)), 'seconds');
  return [
    ...run === undefined ? [] : [{
      title: held
        ? `A change was begun ${ago} ago and has not ended (${run.title}). The operator is stopped by it, so nothing is repaired until it goes on.`
        : `A change was begun ${ago} ago and has not ended (${run.title}).`,
    }],
    ...held || operator === 'runs' || operator === 'unknown' ? [] : [{
      title: operator === 'scaledDown'
        ? "Rook's operator is scaled down to 0: nothing is repaired, replaced or changed until it runs."
        : "Rook's operator does not run: nothing is repaired, replaced or changed until it does.",
    }],
  ].map(({ title }) => title);
}

/** Which figures are not known, and why; what was not answered is told anyway. */
function unknownOf({ left, days }: Status['room'], { is, until }: Status['healing']): string[] {
  const open = (figure: Maybe<unknown> | undefined): figure is Unknown => isUnknown(figure) && !figure.unknown.endsWith(' was not answered');
  return [
    ...open(left) ? [{ reason: `How much is safe to store is not known, because ${left.unknown}.` }] : [],
    ...open(days) && !open(left) ? [{ reason: `For how long that is enough is not known, because ${days.unknown}.` }] : [],
    ...(is === 'running' || is === 'moving') && open(until) ? [{ reason: `When it is repaired is not known, because ${until.unknown}.` }] : [],
  ].map(({ reason }) => reason);
}
