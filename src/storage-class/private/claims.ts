import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { cdk8sPlus } from './late';
import type { PersistentVolumeClaimSpec } from '../../imports/core';
import { bytesOf, quantity } from '../../model/layout/quantity';
import type { ClaimProps } from '../claim';
import type { ClaimCase } from '../claim-rules';

/** What claims need to know of a class. */
export interface ClaimedClass {
  readonly name: string;
  /** Undefined where only the name is known. */
  readonly kind?: 'block' | 'file' | 'bucket';
}

/** A claim with all its choices made. */
export interface Claim {
  readonly name: string;
  readonly namespace?: string;
  readonly size: Size;
  readonly accessMode: kplus.PersistentVolumeAccessMode;
  readonly volumeMode: kplus.PersistentVolumeMode;
  readonly class: ClaimedClass;
}

/** A claim of props, with every choice made. */
export function claimOf(name: string, from: ClaimedClass, props: ClaimProps): Claim {
  return {
    name,
    namespace: props.namespace,
    size: props.size,
    accessMode: props.accessMode ?? defaultAccessMode(from),
    volumeMode: props.volumeMode ?? cdk8sPlus().PersistentVolumeMode.FILE_SYSTEM,
    class: from,
  };
}

/** What a rule sees of a claim. */
export function caseOf(claim: Claim, template: boolean): ClaimCase {
  return {
    name: claim.name,
    template,
    namespace: claim.namespace,
    bytes: bytesOf(claim.size),
    accessMode: claim.accessMode,
    volumeMode: claim.volumeMode,
    className: claim.class.name,
    kind: claim.class.kind,
  };
}

/** The spec that Kubernetes gets, with the size to the byte. */
export function specOf(claim: Claim): PersistentVolumeClaimSpec {
  return {
    accessModes: [claim.accessMode],
    resources: { requests: { storage: quantity(bytesOf(claim.size)) } },
    storageClassName: claim.class.name,
    volumeMode: claim.volumeMode,
  };
}

function defaultAccessMode(from: ClaimedClass): kplus.PersistentVolumeAccessMode {
  const { PersistentVolumeAccessMode: mode } = cdk8sPlus();
  return from.kind === 'file' ? mode.READ_WRITE_MANY : mode.READ_WRITE_ONCE;
}
