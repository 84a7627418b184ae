import { known } from '../../layout';
import type { Rule } from '../../rules';
import { rule, SiteCase } from '../cases';

/** The releases of Kubernetes that Rook 1.20 runs on, all of 1. */
const FIRST = 31, LAST = 36;

const POLICY = 'pod-security.kubernetes.io/enforce';

/** The namespaces in which the stack runs pods. */
const namespacesOf = ({ footing: { clusters, operator } }: SiteCase) => (
  [...new Set([...clusters.map(({ namespace }) => namespace), ...operator === undefined ? [] : [operator.namespace]])].sort());

/** What Kubernetes itself is and has. */
export const KUBERNETES_RULES: readonly Rule<SiteCase>[] = [
  rule({
    code: 'preflight/kubernetes-version',
    severity: 'warning',
    title: 'Kubernetes is a release that Rook 1.20 runs on: 1.31 to 1.36.',
    why: 'Rook is not tested with others. What it asks of an older one may not be there, and what it needs may be gone from a newer one.',
    check: ({ minor }) => known(minor) >= FIRST && known(minor) <= LAST ? [] : [{
      property: 'version', value: `1.${known(minor)}`, reason: known(minor) < FIRST ? 'it is older than what Rook runs on' : 'it is newer than what Rook was tested with', fix: 'Change Kubernetes to a release from 1.31 to 1.36 first, or try the stack on a test cluster of this release',
    }],
  }),
  rule({
    code: 'preflight/default-class',
    severity: 'warning',
    title: 'Kubernetes has one default StorageClass.',
    why: 'Of two, Kubernetes takes the newest for claims that name none: volumes land on another storage than before.',
    check: ({ defaults, footing: { classes } }) => {
      const others = known(defaults).filter(name => !classes.has(name)), own = [...classes].filter(([, isDefault]) => isDefault).map(([name]) => name);
      return own.length === 0 || others.length === 0 ? [] : [{
        at: `StorageClass ${own[0]}`,
        property: 'isDefault',
        value: 'true',
        reason: `the StorageClass ${others.join(', ')} is the default, too`,
        fix: `Remove 'isDefault', or run 'kubectl annotate storageclass ${others[0]} storageclass.kubernetes.io/is-default-class=false --overwrite'`,
      }];
    },
  }),
  rule({
    code: 'preflight/pod-security',
    severity: 'error',
    title: 'The namespaces of the operator and of clusters admit privileged pods.',
    why: 'OSDs and the pods that make them open devices of the host. Kubernetes refuses these pods elsewhere, and Rook tells so only in a log.',
    check: subject => {
      const live = known(subject.namespaces);
      return namespacesOf(subject).flatMap(name => {
        const level = subject.footing.namespaces.get(name)?.[POLICY] ?? live.find(each => each.name === name)?.labels[POLICY];
        return level !== 'baseline' && level !== 'restricted' ? [] : [{
          at: `Namespace ${name}`,
          property: `label ${POLICY}`,
          value: `'${level}'`,
          reason: 'it refuses the pods of OSDs',
          fix: `Run 'kubectl label namespace ${name} ${POLICY}=privileged --overwrite'`,
        }];
      });
    },
  }),
  rule({
    code: 'preflight/namespace-going',
    severity: 'error',
    title: 'No namespace of the stack is being deleted.',
    why: 'Kubernetes makes no object in it, and deletes those that are there.',
    check: subject => known(subject.namespaces).filter(({ name, isGoing }) => isGoing && namespacesOf(subject).includes(name)).map(({ name }) => ({
      at: `Namespace ${name}`, property: 'status.phase', value: 'Terminating', reason: 'it is being deleted', fix: `Wait until it is gone; where it stays, read 'kubectl describe namespace ${name}'`,
    })),
  }),
];
