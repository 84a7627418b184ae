import { asItIs } from './as-it-is';
import { growthOf } from './growth';
import { LiveOsd, osdNames } from './osds';
import type { Told } from './read';
import type { HostElsewhere } from '../../change';
import { listAt, numberAt } from '../../checks';
import { NONE, OsdStates, UNIT } from '../../crush';
import { capacityWith, competing, placed, PlacedPool, PredictedCluster, startOf } from '../../forecast';
import { isUnknown, LEVELS, Maybe, unknown } from '../../layout';
import type { ClusterState } from '../../manifests';
import type { StatusAnswers } from '../answers';
import type { Room, RoomSet } from '../status';

/** What is stored and may be, and what the map says of making missing copies. */
export interface View {
  readonly room: Room;
  /** Copies and chunks that find no place as long as the OSDs that are down stay down. */
  readonly unplaced: Maybe<number>;
  /** Why Ceph does not give up the OSDs that are down by itself; absent where it does. */
  readonly byHand?: string;
}

export function viewOf(cluster: ClusterState, told: Told, osds: ReadonlyMap<number, LiveOsd> | undefined, answers: StatusAnswers): View {
  const stored = storedIn(told), fullest = fullestOf(osds);
  const blind = (why: string): View => ({ room: { stored, fullest, sets: unknown(why), left: unknown(why), days: unknown(why), notes: [] }, unplaced: unknown(why) });
  const found = asItIs(cluster, told, osds);
  if (isUnknown(found)) return blind(found.unknown);
  const { live: { cluster: known, agreement, elsewhere }, cluster: left, stored: byName, down } = found;
  const place = (states: OsdStates) => left.pools.map(pool => placed({ ...left, states }, pool));
  const all = place(left.states), sets = setsOf(left, all, byName);
  const beyond = sets.filter(set => set.left < 0), open = beyond.length > 0 ? beyond : sets;
  const { automatic, reason } = startOf(known, down.filter(id => osds!.get(id)!.in !== false), cluster.settings.recovery);
  const whole = [...osds!.values()].every(({ up, in: taken }) => up === true && taken === true);
  const notes = [
    ...down.length === 0 ? [] : [`What is safe is counted without OSDs that are down: ${osdNames(down)}.`],
    ...elsewhere.length === 0 ? [] : [`Hosts stand in other zones or racks than the layout says: ${elsewhere.map(placeOf).join(', ')}. Set these in the layout.`],
    ...!whole || agreement > 0.97 ? [] : [`${Math.round(agreement * 100)} % of the data lies where the layout says; weights of OSDs differ from the layout.`],
  ];
  return {
    room: { stored, fullest, sets, left: open.reduce((sum, set) => sum + set.left, 0), days: growthOf(answers, stored, sets), notes },
    unplaced: holesIn(all) - holesIn(place(revived(known.states, down))),
    ...automatic ? {} : { byHand: reason },
  };
}

/** What is safe on each set of devices that the same pools fill, every pool by its part of what is stored. */
function setsOf(cluster: PredictedCluster, all: readonly PlacedPool[], stored: ReadonlyMap<string, number>): RoomSet[] {
  const specs = new Map(cluster.pools.map(pool => [pool.name, pool])), bytesOf = ({ pool }: PlacedPool) => stored.get(pool.name) ?? 0;
  return competing(all).flatMap((members): RoomSet[] => {
    const held = members.reduce((sum, member) => sum + bytesOf(member), 0), data = members.filter(({ pool }) => specs.get(pool.name)!.holds === 'data');
    if (data.length === 0) return [];
    // Where nothing is stored yet, pools for data are taken to fill up alike.
    const shared = members.map(member => ({ ...member, pool: { ...member.pool, share: held > 0 ? bytesOf(member) : data.includes(member) ? 1 : 0 } }));
    const safe = capacityWith({ ...cluster, pools: members.map(({ pool }) => specs.get(pool.name)!) }, shared).safe.value;
    const deviceClasses = [...new Set(data.flatMap(({ pool }) => specs.get(pool.name)!.deviceClass ?? []))].sort();
    return [{ deviceClasses, pools: data.map(({ pool }) => pool.name).sort(), stored: held, safe, left: safe - held }];
  });
}

function placeOf({ host, stands }: HostElsewhere): string {
  const levels = LEVELS.filter(level => stands[level] !== undefined).map(level => `${level} ${stands[level]}`);
  return levels.length === 0 ? `${host} in none` : `${host} in ${levels.join(', ')}`;
}

/** Bytes of users in all pools. */
function storedIn({ df }: Told): Maybe<number> {
  const pools = listAt(df, 'pools')?.map(pool => numberAt(pool, 'stats', 'stored'));
  if (pools === undefined || pools.includes(undefined)) return unknown(df === undefined ? "'ceph df' was not answered" : "the answer to 'ceph df' cannot be read");
  return pools.reduce<number>((sum, bytes) => sum + bytes!, 0);
}

function fullestOf(osds: ReadonlyMap<number, LiveOsd> | undefined): Room['fullest'] {
  const filled = [...osds?.values() ?? []].filter(osd => osd.in !== false && osd.fill !== undefined);
  if (filled.length === 0) return unknown('how full OSDs are was not answered');
  const { id, fill } = filled.reduce((most, osd) => osd.fill! > most.fill! ? osd : most);
  return { osd: id, part: fill! };
}

/** The states with some OSDs up and in. */
function revived(states: OsdStates, osds: readonly number[]): OsdStates {
  const reweights = states.reweights.slice(), up = states.up.slice();
  for (const osd of osds) [reweights[osd], up[osd]] = [UNIT, 1];
  return { ...states, reweights, up };
}

function holesIn(all: readonly PlacedPool[]): number {
  return all.reduce((sum, { placement: { osds } }) => sum + osds.filter(osd => osd === NONE).length, 0);
}
