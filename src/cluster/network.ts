import type { NetworkPlan } from '../model/layout';

/** The kind of addresses that daemons listen on. */
export enum IpFamily {
  /** Four bytes, e.g. 10.0.0.1. */
  IPV4 = 'IPv4',
  /** Sixteen bytes, e.g. fd00::1. */
  IPV6 = 'IPv6',
}

/** What holds for every kind of network. */
export interface NetworkOptions {
  /**
   * Encrypt all traffic between daemons and clients. Needs a kernel of at least 5.11 on every node that mounts.
   * @default false
   */
  readonly encryption?: boolean;

  /**
   * Compress traffic between daemons. Needs a kernel of at least 5.11 on every node that mounts.
   * @default false
   */
  readonly compression?: boolean;

  /**
   * The addresses that daemons listen on. The network of the Kubernetes cluster must have them.
   * @default IpFamily.IPV4
   */
  readonly ipFamily?: IpFamily;

  /**
   * Listen on addresses of both families. `ipFamily` then says which one comes first.
   * @default false
   */
  readonly dualStack?: boolean;
}

/** Which of a host's addresses are used. */
export interface HostNetworkOptions extends NetworkOptions {
  /**
   * The networks that clients reach Ceph by, as CIDRs.
   * @default - the address of the node; on hosts with several networks say which
   */
  readonly publicRanges?: string[];

  /**
   * The networks over which OSDs copy among themselves, as CIDRs.
   * @default - the public ones
   */
  readonly clusterRanges?: string[];
}

/**
 * The network that Ceph's daemons talk on. It cannot be changed while a cluster lives.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/Cluster/network-providers/
 */
export class Network {
  /** The pod network of Kubernetes. */
  public static pod(options: NetworkOptions = {}): Network {
    return new Network({ ...options, host: false, publicRanges: [], clusterRanges: [] });
  }

  /** The network of the hosts: the most throughput, and ports on every host. */
  public static host(options: HostNetworkOptions = {}): Network {
    const { publicRanges = [], clusterRanges = [] } = options;
    return new Network({ ...options, host: true, publicRanges: [...publicRanges], clusterRanges: [...clusterRanges] });
  }

  private constructor(private readonly plan: NetworkPlan) {}

  /** @internal */
  public _plan(): NetworkPlan {
    return this.plan;
  }
}
