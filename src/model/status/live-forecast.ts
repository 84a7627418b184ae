import type { StatusAnswers } from './answers';
import { Forecast, forecastOf, ForecastOptions } from '../forecast';
import { isUnknown, Maybe, Monitors } from '../layout';
import { clusterIn, ClusterState, StackState, volumeHosts } from '../manifests';
import { asItIs } from './private/as-it-is';
import { monitorsOf } from './private/daemons';
import { liveOsds } from './private/osds';
import { monitorHosts } from './private/places';
import { toldIn, Told } from './private/read';

/** What a cluster will hold and survive as it is now: by its own map, by what it holds, and by what its balancer has moved. Unknown where it did not answer. */
export function liveForecast(state: StackState, cluster: ClusterState, answers: StatusAnswers, options: Omit<ForecastOptions, 'stored'> = {}): Maybe<Forecast> {
  const told = toldIn(answers), found = asItIs(cluster, told, liveOsds(told));
  if (isUnknown(found)) return found;
  const subject = clusterIn(state, cluster), monitors = liveMonitors(told, subject.monitors, volumeHosts(state.objects.values()));
  return isUnknown(monitors) ? monitors : forecastOf({ ...subject, monitors }, options, found);
}

/** The monitors where they are. Those that are not in quorum are away already; one whose host is not known may be on any. */
function liveMonitors(told: Told, { count: declared, hosts }: Monitors, volumes: ReadonlyMap<string, string>): Maybe<Monitors> {
  const { known, inQuorum } = monitorsOf(told, declared), on = monitorHosts(told, volumes);
  if (isUnknown(known)) return known;
  if (isUnknown(inQuorum)) return inQuorum;
  const places = inQuorum.map(name => ({ name: `mon.${name}`, monitors: 1, hosts: on.has(name) ? [on.get(name)!] : hosts }));
  return { count: known.length, hosts, places, away: known.length - inQuorum.length };
}
