/** What Argo CD has to know of where the output is. */
export interface ArgoCdOptions {
  /** The address of the Git repository that the output is committed to, as Argo CD reads it. */
  readonly repository: string;
  /** The folder of the output in that repository, e.g. `storage/dist`. */
  readonly path: string;
  /**
   * The branch, tag or commit that is applied.
   * @default 'HEAD'
   */
  readonly revision?: string;
  /**
   * The name of the Application.
   * @default 'storage'
   */
  readonly name?: string;
  /**
   * The namespace that Argo CD runs in.
   * @default 'argocd'
   */
  readonly namespace?: string;
  /**
   * The project of Argo CD that the Application belongs to.
   * @default 'default'
   */
  readonly project?: string;
  /**
   * Apply every commit at once, and put back what somebody changed in the cluster. Objects are never deleted by that. Without it,
   * somebody starts each sync.
   * @default true
   */
  readonly automated?: boolean;
}

/** The kinds of sources that Flux reads from. */
export enum FluxSourceKind {
  /** A repository of Git. */
  GIT_REPOSITORY = 'GitRepository',
  /** An artifact in a registry of containers. */
  OCI_REPOSITORY = 'OCIRepository',
  /** A bucket of an object store. */
  BUCKET = 'Bucket',
}

/** What Flux has to know of where the output is. */
export interface FluxOptions {
  /** The folder of the output in the source, e.g. `clusters/production/storage`. */
  readonly path: string;
  /**
   * The kind of the source that holds the output.
   * @default FluxSourceKind.GIT_REPOSITORY
   */
  readonly sourceKind?: FluxSourceKind;
  /**
   * The name of that source.
   * @default 'flux-system', which `flux bootstrap` makes
   */
  readonly sourceName?: string;
  /**
   * The namespace of the source and of the Kustomizations.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * What the names of the Kustomizations begin with: `storage-crds`, `storage-operator` and so on.
   * @default 'storage'
   */
  readonly name?: string;
}

/** A way of delivery as plain data. Of the two only one is set. */
export interface DeliveryProps {
  /**
   * By Argo CD.
   * @default - not by Argo CD
   */
  readonly argoCd?: ArgoCdOptions;
  /**
   * By Flux.
   * @default - not by Flux
   */
  readonly flux?: FluxOptions;
}
