import type { StackClassProps } from './stack-classes';
import type { StackPoolProps } from './stack-pools';
import type { StackDaemonResourcesProps } from './stack-resources';
import type { UserAccess } from '../object';

/** The daemons through which an object store is reached, as plain data. */
export interface StackGatewayProps {
  /**
   * How many daemons share the work.
   * @default 2, or 1 in a trial cluster
   */
  readonly instances?: number;

  /**
   * The port for plain HTTP inside the Kubernetes cluster; 0 for none.
   * @default 80
   */
  readonly port?: number;

  /**
   * The port for HTTPS. Needs `certificateSecretName`.
   * @default - no HTTPS
   */
  readonly securePort?: number;

  /**
   * The name of the secret, in the cluster's namespace, that holds the certificate for HTTPS.
   * @default - no HTTPS
   */
  readonly certificateSecretName?: string;

  /**
   * What each of the daemons is given.
   * @default - 0.5 core and 2 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly resources?: StackDaemonResourcesProps;
}

/** A user of an object store as plain data. Its key is its name. */
export interface StackUserProps {
  /**
   * The name for people.
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * How many buckets the user may have.
   * @default - 1000, the gateway's own limit
   */
  readonly maxBuckets?: number;

  /**
   * How many objects the user may have in all its buckets.
   * @default - no limit
   */
  readonly maxObjects?: number;

  /**
   * How much data the user may have in all its buckets, e.g. `1TiB`.
   * @default - no limit
   */
  readonly maxSize?: string;

  /**
   * What the user may do beyond its own buckets, by what it is about.
   * @default - nothing beyond its own buckets
   */
  readonly capabilities?: { readonly [what: string]: UserAccess };
}

/** An object store as plain data. Its key is its name. The options of a pool are those of the pool of the objects. */
export interface StackObjectStoreProps extends StackPoolProps {
  /**
   * The cluster it lives in, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * The class of the devices for everything but the objects: bucket indexes want fast ones.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: string;

  /**
   * The daemons through which it is reached.
   * @default - two on port 80 (one in a trial cluster)
   */
  readonly gateway?: StackGatewayProps;

  /**
   * The zone whose pools the store serves, by its place: `objectRealms.<realm>.zoneGroups.<group>.zones.<zone>`.
   * @default - the store has pools of its own
   */
  readonly zone?: string;

  /**
   * Let Rook destroy the pools of the store and all objects when its object is deleted.
   * @default false - the pools outlive the store
   */
  readonly destroyDataOnDelete?: boolean;

  /**
   * StorageClasses over it, by name, for claims of buckets.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };

  /**
   * The users of the store, by name. Keys are made by Rook and put into Secrets.
   * @default - there are only the users of bucket claims
   */
  readonly users?: { readonly [name: string]: StackUserProps };
}

/** A zone of object stores as plain data. Its key is its name. The options of a pool are those of the pool of the objects. */
export interface StackObjectZoneProps extends StackPoolProps {
  /**
   * The class of the devices for everything but the objects.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: string;

  /**
   * The URLs by which other zones reach this one. Needed where they are in other Kubernetes clusters.
   * @default - the service of the store, inside the Kubernetes cluster
   */
  readonly endpoints?: string[];

  /**
   * Let Rook destroy the pools of the zone and all objects when its object is deleted.
   * @default false - the pools outlive the zone
   */
  readonly destroyDataOnDelete?: boolean;
}

/** A group of zones as plain data. Its key is its name. */
export interface StackObjectZoneGroupProps {
  /**
   * The zones of the group that are in this cluster, by name.
   * @default - the group has no zone here
   */
  readonly zones?: { readonly [name: string]: StackObjectZoneProps };
}

/** A realm of object stores as plain data. Its key is its name. */
export interface StackObjectRealmProps {
  /**
   * The cluster it lives in, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * Join a realm of another cluster instead of making one: an endpoint of the master zone there.
   * @default - the realm is made here
   */
  readonly pullEndpoint?: string;

  /**
   * Whether commands that name no realm mean this one.
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * The groups of zones, by name.
   * @default - the realm has no group here
   */
  readonly zoneGroups?: { readonly [name: string]: StackObjectZoneGroupProps };
}
