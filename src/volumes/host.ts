import type { Size } from 'cdk8s';
import { LocalVolume } from './local-volume';
import { bytesOf, HostSpec, LEVELS, Taint } from '../model/layout';

/** Where a host stands and what it carries. */
export interface HostOptions {
  /**
   * The devices of this host that are given to Ceph.
   * @default - none: the host may run monitors and gateways, but stores nothing
   */
  readonly volumes?: LocalVolume[];

  /**
   * A volume for the monitor that runs on this host, see `Monitors.onLocalVolumes`. It is given a filesystem.
   * @default - the host offers no volume for a monitor
   */
  readonly monitor?: LocalVolume;

  /**
   * The processor cores of the host.
   * @default - not known, so nothing is checked against it
   */
  readonly cpus?: number;

  /**
   * The memory of the host.
   * @default - not known, so nothing is checked against it
   */
  readonly memory?: Size;

  /**
   * Taints of the host that Ceph's daemons shall tolerate.
   * @default - no taint is tolerated
   */
  readonly taints?: Taint[];

  /**
   * The chassis the host is in; node label `topology.rook.io/chassis`.
   * @default - the level is not used
   */
  readonly chassis?: string;

  /**
   * The rack; node label `topology.rook.io/rack`.
   * @default - the level is not used
   */
  readonly rack?: string;

  /**
   * The row; node label `topology.rook.io/row`.
   * @default - the level is not used
   */
  readonly row?: string;

  /**
   * The power distribution unit; node label `topology.rook.io/pdu`.
   * @default - the level is not used
   */
  readonly pdu?: string;

  /**
   * The pod in the sense of data centers; node label `topology.rook.io/pod`.
   * @default - the level is not used
   */
  readonly pod?: string;

  /**
   * The room; node label `topology.rook.io/room`.
   * @default - the level is not used
   */
  readonly room?: string;

  /**
   * The data center; node label `topology.rook.io/datacenter`.
   * @default - the level is not used
   */
  readonly datacenter?: string;

  /**
   * The zone; node label `topology.kubernetes.io/zone`.
   * @default - the level is not used
   */
  readonly zone?: string;

  /**
   * The region; node label `topology.kubernetes.io/region`.
   * @default - the level is not used
   */
  readonly region?: string;
}

/**
 * A Kubernetes node that carries storage. It can stand for a whole machine with one volume, or for one with many.
 */
export class Host {
  /**
   * A host by the value of its node label `kubernetes.io/hostname`, which nearly always is the name of the node.
   */
  public static named(name: string, options: HostOptions = {}): Host {
    return new Host({
      name,
      cpus: options.cpus,
      memoryBytes: options.memory && bytesOf(options.memory),
      taints: [...options.taints ?? []],
      topology: topologyOf(options),
      volumes: (options.volumes ?? []).map(volume => volume._spec()),
      monitor: options.monitor?._spec(),
    });
  }

  /** The value of the node label `kubernetes.io/hostname`. */
  public readonly name: string;

  private constructor(private readonly spec: HostSpec) {
    this.name = spec.name;
  }

  /** @internal */
  public _spec(): HostSpec {
    return this.spec;
  }
}

function topologyOf(options: HostOptions): Record<string, string> {
  const given = options as unknown as Record<string, string | undefined>;
  return Object.fromEntries(LEVELS.filter(level => given[level] !== undefined).map(level => [level, given[level]!]));
}
