import { keeping } from './keeping';
import type { Means, PhaseObjects } from './means';
import { celCheck, rookKinds } from './rook-health';
import { Phase } from '../../core';
import { annotated, DELIVERY_MARK } from '../../model/manifests';
import { FluxOptions, FluxSourceKind } from '../delivery-props';

/** How long a phase may take until it is told as failed; Flux tries it again. */
const TIMEOUTS: Readonly<Record<Phase, string>> = {
  [Phase.CRDS]: '5m',
  [Phase.OPERATOR]: '10m',
  [Phase.VOLUMES]: '10m',
  [Phase.CLUSTER]: '30m',
  [Phase.SERVICES]: '20m',
  [Phase.CLASSES]: '5m',
  [Phase.MONITORING]: '5m',
  [Phase.APPLICATIONS]: '15m',
};

/** Phases from which Flux deletes what is no longer in the source; claims and buckets in them are kept all the same. */
const PRUNED: readonly Phase[] = [Phase.CLASSES, Phase.MONITORING, Phase.APPLICATIONS];

/** A folder and a Kustomization of Flux a phase, each depending on the one before it. */
export function flux(options: FluxOptions): Means {
  return {
    // A file keeps its numbered name, so that it tells its phase wherever it is copied to.
    fileOf: (phase, ending) => `${phase}/${phase}${ending}`,
    marked: (_, object) => annotated(object, keeping(object)),
    beside: (phases, ending) => phases.length === 0 ? [] : [
      { path: `flux${ending}`, objects: phases.map((each, i) => kustomization(options, each, phases[i - 1])) },
      // Without it, a Kustomization above would apply all phases at once, in no order.
      { path: 'kustomization.yaml', objects: [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [`flux${ending}`] }] },
    ],
  };
}

function kustomization(options: FluxOptions, phase: PhaseObjects, before: PhaseObjects | undefined): object {
  const { path, sourceKind = FluxSourceKind.GIT_REPOSITORY, sourceName = 'flux-system', namespace = 'flux-system', name = 'storage' } = options;
  const called = (each: PhaseObjects) => `${name}-${each.phase.replace(/^\d+-/, '')}`;
  const kinds = rookKinds([phase]);
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: called(phase), namespace, annotations: DELIVERY_MARK },
    spec: {
      ...before === undefined ? {} : { dependsOn: [{ name: called(before) }] },
      interval: '10m',
      retryInterval: '1m',
      timeout: TIMEOUTS[phase.phase],
      sourceRef: { kind: sourceKind, name: sourceName },
      path: `./${path.replace(/^\.?\/+|\/+$/g, '')}/${phase.phase}`,
      prune: PRUNED.includes(phase.phase),
      wait: true,
      ...kinds.length === 0 ? {} : { healthCheckExprs: kinds.map(celCheck) },
    },
  };
}
