import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ClientAccess } from './client-access';
import { CephxKeyType, ICephCluster } from '../cluster';
import { CephResource, describe, Phase, render } from '../core';
import { merged } from './private/capabilities';
import * as rook from '../imports/ceph.rook.io';
import { unknown } from '../model/layout';
import { CEPH_CLIENT_TOPIC, clausesOf } from '../model/rules';

/** Who may do what. */
export interface CephClientProps {
  /** The cluster it is a client of. */
  readonly cluster: ICephCluster;

  /** What it may do. */
  readonly access: ClientAccess[];

  /**
   * The name of the client, in Ceph `client.<name>`.
   * @default - the id of the construct
   */
  readonly name?: string;

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

/**
 * A client of Ceph with a key of its own (CephClient), for programs that talk to Ceph without a claim: backup tools, virtual machine
 * managers, mounts outside of Kubernetes. Rook makes the key.
 *
 * @see https://rook.io/docs/rook/v1.20/CRDs/ceph-client-crd/
 */
export class CephClient extends CephResource {
  /** The Secret, in the namespace of the cluster, with the keys `userID` and `userKey`. */
  public readonly secretName: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: CephClientProps) {
    super(scope, id, props.name);
    this.secretName = props.secretName ?? `rook-ceph-client-${this.name}`;
    const metadata = { name: this.name, namespace: props.cluster.namespace };
    this.apiObject = render(this, rook.CephClient, metadata, () => this._toKube(), { phase: Phase.SERVICES });
    describe(this, CEPH_CLIENT_TOPIC, () => ({
      name: this.name,
      strictNames: true,
      secretName: props.secretName,
      capabilities: Object.fromEntries(Object.entries(this.capabilities()).map(([daemon, given]) => [daemon, given.flatMap(clausesOf)])),
      empty: props.access.filter(access => Object.keys(access._capabilities()).length === 0).length,
      keyType: this.keyType,
      cephVersion: props.cluster._runtime?.().version ?? unknown('nothing here tells the release of Ceph that the cluster runs'),
    }));
  }

  /** @internal */
  public _toKube(): rook.CephClient {
    const caps = Object.fromEntries(Object.entries(this.capabilities()).map(([daemon, clauses]) => [daemon, clauses.join(', ')]));
    return {
      spec: { caps, secretName: this.props.secretName, security: { cephx: { keyType: this.keyType } } },
    };
  }

  private get keyType(): CephxKeyType {
    return this.props.keyType ?? CephxKeyType.AES;
  }

  private capabilities(): Record<string, string[]> {
    return merged(this.props.access.map(access => access._capabilities()));
  }
}
