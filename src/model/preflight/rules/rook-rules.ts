import { canonicalPath, ifKnown, known } from '../../layout';
import { isBefore } from '../../manifests';
import type { Rule, Violation } from '../../rules';
import { rule, SiteCase, someOf } from '../cases';
import type { LiveOperator } from '../private/objects';

const called = ({ namespace, name }: { readonly namespace: string; readonly name: string }) => `${namespace}/${name}`;

/** The operator of the stack that runs already, where both releases are known. */
function running({ footing: { operator }, operators }: SiteCase, isWrong: (live: string, next: string) => boolean, told: (live: string, next: string) => Pick<Violation, 'reason' | 'fix'>): Violation[] {
  const next = operator?.release;
  return known(operators).filter(({ namespace }) => namespace === operator?.namespace).flatMap(live => {
    const release = next === undefined ? undefined : known(live.release);
    return next === undefined || release === undefined || !isWrong(release, next) ? [] : [{ at: `Deployment ${called(live)}`, property: 'release of Rook', value: release, ...told(release, next) }];
  });
}

/** Operators that would look at the clusters of the stack, beside the one that shall. */
function strangers({ footing: { operator }, operators }: SiteCase): readonly LiveOperator[] {
  const live = known(operators).filter(({ alone }) => !alone);
  return operator !== undefined ? live.filter(({ namespace }) => namespace !== operator.namespace) : live.length > 1 ? live : [];
}

/** Whether newer definitions belong to an operator that another rule tells of. */
function isExplained(subject: SiteCase): boolean {
  const { footing: { operator }, operators } = subject, next = operator?.release;
  const isNewer = (release: string | undefined) => next !== undefined && release !== undefined && isBefore(next, release);
  return strangers(subject).length > 0 || known(operators).some(({ namespace, release }) => namespace === operator?.namespace && isNewer(ifKnown(release)));
}

/** Fields of definitions that one side has and the other has not. */
function fieldsOnly({ footing, definitions }: SiteCase, side: 'live' | 'next'): { readonly name: string; readonly field: string; readonly number: number }[] {
  return known(definitions).flatMap(({ name, fields: live }) => {
    const next = footing.definitions.get(name);
    if (next === undefined) return [];
    const [these, others] = side === 'live' ? [live, next] : [next, live], only = [...these].filter(field => !others.has(field)).sort();
    return only.length === 0 ? [] : [{ name, field: only[0], number: only.length }];
  });
}

