import { CrushMap, RuleSegment, ruleSegments } from '../../crush';

/**
 * The most that can be stored with `places` copies on different domains, given the room of each: the largest `D` with
 * `sum(min(c, D)) >= places * D`, because a domain holds at most one copy of each byte.
 */
export function waterFill(rooms: readonly number[], places: number): number {
  return largest(rooms.reduce((sum, room) => sum + room, 0) / places, places, stored => rooms.reduce((sum, room) => plus(sum, atMost(room, stored)), NOTHING));
}

/**
 * The same for a rule over a tree of any depth: a bucket holds at most as many copies as the rule lets it, and no more than fits
 * below it. Bytes stored, for chunks before coding.
 * @param room bytes that each OSD may hold
 * @param dataChunks the k of k+m; 1 for copies
 */
export function waterFillRule(map: CrushMap, rule: number, size: number, room: ReadonlyMap<number, number>, dataChunks = 1): number {
  const perPlace = ruleSegments(map, rule, size).map(segment => waterFillSegment(map, segment, room));
  return perPlace.length === 0 ? 0 : Math.min(...perPlace) * dataChunks;
}

function waterFillSegment(map: CrushMap, segment: RuleSegment, room: ReadonlyMap<number, number>): number {
  const buckets = new Map(map.buckets.map(bucket => [bucket.id, bucket]));
  const most = new Map(segment.limits.map(limit => [limit.type, limit.most]));
  const first = segment.limits[0];
  const below = (id: number, stored: number): Held => {
    // An OSD outside of every domain that the rule chooses is never drawn.
    if (id >= 0) return first && !first.domainOf.has(id) ? NOTHING : atMost(room.get(id) ?? 0, stored);
    const bucket = buckets.get(id);
    if (!bucket) return NOTHING;
    const held = bucket.items.reduce((sum, item) => item.weight > 0 ? plus(sum, below(item.id, stored)) : sum, NOTHING);
    const limit = most.get(bucket.type) ?? Infinity;
    return held.fixed + held.copies * stored <= limit * stored ? held : { fixed: 0, copies: limit };
  };
  const total = [...segment.weights.keys()].reduce((sum, osd) => sum + (room.get(osd) ?? 0), 0);
  return largest(total / segment.places, segment.places, stored => below(segment.root, stored));
}

/** What is held when `D` is stored, `fixed + copies * D`: a straight line as long as `D` changes little. */
interface Held {
  readonly fixed: number;
  readonly copies: number;
}

const NOTHING: Held = { fixed: 0, copies: 0 };

function atMost(room: number, stored: number): Held {
  return room <= stored ? { fixed: room, copies: 0 } : { fixed: 0, copies: 1 };
}

function plus(a: Held, b: Held): Held {
  return { fixed: a.fixed + b.fixed, copies: a.copies + b.copies };
}

/**
 * The largest `D` up to `high` with `held(D) >= places * D`. What is held bends only downwards, so following its straight pieces
 * from above ends at the answer after a few of them.
 */
function largest(high: number, places: number, held: (stored: number) => Held): number {
  for (let stored = high; stored > 0;) {
    const { fixed, copies } = held(stored);
    if (copies >= places) return stored;
    const next = fixed / (places - copies);
    if (!(next < stored)) return stored;
    stored = next;
  }
  return 0;
}
