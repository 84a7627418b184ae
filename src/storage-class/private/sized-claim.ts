import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { described, Claim, specOf } from './claims';
import { describe, Phase, render } from '../../core';
import { PersistentVolumeClaim } from '../../imports/core';
import { CLAIM_TOPIC } from '../../model/rules';

/**
 * A cdk8s-plus claim that asks for its size to the byte: its own rendering converts to whole GiB and fails on 500 MiB.
 * It stays the claim that the rest of cdk8s-plus knows; only the object below it is another one.
 */
export class SizedClaim extends kplus.PersistentVolumeClaim {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, claim: Claim) {
    super(scope, id, {
      storage: claim.size, accessModes: [claim.accessMode], volumeMode: claim.volumeMode, storageClassName: claim.class.name,
    });
    this.node.tryRemoveChild('Resource');
    this.apiObject = render(this, PersistentVolumeClaim, { name: claim.name, namespace: claim.namespace }, () => ({
      spec: { ...specOf(claim), volumeName: this.volume?.name },
    }), { phase: Phase.APPLICATIONS, keep: true });
    describe(this, CLAIM_TOPIC, () => described(claim, false));
  }
}
