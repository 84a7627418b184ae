import { FigureSpec, SOURCES } from './figure';
import { competing, loadOf, mixedLoad, sharesOf, storable } from './load';
import { Domain, domainsAt, loseEach, LossOutcome } from './losses';
import { Measured, MeasuredPool, osdName, OVERHEAD, placed, PlacedPool, roomOf } from './model';
import { waterFillRule } from './water-filling';
import { FULL_RATIOS } from '../../layout';

/** What a pool can hold. */
export interface PoolCapacity {
  readonly pool: string;
  /** Raw bytes for one stored. */
  readonly rawRate: FigureSpec;
  /** The limit that no placement can pass, with this pool alone. */
  readonly bound: FigureSpec;
  /** With this pool alone, until the first OSD is full. */
  readonly stored: FigureSpec;
  /** Its part of the safe bytes of all pools. */
  readonly safe: FigureSpec;
}

/**
 * What a cluster can hold, every pool placed as Ceph's balancer usually leaves it (see `balance`): on most layouts what any of its
 * runs reaches, within 2 %; on those where its runs end farther apart, what about half of them reach.
 */
export interface Capacity {
  readonly raw: FigureSpec;
  readonly pools: readonly PoolCapacity[];
  /** All pools filled by their shares, until the first OSD is nearly full: Ceph warns from here on. */
  readonly nearfull: FigureSpec;
  /** … until the first OSD is full: Ceph refuses writes. */
  readonly stored: FigureSpec;
  /**
   * What may be stored so that after any single loss all copies that move find room below backfillfull, and Ceph does not warn before.
   * Whether all copies find a place at all is another question: `losses` tells which do not recover.
   */
  readonly safe: FigureSpec;
  /** Every loss looked at, of every group of pools that fill up together. */
  readonly losses: readonly LossOutcome[];
}

/** Place the pools and let the balancer finish. */
export function placeAll(measured: Measured): PlacedPool[] {
  return measured.pools.map(pool => placed(measured, pool));
}

/**
 * Raw, stored and safe bytes.
 * @param levels what is to be survived, e.g. `['osd', 'host']`; each single one of them is tried
 * @param pools as `placeAll` gives them, where they are placed already
 * @param further what else is lost at once, e.g. a device that several OSDs share
 */
