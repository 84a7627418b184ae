import { CephVersion, Tuning } from 'cdk8s-ceph';

/** What is otherwise than the storage of the lab describes at first; the program of the storage reads it from LAB_EDITION, as JSON. */
export interface Edition {
  /** Devices that were taken out, each as `host/name`. */
  readonly without: readonly string[];
  /** The spare host carries storage. */
  readonly grown: boolean;
  /** The logical volume of `LARGER` is larger than at first. */
  readonly larger: boolean;
  /** Ceph is of `REBUILT`. @default false */
  readonly rebuilt?: boolean;
  /** Rules and dashboards are among the objects. @default false */
  readonly watched?: boolean;
  /** The part of a device up to which copies are made, so that less has to be written until it is full. @default - as usual */
  readonly backfillFull?: number;
  /** Presets of settings. @default - none */
  readonly tuning?: Tuning[];
}

/** The storage as it is described at first. */
export const FIRST: Edition = { without: [], grown: false, larger: false };

/** The node that carries no storage until the cluster grows. */
export const SPARE = 'node-d';

/** Another image of the release that the lab runs, as a rebuild with newer packages is. */
export const REBUILT = `${CephVersion.V20_2_4.image}-rebuilt`;

/** The host whose logical volume can be made larger, and its size from then on. */
export const LARGER = { host: 'node-b', path: '/dev/vg0/ceph', gibibytes: 7 };
