import { repeated, Rule, see } from '../../rules/rule';
import { on, othersAmong } from '../look';
import type { PolicyCase } from '../policy-case';

export const sharedNamespace: Rule<PolicyCase> = {
  code: 'policy/shared-namespace',
  severity: 'error',
  title: 'A namespace holds one Ceph cluster.',
  why: 'Rook names daemons, keys and settings by the namespace alone, so two clusters overwrite each other.',
  see: see('policy/shared-namespace'),
  check: ({ clusters }) => [...repeated(clusters, ({ object }) => object.metadata?.namespace).values()].flatMap(twins => {
    const elsewhere = othersAmong(twins);
    // Two of one name are one object, of which another rule speaks.
    return twins.filter((cluster, i) => i > 0 && cluster.object.metadata?.name !== twins[0].object.metadata?.name)
      .map(cluster => on(cluster, 'metadata.namespace', cluster.object.metadata.namespace, `${elsewhere(cluster)} is there, too`, 'put it into a namespace of its own'));
  }),
};
