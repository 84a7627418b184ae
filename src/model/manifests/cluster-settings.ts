import { entries, list } from './look';
import { tuningIn } from './tuned';
import { ClusterLayout, FULL_RATIOS, FullRatios, levelOf, MonitorPlace, Monitors, RECOVERY, RecoverySettings } from '../layout';

/** What a CephCluster says of itself as a whole, the defaults of Rook and Ceph filled in. */
export interface ClusterSettings {
  readonly ratios: FullRatios;
  readonly recovery: RecoverySettings;
  /** Whether Rook gives OSDs another weight when their devices grow. */
  readonly followsSizes: boolean;
  readonly crushRoot: string;
  /** The directory of hosts that daemons keep their own files in. */
  readonly dataDirHostPath: string;
  /** Whether Rook keeps budgets of disruption, and with them decides how long a host that is drained is held in. */
  readonly managesBudgets: boolean;
  /** For so many minutes it holds one, where the cluster says so. */
  readonly heldMinutes?: number;
  readonly cephImage?: string;
  readonly cephConfig: CephOptions;
  /** Names of presets. */
  readonly tuning: readonly string[];
}

/** Options of Ceph by section and name. */
export type CephOptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function settingsOf({ metadata, spec }: any): ClusterSettings {
  const { nearFullRatio, backfillFullRatio, fullRatio, allowOsdCrushWeightUpdate, config } = spec?.storage ?? {};
  return {
    ratios: { nearfull: nearFullRatio ?? FULL_RATIOS.nearfull, backfillfull: backfillFullRatio ?? FULL_RATIOS.backfillfull, full: fullRatio ?? FULL_RATIOS.full },
    recovery: recoveryOf(spec?.cephConfig),
    followsSizes: allowOsdCrushWeightUpdate === true,
    crushRoot: config?.crushRoot ?? 'default',
    dataDirHostPath: spec?.dataDirHostPath ?? '/var/lib/rook',
    managesBudgets: spec?.disruptionManagement?.managePodBudgets === true,
    heldMinutes: spec?.disruptionManagement?.osdMaintenanceTimeout,
    cephImage: spec?.cephVersion?.image,
    cephConfig: optionsIn(spec?.cephConfig),
    tuning: tuningIn({ metadata }),
  };
}

function optionsIn(config: any): CephOptions {
  const texts = (options: any) => Object.fromEntries(entries(options).map(([name, value]) => [name, String(value)]));
  return Object.fromEntries(entries(config).map(([section, options]) => [section, texts(options)]));
}

/** The monitors of a cluster, and the places that its `mon.zones` or `mon.stretchCluster` tell them. */
export function monitorsOf(spec: any, layout: ClusterLayout): Monitors {
  const { count = 0, failureDomainLabel, zones, stretchCluster } = spec?.mon ?? {};
  const hosts = layout.hosts.map(({ name }) => name);
  const level = levelOf(stretchCluster?.failureDomainLabel ?? failureDomainLabel);
  const named = list(stretchCluster?.zones ?? zones);
  if (level === undefined || named.length === 0) return { count, hosts };
  const share = (arbiter: boolean) => !stretchCluster ? Math.ceil(count / named.length) : arbiter ? 1 : Math.ceil((count - 1) / (named.length - 1));
  return {
    count,
    hosts,
    places: named.map(({ name, arbiter }): MonitorPlace => ({
      name, monitors: share(arbiter === true), hosts: layout.hosts.filter(({ topology }) => topology[level] === name).map(host => host.name),
    })),
  };
}

/** What the configuration of a cluster says about when Ceph marks OSDs out, Ceph's own defaults filled in. */
export function recoveryOf(config: any): RecoverySettings {
  // The more specific section wins.
  const said = (option: string): unknown => config?.mon?.[option] ?? config?.global?.[option];
  const number = (option: string, otherwise: number): number => {
    const value = said(option);
    return value === undefined || Number.isNaN(Number(value)) ? otherwise : Number(value);
  };
  return {
    downOutSeconds: number('mon_osd_down_out_interval', RECOVERY.downOutSeconds),
    minInRatio: number('mon_osd_min_in_ratio', RECOVERY.minInRatio),
    subtreeLimit: `${said('mon_osd_down_out_subtree_limit') ?? RECOVERY.subtreeLimit}`,
  };
}
