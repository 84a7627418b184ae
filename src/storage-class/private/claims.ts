import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { cdk8sPlus } from './late';
import type { PersistentVolumeClaimSpec } from '../../imports/core';
import { bytesOf, quantity } from '../../model/layout';
import type { ClaimSpec, ServedFrom } from '../../model/rules';
import type { ClaimProps } from '../claim';

/** What claims need to know of a class. */
export interface ClaimedClass {
  readonly name: string;
  /** Undefined where only the name is known. */
  readonly from?: ServedFrom;
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

/** A claim in the words of the rules. */
export function described(claim: Claim, template: boolean): ClaimSpec {
  const bytes = bytesOf(claim.size);
  return {
    name: claim.name,
    template,
    namespace: claim.namespace,
    bytes,
    size: `'${quantity(bytes)}'`,
    accessModes: [claim.accessMode],
    volumeMode: claim.volumeMode,
    className: claim.class.name,
    from: claim.class.from,
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
  return from.from?.kind === 'file' ? mode.READ_WRITE_MANY : mode.READ_WRITE_ONCE;
}