/** What there is of Rook already. */
export const ROOK_RULES: readonly Rule<SiteCase>[] = [
  rule({
    code: 'preflight/other-operator',
    severity: 'error',
    title: 'No other operator of Rook looks at the clusters of the stack.',
    why: 'Two operators change the same daemons back and forth, each to its own release.',
    check: subject => strangers(subject).map(live => ({
      at: `Deployment ${called(live)}`,
      property: 'operator',
      value: ifKnown(live.release) ?? 'of unknown release',
      reason: 'it looks at all namespaces',
      fix: "Use this operator (RookOperator.existing), remove it, or set ROOK_CURRENT_NAMESPACE_ONLY to 'true' on it",
    })),
  }),
  rule({
    code: 'preflight/operator-missing',
    severity: 'error',
    title: 'An operator of Rook is there, or is among the objects of the stack.',
    why: 'Without an operator nothing is made of the objects, and none of them reports an error.',
    check: ({ footing: { operator, clusters }, operators }) => known(operators).length > 0 || operator !== undefined || clusters.length === 0 ? [] : [{
      property: 'operator', value: 'none', reason: 'the stack relies on an operator that is not there', fix: 'Install the operator first, or add a RookOperator to the stack',
    }],
  }),
  rule({
    code: 'preflight/operator-newer',
    severity: 'error',
    title: 'The operator that runs is not newer than the one of the stack.',
    why: 'Rook supports no way back to an older release: the older one does not know what the newer one has written.',
    check: subject => running(subject, (live, next) => isBefore(next, live), (live, next) => ({ reason: `the stack has Rook ${next}`, fix: `Update the package to one that has Rook ${live} or newer` })),
  }),
  rule({
    code: 'preflight/operator-older',
    severity: 'warning',
    title: 'Applying the stack does not change the release of an operator that runs.',
    why: 'It is an upgrade of all clusters that the operator serves.',
    check: subject => running(subject, isBefore, (_, next) => ({ reason: `the stack upgrades it to Rook ${next}`, fix: "Follow the steps of 'cdk8s-ceph plan', and approve that it is upgraded" })),
  }),
  rule({
    code: 'preflight/definitions-newer',
    severity: 'error',
    title: "The definitions of Rook's kinds in Kubernetes are not newer than those of the stack.",
    why: 'Applying the stack removes fields from the definitions, and Kubernetes drops these fields from objects of whoever uses them.',
    check: subject => isExplained(subject) ? [] : fieldsOnly(subject, 'live').map(({ name, field, number }) => ({
      at: `CustomResourceDefinition ${name}`, property: 'fields', value: `${number} more than the stack knows`, reason: `the stack does not know ${field}`, fix: 'Update the package to one that has this release of Rook, or use the operator that is there (RookOperator.existing)', cause: 'newer',
    })),
  }),
  rule({
    code: 'preflight/definitions-older',
    severity: 'warning',
    title: "Definitions of Rook's kinds are not those of an older release without its operator.",
    why: 'They are left from a former installation, of which more may be left: objects, files on hosts, OSDs on devices.',
    check: subject => known(subject.operators).length > 0 ? [] : fieldsOnly(subject, 'next').map(({ name, field, number }) => ({
      at: `CustomResourceDefinition ${name}`, property: 'fields', value: `${number} fewer than the stack knows`, reason: `they lack ${field}, and no operator runs`, fix: "Make sure that no objects of the former installation are left ('kubectl get cephcluster --all-namespaces'), then apply", cause: 'older',
    })),
  }),
  rule({
    code: 'preflight/definitions-missing',
    severity: 'error',
    title: "Kubernetes knows Rook's kinds, or the stack brings their definitions.",
    why: 'Kubernetes refuses objects of kinds that it does not know.',
    check: ({ footing, definitions }) => {
      const kinds = new Set(known(definitions).map(({ kind }) => kind)), missing = footing.definitions.size > 0 ? [] : footing.kinds.filter(kind => !kinds.has(kind));
      return missing.length === 0 ? [] : [{
        property: 'kinds', value: someOf(missing), reason: 'Kubernetes does not know them', fix: 'Install the operator and its definitions first, or add a RookOperator to the stack',
      }];
    },
  }),
  rule({
    code: 'preflight/other-cluster',
    severity: 'error',
    title: 'The namespace of a cluster holds no other CephCluster.',
    why: 'Rook reconciles neither of two clusters in one namespace, and reports no error.',
    check: ({ footing, clusters }) => known(clusters)
      .filter(live => footing.clusters.some(({ namespace }) => namespace === live.namespace) && !footing.clusters.some(({ key }) => key === called(live)))
      .map(live => ({ at: `CephCluster ${called(live)}`, property: 'namespace', value: `'${live.namespace}'`, reason: 'the stack has another cluster there', fix: "Set 'namespace' of the cluster to another namespace, or remove the cluster that is there" })),
  }),
  rule({
    code: 'preflight/cluster-going',
    severity: 'error',
    title: 'No cluster of the stack is being deleted.',
    why: 'Rook ignores what is applied to it. Once it is gone, the claims of its OSDs are deleted, and its hosts and devices are emptied if that was asked for.',
    check: ({ footing, clusters }) => known(clusters).filter(live => live.isGoing && footing.clusters.some(({ key }) => key === called(live))).map(live => ({
      at: `CephCluster ${called(live)}`, property: 'metadata.deletionTimestamp', value: 'set', reason: 'it is being deleted', fix: 'Find out who deletes it and whether its data is needed; wait until it is gone before a new cluster of this name is applied',
    })),
  }),
  rule({
    code: 'preflight/foreign-cluster',
    severity: 'error',
    title: 'A CephCluster of the same name is the one that the stack has made.',
    why: 'Applying the stack replaces the settings of a cluster that holds data of somebody else. Its OSDs run on, and nothing manages them any more.',
    check: ({ footing, clusters }) => known(clusters).flatMap(live => {
      const own = footing.clusters.find(({ key }) => key === called(live)), parts = own === undefined ? [] : known(live.parts);
      return own === undefined || parts.length === 0 || own.parts.length === 0 || parts.some(part => own.parts.includes(part)) ? [] : [{
        at: `CephCluster ${called(live)}`, property: 'spec.storage', value: someOf(parts), reason: 'the stack has none of these device sets and nodes', fix: "Set 'name' and 'namespace' of the cluster to others",
      }];
    }),
  }),
  rule({
    code: 'preflight/shared-data-dir',
    severity: 'error',
    title: 'No other cluster of Kubernetes keeps its files in the data directory of the stack.',
    why: 'The monitors of both write to the same stores, and both clusters are lost.',
    check: ({ footing, clusters }) => footing.clusters.flatMap(({ key, dataDirHostPath }) => known(clusters)
      .filter(live => called(live) !== key && live.dataDirHostPath !== '' && canonicalPath(live.dataDirHostPath) === canonicalPath(dataDirHostPath))
      .map(live => ({
        at: `CephCluster ${key}`, property: 'dataDirHostPath', value: `'${dataDirHostPath}'`, reason: `the CephCluster ${called(live)} uses it`, fix: "Set 'dataDirHostPath' to a folder of its own, e.g. /var/lib/rook-2",
      }))),
  }),
];
