import { Construct } from 'constructs';
import type { ICephCluster, Taint } from '../../src';
import type { ClusterLayout, OsdSpec } from '../../src/model/layout/layout';

/** A host of a made-up layout: its name, its place, and one OSD for each class (undefined: of unknown class). */
export interface FakeHost {
  readonly name: string;
  readonly classes: readonly (string | undefined)[];
  readonly topology?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
}

/** So many hosts alike, `a`, `b`, `c` …, each with an OSD of every class given. */
export function hosts(count: number, ...classes: (string | undefined)[]): FakeHost[] {
  return [...Array(count).keys()].map(i => ({ name: String.fromCharCode(97 + i), classes: classes.length > 0 ? classes : [undefined] }));
}

/** A cluster that is nothing but a layout. */
export class FakeCluster extends Construct implements ICephCluster {
  public readonly name = 'ceph';
  public readonly namespace = 'storage';
  public readonly operatorNamespace = 'rook-ceph';

  public constructor(scope: Construct, private hostsNow?: FakeHost[], private readonly trial = false) {
    super(scope, 'cluster');
  }

  /** The cluster grows after services were defined on it. */
  public grow(...more: FakeHost[]): void {
    this.hostsNow = [...this.hostsNow ?? [], ...more];
  }

  public _layout(): ClusterLayout | undefined {
    return this.hostsNow && {
      name: this.name,
      trial: this.trial,
      hosts: this.hostsNow.map(({ name, topology = {}, taints = [] }) => ({ name, topology, taints, volumes: [] })),
      osds: this.hostsNow.flatMap(host => host.classes.map((deviceClass, i) => osd(host.name, i, deviceClass))),
    };
  }
}

function osd(host: string, index: number, deviceClass?: string): OsdSpec {
  return { name: `${host}-${index}`, count: 1, portable: false, host, deviceClass, bytes: 2 ** 40, claims: [], onFile: false };
}
