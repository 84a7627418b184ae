import type { Told } from './read';
import { listAt, numberAt, textAt } from '../../checks';

/** What a live cluster tells of one OSD. */
export interface LiveOsd {
  readonly id: number;
  /** The name of its host in the map. */
  readonly host?: string;
  readonly up?: boolean;
  readonly in?: boolean;
  /** Its CRUSH weight; 0 where it is being emptied. */
  readonly weight?: number;
  /** 0 … 1. */
  readonly fill?: number;
  readonly bytes?: number;
  readonly used?: number;
  readonly groups?: number;
}

/** The OSDs of a live cluster, by their numbers; absent where neither the tree nor the dump was answered. */
export function liveOsds({ tree, fills, osds: dump }: Told): ReadonlyMap<number, LiveOsd> | undefined {
  const nodes = listAt(tree, 'nodes'), dumped = listAt(dump, 'osds');
  if (nodes === undefined && dumped === undefined) return undefined;
  const hosts = hostsIn(nodes ?? []), filled = byNumber(listAt(fills, 'nodes') ?? [], 'id');
  const inTree = byNumber([...nodes ?? [], ...listAt(tree, 'stray') ?? []], 'id'), inDump = byNumber(dumped ?? [], 'osd');
  const ids = [...new Set([...inTree.keys(), ...inDump.keys()])].filter(id => id >= 0).sort((a, b) => a - b);
  return new Map(ids.map((id): [number, LiveOsd] => {
    const node = inTree.get(id), osd = inDump.get(id), fill = filled.get(id), kib = numberAt(fill, 'kb');
    const status = textAt(node, 'status'), up = numberAt(osd, 'up'), reweight = numberAt(node, 'reweight'), taken = numberAt(osd, 'in');
    const sized = kib !== undefined && kib > 0;
    return [id, {
      id,
      host: hosts.get(id),
      up: up !== undefined ? up === 1 : status === 'up' ? true : status === 'down' ? false : undefined,
      in: taken !== undefined ? taken === 1 : reweight !== undefined ? reweight > 0 : undefined,
      weight: numberAt(node, 'crush_weight'),
      ...sized ? { bytes: kib * 1024, ...has(fill, 'kb_used') } : {},
      fill: sized ? part(numberAt(fill, 'utilization')) : undefined,
      groups: numberAt(fill, 'pgs'),
    }];
  }));
}

/** Switches that are set for the whole cluster; absent where they are not told. */
export function flagsOf({ osds: dump }: Told): readonly string[] | undefined {
  const set = listAt(dump, 'flags_set')?.filter(flag => typeof flag === 'string');
  return set ?? textAt(dump, 'flags')?.split(',');
}

/** Hosts of the map all of whose OSDs are down, with these OSDs. */
export function hostsDown(osds: ReadonlyMap<number, LiveOsd>): ReadonlyMap<string, readonly number[]> {
  const hosts = new Map<string, LiveOsd[]>();
  for (const osd of osds.values()) if (osd.host !== undefined) hosts.set(osd.host, [...hosts.get(osd.host) ?? [], osd]);
  return new Map([...hosts].filter(([, own]) => own.every(({ up }) => up === false)).sort(([a], [b]) => a < b ? -1 : 1).map(([host, own]) => [host, own.map(({ id }) => id)]));
}

function hostsIn(nodes: readonly unknown[]): Map<number, string> {
  return new Map(nodes.filter(node => textAt(node, 'type') === 'host').flatMap(node => (listAt(node, 'children') ?? [])
    .flatMap((child): [number, string][] => typeof child === 'number' && textAt(node, 'name') !== undefined ? [[child, textAt(node, 'name')!]] : [])));
}

function byNumber(items: readonly unknown[], key: string): Map<number, unknown> {
  return new Map(items.flatMap((item): [number, unknown][] => numberAt(item, key) === undefined ? [] : [[numberAt(item, key)!, item]]));
}

function has(fill: unknown, key: string): { readonly used?: number } {
  const kib = numberAt(fill, key);
  return kib === undefined ? {} : { used: kib * 1024 };
}

function part(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : percent / 100;
}

/** The name of an OSD, for sentences. */
export const osdNames = (ids: readonly number[]): string => ids.map(id => `osd.${id}`).join(', ');

