import { Rule, see } from '../../rules/rule';
import { list, nameOf, on } from '../look';
import { hostsOf, PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

export const sharedDataDirectory: Rule<PolicyCase> = {
  code: 'policy/shared-data-directory',
  severity: 'error',
  title: 'Clusters on common hosts have data directories of their own.',
  why: "Their monitors would write to each other's stores.",
  see: see('policy/shared-data-directory'),
  check: subject => subject.clusters.flatMap((cluster, i) => subject.clusters.slice(0, i)
    .filter(other => directoryOf(other) !== undefined && directoryOf(other) === directoryOf(cluster) && haveCommonHosts(cluster, other, subject))
    .map(other => on(cluster, 'spec.dataDirHostPath', directoryOf(cluster), `${nameOf(other)} uses it on the same hosts`, 'set another path on one of them'))),
};

function directoryOf({ object }: PolicyManifest): string | undefined {
  return object.spec?.dataDirHostPath?.replace(/\/+$/, '');
}

function haveCommonHosts(one: PolicyManifest, other: PolicyManifest, subject: PolicyCase): boolean {
  if (one.object.spec?.storage?.useAllNodes === true || other.object.spec?.storage?.useAllNodes === true) return true;
  const hosts = new Set(hostsOfCluster(one, subject));
  return hostsOfCluster(other, subject).some(host => hosts.has(host));
}

function hostsOfCluster(cluster: PolicyManifest, { claims, volumes }: PolicyCase): string[] {
  const bound = claims.filter(({ manifest }) => manifest === cluster).flatMap(({ spec }) => volumes.get(spec.volumeName) ?? []);
  return [...bound.flatMap(hostsOf), ...list(cluster.object.spec?.storage?.nodes).map(node => node?.name)];
}
