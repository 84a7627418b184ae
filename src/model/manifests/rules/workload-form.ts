import { Rule, see, Violation } from '../../rules';
import { entries, list, on } from '../look';
import type { PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

/** What the published schemas of the built-in kinds do not say; the API server has it in code. */
export const workloadForm: Rule<PolicyCase> = {
  code: 'policy/workload-form',
  severity: 'error',
  title: 'A workload selects its own pods, names its containers, and restarts them as its kind allows.',
  why: 'The API server refuses the workload.',
  see: see('policy/workload-form'),
  check: ({ manifests }) => manifests.flatMap(manifest => {
    switch (manifest.object.kind) {
      case 'DaemonSet': case 'Deployment': case 'StatefulSet': return [...selectionOf(manifest), ...podOf(manifest, ['Always', undefined])];
      case 'Job': return podOf(manifest, ['Never', 'OnFailure']);
      default: return [];
    }
  }),
};

function selectionOf(manifest: PolicyManifest): Violation[] {
  const { selector, template } = manifest.object.spec ?? {};
  return entries(selector?.matchLabels).filter(([key, value]) => template?.metadata?.labels?.[key] !== value)
    .map(([key, value]) => on(manifest, `spec.selector.matchLabels.${key}`, value, 'the pods of the template do not have this label', "Add the label to 'spec.template.metadata.labels'"));
}

function podOf(manifest: PolicyManifest, restarts: (string | undefined)[]): Violation[] {
  const pod = manifest.object.spec?.template?.spec;
  const containers = [...list(pod?.initContainers), ...list(pod?.containers)];
  return [
    ...containers.filter(container => !container?.name).map(container => on(manifest, 'spec.template.spec.containers', container?.image, 'a container has no name', "Set 'name' of the container")),
    ...restarts.includes(pod?.restartPolicy) ? [] : [
      on(manifest, 'spec.template.spec.restartPolicy', pod?.restartPolicy, `a ${manifest.object.kind} does not allow this restart policy`, `Set 'restartPolicy' to ${restarts.filter(policy => policy !== undefined).join(' or ')}`),
    ],
  ];
}
