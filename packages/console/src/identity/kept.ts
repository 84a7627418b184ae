import { gunzipSync, gzipSync } from 'node:zlib';

/** The format of what is sealed: JSON, packed by gzip. */
export const FORMAT = 'cdk8s-ceph/identity@1';

/** Everything that rebuilds clusters when Kubernetes itself is lost. */
export interface KeptFile {
  readonly format: typeof FORMAT;
  /** When it was made, as ISO 8601. */
  readonly made: string;
  /** The context of the kubeconfig, for people. */
  readonly context: string;
  readonly operatorNamespace: string;
  readonly clusters: readonly { readonly key: string; readonly fsid: string }[];
  readonly nodes: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
  /** What Rook and Kubernetes had made. */
  readonly objects: readonly any[];
  /** What was applied. */
  readonly applied: readonly any[];
  /** The layout as it was written, where it was given. */
  readonly layout?: string;
  /** What Ceph told of itself, by command: for whoever has to rebuild monitors. */
  readonly ceph: Readonly<Record<string, unknown>>;
}

export function bytesOf(kept: KeptFile): Uint8Array {
  return gzipSync(JSON.stringify(kept));
}

/** Throws where it is something else. */
export function keptIn(bytes: Uint8Array): KeptFile {
  const kept = JSON.parse(gunzipSync(bytes).toString()) as KeptFile;
  if (kept.format !== FORMAT) throw new Error(`the format is ${String(kept.format)}, and not ${FORMAT}`);
  return kept;
}
