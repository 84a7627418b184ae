import { isClusterScoped } from './identity';

/** The object of a GitOps controller that puts other objects into a cluster, and puts back what somebody changes in them. */
export interface Deliverer {
  readonly tool: 'Argo CD' | 'Flux';
  readonly apiVersion: string;
  readonly kind: 'Application' | 'HelmRelease' | 'Kustomization';
  readonly name: string;
  /** Not told where Argo CD runs: an Application without one is in Argo CD's own namespace, most often `argocd`. */
  readonly namespace?: string;
}

/** What the library itself writes for a controller bears this annotation: it brings the stack into the cluster, and is no part of it. */
export const DELIVERY_MARK = { 'cdk8s-ceph/purpose': 'delivery' };

/** Whether an object bears that mark. */
export function isForDelivery(object: any): boolean {
  return Object.entries(DELIVERY_MARK).every(([key, value]) => object?.metadata?.annotations?.[key] === value);
}

const ARGO_CD = 'argocd.argoproj.io/';
const FLUX = 'kustomize.toolkit.fluxcd.io/';
const FLUX_HELM = 'helm.toolkit.fluxcd.io/';

/** Who delivers an object of a cluster, by the marks that the controllers leave on all that they apply; undefined where it bears none. */
export function deliveredBy(object: any): Deliverer | undefined {
  const { labels = {}, annotations = {} } = object?.metadata ?? {};
  return byFlux(labels, annotations) ?? byArgoCd(object, labels, annotations);
}

function byFlux(labels: any, annotations: any): Deliverer | undefined {
  // Flux leaves an object alone that says so, but the marks of before stay.
  if (annotations[`${FLUX}reconcile`] === 'disabled' || /^ignore$/i.test(`${annotations[`${FLUX}ssa`]}`)) return undefined;
  const marks = (group: string) => ({ name: labels[`${group}name`], namespace: labels[`${group}namespace`] });
  const kustomization = marks(FLUX), release = marks(FLUX_HELM);
  if (isText(kustomization.name)) return { tool: 'Flux', apiVersion: `${FLUX}v1`, kind: 'Kustomization', ...known(kustomization) };
  return isText(release.name) ? { tool: 'Flux', apiVersion: `${FLUX_HELM}v2`, kind: 'HelmRelease', ...known(release) } : undefined;
}

function byArgoCd(object: any, labels: any, annotations: any): Deliverer | undefined {
  const id = annotations[`${ARGO_CD}tracking-id`], instance = labels[`${ARGO_CD}instance`];
  const named = isText(id) && isOf(id, object) ? id.slice(0, id.indexOf(':')) : isText(instance) ? instance : undefined;
  if (named === undefined) return undefined;
  // Applications outside of Argo CD's own namespace are named with theirs.
  const [name, namespace] = named.split('_').reverse();
  return { tool: 'Argo CD', apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...known({ name, namespace }) };
}

/**
 * Whether a tracking id, `<application>:<group>/<kind>:<namespace>/<name>`, speaks of this very object. Operators copy annotations to what they make, and Argo CD
 * goes by the id, too: such a copy is not its own.
 */
function isOf(id: string, { apiVersion, kind, metadata }: any): boolean {
  const [, type, place] = /^[^:]+:([^:]*\/[^:]*):(.*)$/.exec(id) ?? [];
  const group = `${apiVersion}`.includes('/') ? `${apiVersion}`.split('/')[0] : '';
  // For a kind without a namespace Argo CD writes that of the Application's destination, or nothing.
  const name = place?.slice(place.indexOf('/') + 1), namespace = place?.slice(0, Math.max(place.indexOf('/'), 0));
  return type === `${group}/${kind}` && name === metadata?.name && (isClusterScoped(kind) || metadata?.namespace === undefined || namespace === metadata.namespace);
}

/**
 * Whether a controller leaves alone what an object of it delivers, as that object stands in the cluster. What cannot be read, because it is not there or looks
 * otherwise, is not paused.
 */
export function isPaused(deliverer: any): boolean {
  const { kind, metadata, spec, status, operation } = deliverer ?? {};
  switch (kind) {
    case 'Kustomization':
    case 'HelmRelease': return spec?.suspend === true;
    case 'Application': {
      // A sync that has begun goes on.
      const idle = operation === undefined && !['Running', 'Terminating'].includes(status?.operationState?.phase);
      return idle && spec !== undefined && (metadata?.annotations?.[`${ARGO_CD}skip-reconcile`] === 'true' || isManual(spec.syncPolicy?.automated));
    }
    default: return false;
  }
}

/** Without this part somebody has to start each sync. */
function isManual(automated: any): boolean {
  return automated === undefined || automated === null || automated.enabled === false;
}

/** The command that pauses a deliverer; `on: false` lets it go on. */
export function pauseCommand({ kind, name, namespace }: Deliverer, on = true): string {
  if (kind === 'Application') return `kubectl -n ${namespace ?? 'argocd'} annotate application ${name} ${ARGO_CD}skip-reconcile${on ? '=true' : '-'}`;
  return `flux ${on ? 'suspend' : 'resume'} ${kind.toLowerCase()} ${name} -n ${namespace ?? 'flux-system'}`;
}

function known({ name, namespace }: { readonly name: string; readonly namespace?: unknown }): Pick<Deliverer, 'name' | 'namespace'> {
  return { name, ...isText(namespace) ? { namespace } : {} };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
