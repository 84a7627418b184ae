import { keeping } from './keeping';
import type { Means, OutputFile, PhaseObjects } from './means';
import { LUA_CHECK, rookKinds } from './rook-health';
import { Phase } from '../../core';
import { annotated, DELIVERY_MARK, SYNC_OPTIONS, SYNC_WAVE } from '../../model/manifests';
import type { ArgoCdOptions } from '../delivery-props';

/** A folder below the output: Argo CD does not look into it, unless it is told to recurse. */
const FOLDER = 'argo-cd';

/** Client-side apply keeps a copy in an annotation, which cannot be larger than 256 KiB. */
const LARGE = 128 * 1024;

/** One Application of Argo CD for all phases; each phase is a sync wave. */
export function argoCd(options: ArgoCdOptions): Means {
  return {
    fileOf: (phase, ending) => `${phase}${ending}`,
    marked: (phase, object) => {
      const kept = annotated(object, { [SYNC_WAVE]: waveOf(phase), ...keeping(object) });
      return needsServerSide(object) ? annotated(kept, { [SYNC_OPTIONS]: 'ServerSideApply=true' }) : kept;
    },
    beside: (phases, ending) => phases.length === 0 ? [] : filesOf(options, phases, ending),
  };
}

/** The last phase is wave 0, which is that of all objects without a wave: what users add by hand comes after the storage. */
function waveOf(phase: Phase): string {
  return `${Number.parseInt(phase, 10) - Number.parseInt(Phase.APPLICATIONS, 10)}`;
}

/** Definitions are too large for that annotation, a cluster becomes so with many volumes, and other objects may be. */
function needsServerSide(object: any): boolean {
  return ['CustomResourceDefinition', 'CephCluster'].includes(object.kind) || JSON.stringify(object).length > LARGE;
}

function filesOf(options: ArgoCdOptions, phases: readonly PhaseObjects[], ending: string): OutputFile[] {
  const checks = healthChecks(options, rookKinds(phases));
  return [
    ...checks === undefined ? [] : [{ path: `${FOLDER}/10-health-checks${ending}`, objects: [checks] }],
    { path: `${FOLDER}/20-application${ending}`, objects: [application(options)] },
  ];
}

function application({ repository, path, revision = 'HEAD', name = 'storage', namespace = 'argocd', project = 'default', automated = true }: ArgoCdOptions): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace, annotations: DELIVERY_MARK },
    spec: {
      project,
      source: { repoURL: repository, targetRevision: revision, path },
      // Objects that name no namespace go where kubectl puts them.
      destination: { server: 'https://kubernetes.default.svc', namespace: 'default' },
      syncPolicy: {
        ...automated ? { automated: { prune: false, selfHeal: true } } : {},
        syncOptions: ['ServerSideApply=true'],
        // A wave that fails ends the sync. Rook tries again by itself, and so must this.
        retry: { limit: 10, backoff: { duration: '30s', factor: 2, maxDuration: '10m' } },
      },
    },
  };
}

/**
 * A patch that adds keys to Argo CD's own ConfigMap; the labels are those that it has already. It is not to be applied: `kubectl apply --server-side` takes over
 * what client-side apply has set, and removes what is not in the file.
 */
function healthChecks({ namespace = 'argocd' }: ArgoCdOptions, kinds: readonly string[]): object | undefined {
  if (kinds.length === 0) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace, annotations: DELIVERY_MARK, labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' } },
    data: Object.fromEntries(kinds.map(kind => [`resource.customizations.health.ceph.rook.io_${kind}`, LUA_CHECK])),
  };
}
