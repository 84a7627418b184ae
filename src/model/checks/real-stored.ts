import { at, listAt, numberAt, textAt } from './private/reading';

/** Answers of a cluster, as JSON, each by its question: `ceph df`, `ceph osd df`, `ceph status`, `ceph osd dump`, `ceph osd crush dump`. */
export interface StoredTold {
  readonly df?: unknown;
  readonly fills?: unknown;
  readonly status?: unknown;
  readonly osds?: unknown;
  readonly crush?: unknown;
}

/** At least so much of all copies is taken to be there. */
const PRESENT = 0.1;

/**
 * What `ceph df` answers, with what pools really store. Ceph divides all bytes that its OSDs have told by the number of copies, and goes on
 * counting what was told by OSDs that are down: while lost copies are made anew they are counted twice, until these OSDs are back or purged.
 * So the figure is multiplied by the part that is real: what is on OSDs that are up, with what is missing there. Where that is not known,
 * it stays as Ceph tells it, which is too much.
 */
export function withRealStored<T>(told: StoredTold & { readonly df?: T }): T | undefined {
  const { df, fills, osds } = told, pools = listAt(df, 'pools'), nodes = listAt(fills, 'nodes');
  const isUp = (node: unknown) => textAt(node, 'status') === 'up';
  const dead = (listAt(osds, 'osds') ?? []).some(osd => numberAt(osd, 'up') === 0);
  if (pools === undefined || nodes === undefined || !dead) return df;
  const classes = new Map((listAt(osds, 'pools') ?? []).map(pool => [textAt(pool, 'pool_name'), { size: numberAt(pool, 'size'), deviceClass: classOf(told.crush, numberAt(pool, 'crush_rule')) }]));
  const partOf = (deviceClass: string | undefined): number => {
    const mine = pools.filter(pool => classes.get(textAt(pool, 'name'))?.deviceClass === deviceClass), serving = nodes.filter(node => isUp(node) && (deviceClass === undefined || textAt(node, 'device_class') === deviceClass));
    const used = sum(serving.map(node => plus(numberAt(node, 'kb_used_data'), numberAt(node, 'kb_used_omap')))), counted = sum(mine.map(pool => numberAt(pool, 'stats', 'bytes_used')));
    const copies = sum(mine.map(pool => times(numberAt(pool, 'stats', 'objects'), classes.get(textAt(pool, 'name'))?.size)));
    const missing = at(told.status, 'pgmap', 'degraded_objects') === undefined ? 0 : numberAt(told.status, 'pgmap', 'degraded_objects');
    if (used === undefined || counted === undefined || copies === undefined || missing === undefined || counted <= 0 || copies <= 0) return 1;
    return Math.min(1, used * 1024 / counted / Math.max(PRESENT, 1 - missing / copies));
  };
  const parts = new Map([...new Set([...classes.values()].map(({ deviceClass }) => deviceClass))].map(deviceClass => [deviceClass, partOf(deviceClass)]));
  const mended = pools.map(pool => {
    const stored = numberAt(pool, 'stats', 'stored'), part = parts.get(classes.get(textAt(pool, 'name'))?.deviceClass) ?? 1;
    return stored === undefined ? pool : { ...pool as object, stats: { ...at(pool, 'stats') as object, stored: Math.round(stored * part) } };
  });
  return { ...df as object, pools: mended } as T;
}

/** The class of devices that a rule takes; nothing where it takes any. */
function classOf(crush: unknown, rule: number | undefined): string | undefined {
  const steps = listAt((listAt(crush, 'rules') ?? []).find(each => numberAt(each, 'rule_id') === rule), 'steps') ?? [];
  return steps.flatMap(step => textAt(step, 'op') === 'take' ? textAt(step, 'item_name')?.split('~')[1] ?? [] : [])[0];
}

const plus = (a: number | undefined, b: number | undefined) => a === undefined ? undefined : a + (b ?? 0);
const times = (a: number | undefined, b: number | undefined) => a === undefined || b === undefined ? undefined : a * b;

/** Unknown where a part is. */
function sum(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce<number | undefined>((all, part) => all === undefined || part === undefined ? undefined : all + part, 0);
}
