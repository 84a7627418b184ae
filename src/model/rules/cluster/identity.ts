import type { ClusterCase } from './cluster-spec';
import { isRunByRook, isTold } from './releases';
import { canonicalPath, ifKnown, isDnsLabel, known } from '../../layout';
import { Rule, see } from '../rule';

/** Which cluster it is, and what it must not share. */
export const IDENTITY_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/name',
    severity: 'error',
    title: 'The names of a cluster and of its namespace are DNS labels. The namespace is the cluster id of the CSI drivers, too, and has at most 36 characters.',
    why: 'The API server refuses the objects, or the CSI drivers refuse their configuration.',
    see: see('ceph-cluster/name'),
    check: cluster => {
      const name = known(cluster.name), namespace = ifKnown(cluster.namespace);
      return [
        ...isDnsLabel(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes', fix: "Set 'name' to such a name, e.g. ceph" }],
        ...namespace === undefined || isDnsLabel(namespace, 36) ? [] : [{
          property: 'namespace', value: `'${namespace}'`, reason: 'it must be lower-case letters, digits and dashes, at most 36', fix: "Set 'namespace' to such a name, e.g. rook-ceph",
        }],
      ];
    },
  },
  {
    code: 'ceph-cluster/shared-namespace',
    severity: 'error',
    title: 'A namespace holds one cluster.',
    why: 'Rook tells daemons, keys and settings apart only by the namespace. Two clusters overwrite each other, or Rook stops reconciling both and reports it in neither.',
    see: see('ceph-cluster/shared-namespace'),
    check: cluster => {
      const namespace = known(cluster.namespace);
      return cluster.others.filter(other => other.namespace === namespace).map(other => ({
        property: 'namespace', value: `'${namespace}'`, reason: `${other.path} is in this namespace, too`, fix: "Set 'namespace' of one of them to a namespace of its own",
      }));
    },
  },
  {
    code: 'ceph-cluster/namespace-without-permissions',
    severity: 'error',
    title: 'The operator has permissions in the namespace of the cluster.',
    why: 'The daemons have no service accounts there, and no pod of the cluster starts.',
    see: see('ceph-cluster/namespace-without-permissions'),
    check: cluster => {
      const namespace = known(cluster.namespace), served = known(cluster.operatorNamespaces);
      return served.includes(namespace) ? [] : [{
        property: 'namespace', value: `'${namespace}'`, reason: `the operator is set up for ${served.join(', ')}`, fix: "Add the namespace to 'clusterNamespaces' of the RookOperator",
      }];
    },
  },
  {
    code: 'ceph-cluster/data-dir',
    severity: 'error',
    title: 'The data directory is an absolute path that nothing else uses.',
    why: 'Rook ignores a cluster in /etc/ceph, /rook or /var/log/ceph and reports no error, and the API server refuses relative paths.',
    see: see('ceph-cluster/data-dir'),
    check: ({ dataDirHostPath: path }) => path === undefined || (/^\/[^\s]+$/.test(path) && !['/etc/ceph', '/rook', '/var/log/ceph'].includes(canonicalPath(path))) ? [] : [{
      property: 'dataDirHostPath', value: `'${path}'`, reason: 'it must be an absolute path other than /etc/ceph, /rook and /var/log/ceph', fix: "Set 'dataDirHostPath' to a path such as /var/lib/rook",
    }],
  },
  {
    code: 'ceph-cluster/shared-data-dir',
    severity: 'error',
    title: 'Clusters on the same hosts have different data directories.',
    why: 'Their monitors would write to the same stores.',
    see: see('ceph-cluster/shared-data-dir'),
    check: ({ dataDirHostPath: path, layout, everyNode, others }) => path === undefined ? [] : others
      .filter(other => other.dataDirHostPath !== undefined && canonicalPath(other.dataDirHostPath) === canonicalPath(path))
      .filter(other => everyNode || other.everyNode || other.hosts.some(name => layout.hosts.some(host => host.name === name)))
      .map(other => ({ property: 'dataDirHostPath', value: `'${path}'`, reason: `${other.path} uses it on the same hosts`, fix: "Set 'dataDirHostPath' to another path on one of them" })),
  },
  {
    code: 'ceph-cluster/ceph-version',
    severity: 'error',
    title: 'The Ceph release is one that Rook 1.20 runs: Squid from 19.2.0, Tentacle from 20.2.1.',
    why: 'Rook refuses others, and 20.2.0 can corrupt data when reads are local.',
    see: see('ceph-cluster/ceph-version'),
    check: cluster => {
      const version = known(cluster.cephVersion);
      // Rook can be told to run releases that it was not made for; that one of them corrupts data stays true.
      return isRunByRook(version) || (cluster.allowUnsupported && isTold(version) && version !== '20.2.0') ? [] : [{
        property: 'cephVersion',
        value: `'${known(cluster.cephImage)}'`,
        reason: version === '' ? 'its tag does not tell the version' : version === '20.2.0' ? 'it can corrupt data when reads are local' : 'Rook 1.20 does not run it',
        fix: "Set 'cephVersion' to an image of 20.2.4, or of another release that Rook 1.20 runs, with the version in its tag",
      }];
    },
  },
];