export function capacityOf(
  measured: Measured, levels: readonly string[], pools: readonly PlacedPool[] = placeAll(measured), further: readonly Domain[] = [],
): Capacity {
  const { mapper: { map }, osdBytes, overhead = OVERHEAD, ratios = FULL_RATIOS, states } = measured;
  const room = roomOf(measured);
  const count = states.up.length;
  const rawBytes = [...osdBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const groups = competing(pools).map(members => groupCapacity(measured, members, room, levels, further));
  const together = (name: 'nearfull' | 'stored' | 'safe'): FigureSpec => groups.length === 1 ? groups[0][name] : {
    value: groups.reduce((sum, group) => sum + group[name].value, 0),
    unit: 'bytes',
    formula: 'sum over the groups of pools that share no OSD',
    inputs: Object.fromEntries(groups.map(group => [group.members.map(({ pool }) => pool.name).join(', '), group[name]])),
    source: SOURCES.crush,
  };
  const poolCapacity = ({ pool, placement }: PlacedPool): PoolCapacity => {
    const group = groups.find(({ members }) => members.some(member => member.pool === pool))!;
    const share = sharesOf(group.members.map(member => member.pool))[group.members.findIndex(member => member.pool === pool)];
    const alone = storable(loadOf(placement, pool, count), room, ratios.full);
    return {
      pool: pool.name,
      rawRate: rawRate(pool),
      bound: {
        value: waterFillRule(map, pool.rule, pool.size, room, pool.dataChunks) * ratios.full,
        unit: 'bytes',
        formula: 'full * max D with sum(min(c_i, D / k)) >= size * D / k',
        inputs: { size: pool.size, k: pool.dataChunks, full: ratios.full, overhead },
        source: SOURCES.flow,
      },
      stored: {
        value: alone.bytes,
        unit: 'bytes',
        formula: 'min over OSDs of full * bytes * (1 - overhead) / perByteStored, which is groups held / (pg_num * k)',
        inputs: { full: ratios.full, overhead, pg_num: pool.pgNum, k: pool.dataChunks, ...fullestOf(measured, alone.osd, ratios.full, alone.bytes) },
        source: SOURCES.crush,
      },
      safe: {
        value: group.safe.value * share,
        unit: 'bytes',
        formula: 'share * safe bytes of the pools on these OSDs',
        inputs: { share, together: group.safe },
        source: SOURCES.crush,
      },
    };
  };
  return {
    raw: { value: rawBytes, unit: 'bytes', formula: 'sum of the sizes of all OSDs', inputs: { osds: osdBytes.size }, source: SOURCES.layout },
    pools: pools.map(poolCapacity),
    nearfull: together('nearfull'),
    stored: together('stored'),
    safe: together('safe'),
    losses: groups.flatMap(({ losses }) => losses),
  };
}

/** The OSD that is full first: its size, and how much of it a byte that is stored takes. */
function fullestOf({ osdBytes, overhead = OVERHEAD, names }: Measured, osd: number | undefined, ratio: number, bytes: number): FigureSpec['inputs'] {
  const size = osdBytes.get(osd ?? -1);
  if (osd === undefined || size === undefined) return {};
  return {
    fullestOsd: osdName({ names }, osd),
    bytes: { value: size, unit: 'bytes', formula: 'the size of that OSD', inputs: {}, source: SOURCES.layout },
    perByteStored: (ratio * size * (1 - overhead) / bytes).toPrecision(4),
  };
}

/** What may be stored so that a loss leaves no OSD too full. */
function afterLoss(measured: Measured, { domain: { level, name, osds }, safeBytes, fullest }: LossOutcome): FigureSpec {
  const { ratios = FULL_RATIOS, overhead = OVERHEAD } = measured;
  return {
    value: safeBytes!,
    unit: 'bytes',
    formula: 'min over the OSDs left of backfillfull * bytes * (1 - overhead) / perByteStored, once all copies are where they find a place',
    inputs: { lost: `${level} ${level === 'osd' ? osdName(measured, osds[0]) : name}`, backfillfull: ratios.backfillfull, overhead, ...fullestOf(measured, fullest, ratios.backfillfull, safeBytes!) },
    source: SOURCES.crush,
  };
}

function rawRate(pool: MeasuredPool): FigureSpec {
  return {
    value: pool.size / pool.dataChunks,
    unit: 'ratio',
    formula: 'size / k',
    inputs: { size: pool.size, k: pool.dataChunks },
    source: SOURCES.layout,
  };
}

interface GroupCapacity extends Pick<Capacity, 'nearfull' | 'stored' | 'safe' | 'losses'> {
  readonly members: readonly PlacedPool[];
}

function groupCapacity(
  measured: Measured, members: readonly PlacedPool[], room: ReadonlyMap<number, number>, levels: readonly string[], further: readonly Domain[],
): GroupCapacity {
  const { mapper: { map }, states, ratios = FULL_RATIOS, overhead = OVERHEAD } = measured;
  const load = mixedLoad(members, states.up.length);
  const until = (name: keyof typeof ratios): FigureSpec => {
    const { bytes, osd } = storable(load, room, ratios[name]);
    return {
      value: bytes,
      unit: 'bytes',
      formula: `min over OSDs of ${name} * bytes * (1 - overhead) / perByteStored`,
      inputs: { [name]: ratios[name], overhead, ...fullestOf(measured, osd, ratios[name], bytes) },
      source: SOURCES.crush,
    };
  };
  const losses = loseEach(measured, members, room, [...levels.flatMap(level => domainsAt(map, level)), ...further]);
  const nearfull = until('nearfull');
  const worst = losses.reduce<LossOutcome | undefined>((least, loss) => (loss.safeBytes ?? Infinity) < (least?.safeBytes ?? Infinity) ? loss : least, undefined);
  const stays = losses.filter(({ recovers }) => !recovers);
  const safe: FigureSpec = {
    value: Math.min(nearfull.value, worst?.safeBytes ?? Infinity),
    unit: 'bytes',
    formula: 'min(nearfull before a loss, least over all single losses of what keeps every OSD below backfillfull afterwards)',
    inputs: {
      nearfull,
      ...worst && { afterWorstLoss: afterLoss(measured, worst) },
      lossesTried: losses.length,
      lossesThatDoNotRecover: stays.length,
    },
    source: SOURCES.crush,
  };
  return { members, nearfull, stored: until('full'), safe, losses };
}
