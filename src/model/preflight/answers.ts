import type { HostCapture } from '../inventory';

/**
 * What Kubernetes and the hosts answer before anything is applied. The lists are those of `kubectl get … -o json`, whole, of all
 * namespaces, or their items; whatever is missing or has another form is not judged, and that is told.
 */
export interface PreflightAnswers {
  /** @default - not asked */
  readonly nodes?: unknown;
  /** @default - not asked */
  readonly namespaces?: unknown;
  /** @default - not asked */
  readonly deployments?: unknown;
  /** CustomResourceDefinitions. @default - not asked */
  readonly crds?: unknown;
  /** Where Kubernetes does not know the kind, an empty list. @default - not asked */
  readonly cephClusters?: unknown;
  /** PersistentVolumes. @default - not asked */
  readonly pvs?: unknown;
  /** PersistentVolumeClaims. @default - not asked */
  readonly pvcs?: unknown;
  /** @default - not asked */
  readonly storageClasses?: unknown;
  /** What `/version` of the API server answers, or `kubectl version -o json`. @default - not asked */
  readonly version?: unknown;
  /** What hosts show, by the name of the host. */
  readonly captures: ReadonlyMap<string, HostCapture>;
  /** When each capture was made, by the clock of whoever asked: without it, clocks of hosts cannot be compared. @default - not noted */
  readonly moments?: ReadonlyMap<string, Moment>;
}

/** Two points in time between which a host told its own, in seconds since the beginning of 1970. */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

/** The answers that are lists of Kubernetes. */
export type ListName = Exclude<keyof PreflightAnswers, 'version' | 'captures' | 'moments'>;
