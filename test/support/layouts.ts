import { App, Chart, Size, Testing } from 'cdk8s';
import type { IConstruct } from 'constructs';
import {
  CephCluster, CephClusterProps, Findings, Host, HostOptions,
  IVolumeSource, LocalVolume, LocalVolumeOptions, LocalVolumeSet, LocalVolumeSetProps, Severity,
} from '../../src';

/** A disk that nothing is wrong with. */
export function disk(serial = '0', options: Partial<LocalVolumeOptions> = {}): LocalVolume {
  return LocalVolume.disk(`/dev/disk/by-id/wwn-0x${serial}`, { size: Size.gibibytes(100), ...options });
}

/** As many hosts, `a`, `b` and so on, each with one disk. */
export function disks(hosts: number, options: (index: number) => HostOptions = () => ({})): Host[] {
  return Array.from({ length: hosts }, (_, i) => Host.named(String.fromCharCode(97 + i), { volumes: [disk(`${i}`)], ...options(i) }));
}

/** A set in a chart and an app of its own. */
export function setOf(hosts: Host[], props: Partial<LocalVolumeSetProps> = {}): LocalVolumeSet {
  return new LocalVolumeSet(new Chart(new App(), 'storage'), 'disks', { hosts, ...props });
}

/** A cluster on a set of hosts, or on sources made in its chart. */
export function clusterOn(storage: Host[] | ((chart: Chart) => IVolumeSource[]), props: Partial<CephClusterProps> = {}): CephCluster {
  const chart = new Chart(new App(), 'storage');
  const sources = Array.isArray(storage) ? [new LocalVolumeSet(chart, 'disks', { hosts: storage })] : storage(chart);
  return new CephCluster(chart, 'ceph', { storage: sources, ...props });
}

/** The codes of the findings on a construct itself, errors and warnings, each once. */
export function codesAt(scope: IConstruct): string[] {
  return [...new Set(Findings.of(scope).map(({ code }) => code))];
}

/** The codes of the errors in the app of a construct, each once. */
export function errorsIn(scope: IConstruct): string[] {
  return [...new Set(Findings.of(scope.node.root).filter(({ severity }) => severity === Severity.ERROR).map(({ code }) => code))];
}

/** What the chart of a construct synthesizes. */
export function objectsIn(scope: IConstruct): any[] {
  return Testing.synth(Chart.of(scope));
}
