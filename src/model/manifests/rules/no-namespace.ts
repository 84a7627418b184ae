import { Rule, see } from '../../rules';
import { nameOf, on } from '../look';
import type { PolicyCase } from '../policy-case';

const OF_ROOK = /^(ceph\.rook\.io|csi\.ceph\.io)\//;

/** Told once, with the first of them. */
export const noNamespace: Rule<PolicyCase> = {
  code: 'policy/no-namespace',
  severity: 'warning',
  title: 'Objects of Rook name their namespace.',
  why: 'Without a namespace, the tool that applies them chooses one, and references to them cannot be judged.',
  see: see('policy/no-namespace'),
  check: ({ manifests }) => {
    const open = manifests.filter(({ object }) => OF_ROOK.test(object.apiVersion) && object.metadata?.namespace === undefined);
    const some = open.slice(0, 3).map(nameOf).join(', ');
    return open.length === 0 ? [] : [on(
      open[0], 'metadata.namespace', undefined, `${open.length === 1 ? 'one object has' : `${open.length} objects have`} none: ${some}${open.length > 3 ? ' …' : ''}`,
      "Set 'metadata.namespace', or judge them together with the kustomization.yaml that sets it",
    )];
  },
};
