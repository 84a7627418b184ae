import type { StackClassProps } from './stack-classes';
import type { StackDaemonResourcesProps } from './stack-resources';
import type { CephDaemon } from '../client';
import type { CephxKeyType } from '../cluster';

/** The pod in which commands for a cluster are given, as plain data. */
export interface StackToolboxProps {
  /**
   * The name of the Deployment. Documentation everywhere, and the commands of plans, expect the usual one.
   * @default 'rook-ceph-tools'
   */
  readonly name?: string;

  /**
   * The release of Ceph whose commands it has: an image whose tag begins with the version.
   * @default - that of the cluster
   */
  readonly cephVersion?: string;

  /**
   * What it is given. Commands that read whole pools want more.
   * @default - 0.1 core and 512 MiB
   */
  readonly resources?: StackDaemonResourcesProps;
}

/** Under which name the dashboard is reached from outside, as plain data. */
export interface StackDashboardIngressProps {
  /** The name that browsers use, e.g. `ceph.example.com`. */
  readonly host: string;

  /** The Secret of type `kubernetes.io/tls`, in the namespace of the cluster, with the certificate for it. */
  readonly tlsSecretName: string;

  /**
   * The name of the Ingress.
   * @default 'dashboard'
   */
  readonly name?: string;

  /**
   * The class of the Ingress, e.g. `nginx`.
   * @default - the default class of the Kubernetes cluster
   */
  readonly ingressClassName?: string;

  /**
   * Further annotations, e.g. for a controller that issues certificates.
   * @default - that the dashboard speaks HTTPS, for the controller of NGINX
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** Whom the daemons of a cluster may talk to, as plain data. */
export interface StackNetworkPoliciesProps {
  /**
   * The namespace of the name servers.
   * @default 'kube-system'
   */
  readonly dnsNamespace?: string;
}

/** A filesystem as NFS servers export it, as plain data. Its key is the key of the filesystem in `file`. */
export interface StackNfsExportProps {
  /**
   * StorageClasses over the default data pool of the filesystem, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };

  /**
   * Further data pools of the filesystem, by name, each with the StorageClasses over it.
   * @default - only the default data pool is exported
   */
  readonly extraDataPools?: { readonly [name: string]: StackNfsDataPoolProps };
}

/** A further data pool of a filesystem as NFS servers export it, as plain data. */
export interface StackNfsDataPoolProps {
  /**
   * StorageClasses over it, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };
}

/** NFS servers as plain data. Their key is their name. */
export interface StackNfsProps {
  /**
   * The cluster they live in, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * How many servers there are, each with a service of its own. Claims use the first.
   * @default 1
   */
  readonly servers?: number;

  /**
   * The port they listen on.
   * @default 2049
   */
  readonly port?: number;

  /**
   * What each of them is given.
   * @default - 0.5 core and 2 GiB; 0.1 core and 512 MiB in a trial cluster
   */
  readonly resources?: StackDaemonResourcesProps;

  /**
   * The filesystems that are exported for claims, by their keys in `file`.
   * @default - no class is made over the servers
   */
  readonly exports?: { readonly [filesystem: string]: StackNfsExportProps };
}

/** What a client of Ceph may do, as plain data: `readWrite`, or `readOnly`, or `daemon` and `capability`. */
export interface StackClientAccessProps {
  /**
   * The place of a block pool, a part of one, a filesystem or a group of one that it reads and writes, e.g. `block.volumes`.
   * @default - it writes to nothing by this entry
   */
  readonly readWrite?: string;

  /**
   * The place of what it reads, e.g. `file.shared`.
   * @default - it reads nothing by this entry
   */
  readonly readOnly?: string;

  /**
   * The kind of daemon that `capability` is about.
   * @default - the entry has no capability
   */
  readonly daemon?: CephDaemon;

  /**
   * What nothing else here says, in the words of Ceph, e.g. `profile rbd pool=images`.
   * @default - the entry has no capability
   */
  readonly capability?: string;
}

/** A client of Ceph as plain data. Its key is its name. */
export interface StackClientProps {
  /** What it may do. */
  readonly access: StackClientAccessProps[];

  /**
   * The cluster it is a client of, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * The name of the Secret for its key. It cannot be changed later.
   * @default - `rook-ceph-client-<name>`
   */
  readonly secretName?: string;

  /**
   * The kind of its key.
   * @default CephxKeyType.AES
   */
  readonly keyType?: CephxKeyType;
}
