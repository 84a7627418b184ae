import { Bucket, CrushMap, Step, UNIT } from './map';
import type { OsdStates, Upmaps } from './placement';
import type { PgPool } from './pool';

/** What `ceph osd crush dump` and `crushtool --dump` tell, as far as it is used. */
export interface CrushDump {
  readonly devices: readonly { readonly id: number; readonly name: string; readonly class?: string }[];
  readonly types: readonly { readonly type_id: number; readonly name: string }[];
  readonly buckets: readonly {
    readonly id: number;
    readonly name: string;
    readonly type_name: string;
    readonly alg: string;
    readonly items: readonly { readonly id: number; readonly weight: number }[];
  }[];
  readonly rules: readonly { readonly rule_id: number; readonly rule_name: string; readonly steps: readonly DumpedStep[] }[];
  readonly tunables: Readonly<Record<string, number | string>>;
  readonly choose_args?: Readonly<Record<string, unknown>>;
}

export interface DumpedStep {
  readonly op: string;
  readonly item?: number;
  readonly num?: number;
  readonly type?: string;
}

const SETTINGS = ['set_choose_tries', 'set_chooseleaf_tries', 'set_chooseleaf_vary_r', 'set_chooseleaf_stable'];
const CHOOSES = ['choose_firstn', 'chooseleaf_firstn', 'choose_indep', 'chooseleaf_indep'];

/** Why a live map cannot be read: it uses what is not modelled, and a guess would be worth less than nothing. Nothing where it can. */
export function unreadableIn(dump: CrushDump): string | undefined {
  if (Object.keys(dump.choose_args ?? {}).length > 0) return 'it has weight sets (choose_args), which the balancer mode crush-compat leaves; switch to upmap';
  for (const name of ['choose_local_tries', 'choose_local_fallback_tries']) {
    if (Number(dump.tunables[name] ?? 0) !== 0) return `the tunable ${name} is not 0; set the tunables profile to optimal`;
  }
  const odd = dump.buckets.find(({ alg, items }) => alg !== 'straw2' && items.length > 0);
  if (odd !== undefined) return `bucket ${odd.name} is ${odd.alg}; only straw2 is known`;
  for (const { rule_name: rule, steps } of dump.rules) {
    const step = steps.find(each => importStep(each) === undefined);
    if (step !== undefined) return `rule ${rule} has a step ${step.op}`;
  }
  return undefined;
}

/** A live map. Throws where it cannot be read. */
export function importCrush(dump: CrushDump): CrushMap {
  const unreadable = unreadableIn(dump);
  if (unreadable !== undefined) throw new Error(`the CRUSH map cannot be read: ${unreadable}`);
  const tunable = (name: string) => Number(dump.tunables[name]);
  return {
    devices: dump.devices.map(({ id, name, class: deviceClass }) => ({ id, name, deviceClass })),
    types: dump.types.map(({ type_id: id, name }) => ({ id, name })),
    buckets: dump.buckets.map(({ id, name, type_name: type, items }): Bucket => ({ id, name, type, items: items.map(item => ({ id: item.id, weight: item.weight })) })),
    rules: dump.rules.map(({ rule_id: id, rule_name: name, steps }) => ({ id, name, steps: steps.map(step => importStep(step)!) })),
    tunables: {
      chooseTotalTries: tunable('choose_total_tries'),
      chooseleafDescendOnce: tunable('chooseleaf_descend_once'),
      chooseleafVaryR: tunable('chooseleaf_vary_r'),
      chooseleafStable: tunable('chooseleaf_stable'),
    },
  };
}

function importStep({ op, item, num = 0, type }: DumpedStep): Step | undefined {
  if (op === 'take' && item !== undefined) return { op, item };
  if (op === 'emit') return { op };
  if (SETTINGS.includes(op)) return { op, num } as Step;
  return CHOOSES.includes(op) && type !== undefined ? { op, num, type } as Step : undefined;
}

/** What `ceph osd dump --format json` tells, as far as it is used. */
export interface OsdDump {
  readonly max_osd: number;
  readonly osds: readonly { readonly osd: number; readonly up: number; readonly in: number; readonly weight: number; readonly primary_affinity?: number }[];
  readonly pools: readonly {
    readonly pool: number;
    readonly pool_name: string;
    readonly type: number;
    readonly size: number;
    readonly min_size: number;
    readonly pg_num: number;
    readonly pg_placement_num: number;
    readonly crush_rule: number;
    readonly flags_names: string;
  }[];
  readonly pg_upmap_items?: readonly { readonly pgid: string; readonly mappings: readonly { readonly from: number; readonly to: number }[] }[];
}

/** A pool of a live cluster. */
export interface LivePool extends PgPool {
  readonly minSize: number;
  readonly upmaps: Upmaps;
}

/** The pools and OSDs of a live cluster. */
export function importOsds(dump: OsdDump): { readonly states: OsdStates; readonly pools: readonly LivePool[] } {
  const reweights = new Uint32Array(dump.max_osd), up = new Uint8Array(dump.max_osd);
  const primaryAffinities = new Uint32Array(dump.max_osd).fill(UNIT);
  for (const { osd, up: runs, weight, primary_affinity: affinity = 1 } of dump.osds) {
    reweights[osd] = Math.round(weight * UNIT);
    up[osd] = runs;
    primaryAffinities[osd] = Math.round(affinity * UNIT);
  }
  const pools = dump.pools.map((pool): LivePool => ({
    id: pool.pool,
    name: pool.pool_name,
    pgNum: pool.pg_num,
    pgpNum: pool.pg_placement_num,
    size: pool.size,
    minSize: pool.min_size,
    rule: pool.crush_rule,
    erasureCoded: pool.type === 3,
    hashPsPool: pool.flags_names.split(',').includes('hashpspool'),
    upmaps: new Map((dump.pg_upmap_items ?? []).flatMap(({ pgid, mappings }) => {
      const [id, pg] = pgid.split('.');
      return Number(id) === pool.pool ? [[parseInt(pg, 16), mappings.map(({ from, to }) => [from, to] as const)] as const] : [];
    })),
  }));
  return { states: { reweights, up, primaryAffinities }, pools };
}
