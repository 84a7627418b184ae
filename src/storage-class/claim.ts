import type { Size } from 'cdk8s';
import type { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-27';

/** What a claim on a storage class asks for. */
export interface ClaimProps {
  /** How much space is asked for, counted exactly; it can be raised later, never lowered. */
  readonly size: Size;
  /**
   * Who may use the volume at the same time.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   * @default - ReadWriteOnce on a block class and on a class that is only known by name, ReadWriteMany on a file class
   */
  readonly accessMode?: PersistentVolumeAccessMode;
  /**
   * Whether pods see a directory or a raw device.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: PersistentVolumeMode;
  /**
   * The namespace of the claim, which is that of the pods using it.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
  /**
   * The name of the claim. Renaming a claim means a new, empty volume.
   * @default - the construct id
   */
  readonly name?: string;
}

/** What every replica of a StatefulSet claims for itself. */
export interface ClaimTemplateProps {
  /** How much space every replica gets, counted exactly. */
  readonly size: Size;
  /**
   * Who may use the volume of one replica at the same time.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   * @default - ReadWriteOnce on a block class and on a class that is only known by name, ReadWriteMany on a file class
   */
  readonly accessMode?: PersistentVolumeAccessMode;
}
