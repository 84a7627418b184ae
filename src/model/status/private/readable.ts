import { itemsOf, Told } from './read';
import type { LiveAnswers } from '../../change';
import { at, listAt, numberAt, osdObjects, textAt } from '../../checks';
import { CrushDump, OsdDump, unreadableIn } from '../../crush';
import { isUnknown, Maybe, unknown } from '../../layout';
import { ClusterState, hasUntoldOsds } from '../../manifests';
import { QUESTIONS, StatusQuestion } from '../answers';

const NEEDED: readonly StatusQuestion[] = ['crush', 'osds', 'deployments', 'df'];

/** What a live cluster is laid beside its layout by; unknown where a part was not answered, or cannot be read. */
export function liveAnswersIn(told: Told, cluster: ClusterState): Maybe<LiveAnswers> {
  const missing = NEEDED.find(question => told[question] === undefined);
  if (missing !== undefined) return unknown(`'${QUESTIONS[missing]}' was not answered`);
  if (hasUntoldOsds(cluster.object)) return unknown('it has OSDs on devices of hosts, which its objects do not tell');
  const { df } = told, deployments = itemsOf(told.deployments), claims = itemsOf(told.claims), map = mapIn(told);
  if (isUnknown(map)) return map;
  const { crush, osds } = map;
  if (!isDf(df)) return unknown("the answer to 'ceph df' cannot be read");
  if (deployments === undefined) return unknown("the answer to 'kubectl get deployments' is no list of objects");
  const sets = new Set(cluster.layout.osds.map(({ name }) => name));
  if (!osdObjects(deployments, claims ?? []).some(({ deviceSet, id }) => id !== undefined && sets.has(`${deviceSet}`))) return unknown('no OSD of the layout is there');
  return { crush, osds, deployments, ...claims && { claims }, df };
}

/** The map and the pools of a cluster; unknown where one was not answered, or cannot be read. */
export function mapIn({ crush, osds }: Told): Maybe<Pick<LiveAnswers, 'crush' | 'osds'>> {
  if (!isCrush(crush)) return unknown("the answer to 'ceph osd crush dump' cannot be read");
  const refused = unreadableIn(crush);
  if (refused !== undefined) return unknown(`the CRUSH map cannot be read: ${refused}`);
  return isOsdDump(osds, crush) ? { crush, osds } : unknown("the answer to 'ceph osd dump' cannot be read");
}

/** Whether every item of a list has numbers and texts under these keys. */
function each(list: readonly unknown[] | undefined, numbers: readonly string[], texts: readonly string[], more: (item: unknown) => boolean = () => true): boolean {
  return list !== undefined && list.every(item => numbers.every(key => numberAt(item, key) !== undefined) && texts.every(key => textAt(item, key) !== undefined) && more(item));
}

/** Whether it is a map whose parts refer to parts that are there. */
function isCrush(dump: unknown): dump is CrushDump {
  const [devices, types, buckets, rules] = ['devices', 'types', 'buckets', 'rules'].map(key => listAt(dump, key));
  const whole = each(devices, ['id'], ['name']) && each(types, ['type_id'], ['name'])
    && each(buckets, ['id'], ['name', 'type_name', 'alg'], bucket => each(listAt(bucket, 'items'), ['id', 'weight'], []))
    && each(rules, ['rule_id'], ['rule_name'], rule => each(listAt(rule, 'steps'), [], ['op']));
  if (!whole || at(dump, 'tunables') === null || typeof at(dump, 'tunables') !== 'object') return false;
  const ids = new Set([...devices!, ...buckets!].map(item => numberAt(item, 'id'))), names = new Set(types!.map(type => textAt(type, 'name')));
  const named = (name: string | undefined) => name === undefined || names.has(name);
  return isTree(buckets!) && buckets!.every(bucket => named(textAt(bucket, 'type_name')) && listAt(bucket, 'items')!.every(item => ids.has(numberAt(item, 'id'))))
    && rules!.every(rule => listAt(rule, 'steps')!.every(step => named(textAt(step, 'type')) && (textAt(step, 'op') !== 'take' || ids.has(numberAt(step, 'item')))));
}

/** Whether no bucket stands in itself. */
function isTree(buckets: readonly unknown[]): boolean {
  const inside = new Map(buckets.map(bucket => [numberAt(bucket, 'id')!, listAt(bucket, 'items')!.map(item => numberAt(item, 'id')!)]));
  const done = new Set<number>();
  const ends = (id: number, above: readonly number[]): boolean => {
    if (above.includes(id)) return false;
    if (done.has(id)) return true;
    const good = (inside.get(id) ?? []).every(child => ends(child, [...above, id]));
    done.add(id);
    return good;
  };
  return [...inside.keys()].every(id => ends(id, []));
}

const isCount = (value: number | undefined, most: number): boolean => value !== undefined && Number.isInteger(value) && value >= 0 && value <= most;

/** More OSDs or groups than any cluster has are an answer that cannot be read. */
const MOST = 1e6;

function isOsdDump(dump: unknown, { rules }: CrushDump): dump is OsdDump {
  const max = numberAt(dump, 'max_osd'), upmaps = at(dump, 'pg_upmap_items') === undefined ? [] : listAt(dump, 'pg_upmap_items');
  const known = new Set(rules.map(({ rule_id }) => rule_id));
  return isCount(max, MOST)
    && each(listAt(dump, 'osds'), ['osd', 'up', 'in', 'weight'], [], osd => isCount(numberAt(osd, 'osd'), max! - 1))
    && each(listAt(dump, 'pools'), ['pool', 'type', 'size', 'min_size', 'pg_num', 'pg_placement_num', 'crush_rule'], ['pool_name', 'flags_names'], pool =>
      isCount(numberAt(pool, 'pg_num')! - 1, MOST) && isCount(numberAt(pool, 'pg_placement_num')! - 1, MOST) && isCount(numberAt(pool, 'size')! - 1, 100) && known.has(numberAt(pool, 'crush_rule')!))
    && each(upmaps, [], ['pgid'], item => each(listAt(item, 'mappings'), ['from', 'to'], []));
}

function isDf(df: unknown): df is NonNullable<LiveAnswers['df']> {
  return each(listAt(df, 'pools'), [], ['name'], pool => numberAt(pool, 'stats', 'stored') !== undefined && numberAt(pool, 'stats', 'stored')! >= 0);
}
