import { bytesOf, cores, GIB, MIB, quantity } from '../../model/layout';
import type { CephResources } from '../resources';

/** Cores and bytes. */
export interface Share {
  readonly cpus: number;
  readonly bytes: number;
}

/** What each kind of daemon gets, all defaults filled in. */
export type Shares = Readonly<Record<'osd' | 'mon' | 'mgr', Share>>;

const PRODUCTION: Shares = {
  osd: { cpus: 1, bytes: 4 * GIB },
  mon: { cpus: 0.5, bytes: 2 * GIB },
  mgr: { cpus: 0.5, bytes: GIB },
};

const TRIAL: Shares = {
  osd: { cpus: 0.25, bytes: 2 * GIB },
  mon: { cpus: 0.1, bytes: GIB },
  mgr: { cpus: 0.1, bytes: GIB },
};

/** The shares that a user asked for, defaults filled in. */
export function sharesOf(resources: CephResources, trial: boolean): Shares {
  const defaults = trial ? TRIAL : PRODUCTION;
  const share = (kind: keyof Shares): Share => ({
    cpus: resources[kind]?.cpus ?? defaults[kind].cpus,
    bytes: resources[kind] ? bytesOf(resources[kind].memory) : defaults[kind].bytes,
  });
  return { osd: share('osd'), mon: share('mon'), mgr: share('mgr') };
}

/** The `resources` of a CephCluster. Small helpers beside the daemons have fixed bounds, as Rook's own chart gives them. */
export function resourcesBody(shares: Shares): Record<string, object> {
  const daemon = ({ cpus, bytes }: Share) => ({ requests: { cpu: cores(cpus), memory: quantity(bytes) }, limits: { memory: quantity(bytes) } });
  const helper = (requested: number, limit: number) => ({ requests: { cpu: '50m', memory: quantity(requested * MIB) }, limits: { memory: quantity(limit * MIB) } });
  return {
    'osd': daemon(shares.osd),
    'mon': daemon(shares.mon),
    'mgr': daemon(shares.mgr),
    'mgr-sidecar': helper(40, 100),
    'crashcollector': helper(60, 60),
    'logcollector': helper(100, 1024),
    'exporter': helper(50, 128),
    // The job that prepares a device has no limit: killed half-way it leaves a half-made OSD.
    'prepareosd': { requests: { cpu: '100m', memory: quantity(50 * MIB) } },
  };
}
