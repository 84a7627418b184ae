import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ICephCluster } from './ceph-cluster';
import { CephResource, describe, Phase, render } from '../core';
import { Ingress } from '../imports/networking.k8s.io';
import { unknown } from '../model/layout';
import { DASHBOARD_INGRESS_TOPIC } from '../model/rules';

/** Under which name the dashboard is reached from outside. */
export interface DashboardIngressProps {
  /** The cluster whose dashboard it is. */
  readonly cluster: ICephCluster;

  /** The name that browsers use, e.g. `ceph.example.com`. */
  readonly host: string;

  /** The Secret of type `kubernetes.io/tls`, in the namespace of the cluster, with the certificate for it. */
  readonly tlsSecretName: string;

  /**
   * The name of the Ingress.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The class of the Ingress, e.g. `nginx`.
   * @default - the default class of the Kubernetes cluster
   */
  readonly ingressClassName?: string;

  /**
   * Further annotations, e.g. for a controller that issues certificates. Controllers other than that of NGINX need to be told in
   * their own words that the dashboard itself speaks HTTPS, with a certificate that nobody signed.
   * @default - that the dashboard speaks HTTPS, for the controller of NGINX
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * The way to the dashboard from outside of Kubernetes (Ingress), over HTTPS only: whoever signs in there rules the cluster.
 *
 * @see https://rook.io/docs/rook/v1.20/Storage-Configuration/Monitoring/ceph-dashboard/#ingress-controller
 */
export class DashboardIngress extends CephResource {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, private readonly props: DashboardIngressProps) {
    super(scope, id, props.name);
    const { cluster, host, tlsSecretName } = props;
    const annotations = { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS', ...props.annotations };
    const metadata = { name: this.name, namespace: cluster.namespace, annotations };
    this.apiObject = render(this, Ingress, metadata, () => this._toKube(), { phase: Phase.SERVICES });
    describe(this, DASHBOARD_INGRESS_TOPIC, () => ({ name: this.name, host, tlsSecretName, dashboard: cluster._runtime?.().dashboard ?? unknown('another app owns the cluster') }));
  }

  /** @internal */
  public _toKube(): Ingress {
    const { host, tlsSecretName, ingressClassName } = this.props;
    const backend = { service: { name: 'rook-ceph-mgr-dashboard', port: { name: 'https-dashboard' } } };
    return {
      spec: {
        ingressClassName,
        tls: [{ hosts: [host], secretName: tlsSecretName }],
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    };
  }
}
