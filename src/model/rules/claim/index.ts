import { isDnsLabel, isDnsSubdomain } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** What a class serves claims from. */
export interface ServedFrom {
  readonly kind: 'block' | 'file' | 'bucket';
  /** The pool in which the data lies, as Ceph calls it. */
  readonly pool?: string;
  /** The part of the pool or of the filesystem that claims are confined to. */
  readonly tenant?: string;
}

/** A claim of an application, or a template of claims, with what is known of the class it asks. */
export interface ClaimSpec {
  readonly name: string;
  /** True for a template, whose name is also that of a volume inside the pod. */
  readonly template: boolean;
  readonly namespace?: string;
  /** What is asked for; absent where nothing is, or nothing that is a size. */
  readonly bytes?: number;
  /** The same as it was written. */
  readonly size: string;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** Absent where the default class is asked. */
  readonly className?: string;
  /** What the class serves; absent where only its name is known. */
  readonly from?: ServedFrom;
}

export const CLAIM_RULES: readonly Rule<ClaimSpec>[] = [
  {
    code: 'claim/name',
    severity: 'error',
    title: 'The name of a claim is a DNS name; that of a template, which is also the name of a volume in the pod, is a DNS label.',
    why: 'The API server refuses the object.',
    see: see('claim/name'),
    check: ({ name, template }) => (template ? isDnsLabel(name) : isDnsSubdomain(name)) ? [] : [{
      property: 'name', value: `'${name}'`, reason: `it must be lower-case letters, digits and dashes${template ? ', at most 63' : ''}`, fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'claim/namespace',
    severity: 'error',
    title: 'The namespace of a claim is a DNS label.',
    why: 'The API server refuses the object.',
    see: see('claim/namespace'),
    check: ({ namespace }) => namespace === undefined || isDnsLabel(namespace) ? [] : [{
      property: 'namespace', value: `'${namespace}'`, reason: 'it is not a valid name for a namespace', fix: "Set 'namespace' to lower-case letters, digits and dashes",
    }],
  },
  {
    code: 'claim/size',
    severity: 'error',
    title: 'A claim asks for a size above zero.',
    why: 'The API server refuses the claim; if it is made from a template, the error is only in an event.',
    see: see('claim/size'),
    check: ({ bytes = 0, size }) => bytes > 0 ? [] : [{
      property: 'size', value: size, reason: 'it is not a size above zero', fix: "Set 'size' to as much as the application writes, such as 50Gi",
    }],
  },
  {
    code: 'claim/shared-block-filesystem',
    severity: 'error',
    title: 'A filesystem on a block volume cannot be mounted for writing on several nodes.',
    why: 'The driver refuses the volume and the claim stays pending; two nodes that write to one ext4 or xfs would destroy it.',
    see: see('claim/shared-block-filesystem'),
    check: ({ from, accessModes, volumeMode, className }) => from?.kind === 'block' && accessModes.includes('ReadWriteMany') && volumeMode === 'Filesystem' ? [{
      property: 'accessMode',
      value: accessModes.join(', '),
      reason: `class '${className}' serves block volumes, each with a filesystem for one node`,
      fix: "Claim from a class over a CephFilesystem, or set 'accessMode' to ReadWriteOnce",
    }] : [],
  },
  {
    code: 'claim/raw-file-volume',
    severity: 'error',
    title: 'A volume of a CephFilesystem cannot be used as a raw device.',
    why: 'The driver refuses the volume and the claim stays pending.',
    see: see('claim/raw-file-volume'),
    check: ({ from, volumeMode, className }) => from?.kind === 'file' && volumeMode === 'Block' ? [{
      property: 'volumeMode', value: volumeMode, reason: `class '${className}' serves directories of a filesystem`, fix: "Remove 'volumeMode', or claim from a class over a BlockPool",
    }] : [],
  },
  {
    code: 'claim/bucket-class',
    severity: 'error',
    title: 'A bucket class serves buckets, not volumes.',
    why: 'No driver makes the volume: the claim stays pending, and pods that use it do not start.',
    see: see('claim/bucket-class'),
    check: ({ from, className }) => from?.kind === 'bucket' ? [{
      property: 'storageClass',
      value: `'${className}'`,
      reason: 'it provisions object store buckets',
      fix: 'Use an ObjectBucketClaim for this class, or claim from a class over a BlockPool or a CephFilesystem',
    }] : [],
  },
];

/** Claims of applications, and templates of them. */
export const CLAIM_TOPIC: Topic<ClaimSpec> = { name: 'claim', rules: CLAIM_RULES };
