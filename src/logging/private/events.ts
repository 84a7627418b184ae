import { configOf, feeder, labelsOf, LogsPlan, partName } from './logs-plan';
import type { DeploymentSpec } from '../../imports/apps';
import type { PolicyRule } from '../../imports/rbac.authorization.k8s.io';

/** One pod that watches events; what it prints is collected like every log. */
export function eventsSpec(plan: LogsPlan): DeploymentSpec {
  const labels = labelsOf(plan, 'events');
  return {
    replicas: 1,
    selector: { matchLabels: { app: labels.app } },
    // Two would tell everything twice.
    strategy: { type: 'Recreate' },
    template: {
      metadata: { labels },
      spec: { containers: [feeder(plan, 'events', '32Mi')], serviceAccountName: partName(plan, 'events'), terminationGracePeriodSeconds: 5, tolerations: plan.tolerations, volumes: [configOf(plan)] },
    },
  };
}

/** What each part may ask the API server. */
export const PERMISSIONS: Readonly<Record<'agent' | 'events', PolicyRule[]>> = {
  agent: [
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['nodes'], verbs: ['get'] },
    { apiGroups: [''], resources: ['namespaces'], verbs: ['list'] },
  ],
  events: [{ apiGroups: [''], resources: ['events'], verbs: ['list', 'watch'] }],
};
