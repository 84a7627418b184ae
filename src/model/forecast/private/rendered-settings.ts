import type { ClusterLayout } from '../../layout/layout';
import { levelOf } from '../../layout/topology';
import { MonitorPlace, Monitors, RECOVERY, RecoverySettings } from '../simulation';

/** The monitors of a cluster, and the places that its `mon.zones` or `mon.stretchCluster` tell them. */
export function monitorsOf(spec: any, layout: ClusterLayout): Monitors {
  const { count = 0, failureDomainLabel, zones, stretchCluster } = spec?.mon ?? {};
  const hosts = layout.hosts.map(({ name }) => name);
  const level = levelOf(stretchCluster?.failureDomainLabel ?? failureDomainLabel);
  const named: any[] = stretchCluster?.zones ?? zones ?? [];
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
