import type { ArgoCdOptions, DeliveryProps, FluxOptions } from './delivery-props';
import { argoCd } from './private/argo-cd';
import { flux } from './private/flux';
import { Means, NUMBERED_FILES } from './private/means';

/**
 * What applies the files that a `StorageApp` writes. A GitOps controller applies phase after phase, and waits between them for what Rook
 * makes, as a person does with `kubectl`. It never deletes what holds data.
 *
 * @see https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/how-to/gitops.md
 */
export class Delivery {
  /** A person or a script, by `kubectl apply --server-side`, file after file. */
  public static kubectl(): Delivery {
    return new Delivery(NUMBERED_FILES);
  }

  /**
   * Argo CD 2.6 or newer: each object has the sync wave of its phase. Beside the files there is a folder `argo-cd` with the Application, and with the
   * health checks that Argo CD needs to wait for Rook.
   */
  public static argoCd(options: ArgoCdOptions): Delivery {
    return new Delivery(argoCd(options));
  }

  /**
   * Flux 2.5 or newer: each phase has a folder and a Kustomization that depends on the one before it. A `kustomization.yaml` beside
   * them lets a Kustomization above find these, and nothing else.
   */
  public static flux(options: FluxOptions): Delivery {
    return new Delivery(flux(options));
  }

  /** The way that plain data name; without any it is `kubectl`. */
  public static fromProps(props: DeliveryProps): Delivery {
    if (props.argoCd !== undefined) return Delivery.argoCd(props.argoCd);
    return props.flux === undefined ? Delivery.kubectl() : Delivery.flux(props.flux);
  }

  private constructor(private readonly means: Means) {}

  /** @internal */
  public _means(): Means {
    return this.means;
  }
}
