import { isDnsLabel, isDnsSubdomain } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

/** A claim, or a template of claims, with what is known of the class it asks. */
export interface ClaimCase {
  readonly name: string;
  /** True for a template, whose name is also that of a volume inside the pod. */
  readonly template: boolean;
  readonly namespace?: string;
  readonly bytes: number;
  readonly accessMode: string;
  readonly volumeMode: string;
  readonly className: string;
  /** What the class serves; undefined where only its name is known. */
  readonly kind?: 'block' | 'file' | 'bucket';
}

export const CLAIM_RULES: Rule<ClaimCase>[] = [
  {
    code: 'claim/name',
    severity: 'error',
    title: 'A claim is named by a DNS name; a template, whose name is also that of a volume in the pod, by a DNS label.',
    why: 'The API server refuses the object.',
    see: see('claim/name'),
    check: claim => (claim.template ? isDnsLabel(claim.name) : isDnsSubdomain(claim.name)) ? [] : [{
      property: 'name',
      value: `'${claim.name}'`,
      reason: `it must be lower-case letters, digits and dashes${claim.template ? ', at most 63' : ''}`,
      fix: claim.template ? 'give the template such a name' : "give the claim such an id, or set 'name'",
    }],
  },
  {
    code: 'claim/namespace',
    severity: 'error',
    title: 'The namespace of a claim is a DNS label.',
    why: 'The API server refuses the object.',
    see: see('claim/namespace'),
    check: claim => claim.namespace === undefined || isDnsLabel(claim.namespace) ? [] : [{
      property: 'namespace', value: `'${claim.namespace}'`, reason: 'no namespace can be called so', fix: 'use lower-case letters, digits and dashes',
    }],
  },
  {
    code: 'claim/size',
    severity: 'error',
    title: 'A claim asks for some space.',
    why: 'The API server refuses a request of nothing.',
    see: see('claim/size'),
    check: claim => claim.bytes > 0 ? [] : [{
      property: 'size', value: `${claim.bytes} bytes`, reason: 'a volume must have a size', fix: 'ask for as much as the application writes',
    }],
  },
  {
    code: 'claim/shared-block-filesystem',
    severity: 'error',
    title: 'A filesystem on a block volume cannot be mounted for writing on several nodes.',
    why: 'The driver refuses the volume and the claim stays pending; two nodes writing one ext4 or xfs would destroy it.',
    see: see('claim/shared-block-filesystem'),
    check: claim => claim.kind === 'block' && claim.accessMode === 'ReadWriteMany' && claim.volumeMode === 'Filesystem' ? [{
      property: 'accessMode',
      value: claim.accessMode,
      reason: `class '${claim.className}' serves block volumes, each with a filesystem for one node`,
      fix: 'claim from a class over a CephFilesystem, or use ReadWriteOnce',
    }] : [],
  },
  {
    code: 'claim/raw-file-volume',
    severity: 'error',
    title: 'A volume of a CephFilesystem cannot be handed out as a raw device.',
    why: 'The driver refuses the volume and the claim stays pending.',
    see: see('claim/raw-file-volume'),
    check: claim => claim.kind === 'file' && claim.volumeMode === 'Block' ? [{
      property: 'volumeMode',
      value: claim.volumeMode,
      reason: `class '${claim.className}' serves directories of a filesystem`,
      fix: "leave 'volumeMode' out, or claim from a class over a BlockPool",
    }] : [],
  },
  {
    code: 'claim/bucket-class',
    severity: 'error',
    title: 'A bucket class serves buckets, not volumes.',
    why: 'Nothing would ever answer the claim, and pods using it would wait for ever.',
    see: see('claim/bucket-class'),
    check: claim => claim.kind === 'bucket' ? [{
      property: 'storageClass',
      value: `'${claim.className}'`,
      reason: 'it provisions object store buckets',
      fix: 'ask it with an ObjectBucketClaim, or claim from a class over a BlockPool or a CephFilesystem',
    }] : [],
  },
];

export const CLAIM_TOPIC: Topic<ClaimCase> = { name: 'claim', rules: CLAIM_RULES };
