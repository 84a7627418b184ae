import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An API object as upstream released it, with `{operatorNamespace}` and `{clusterNamespace}` where namespaces stand. */
export type Manifest = Record<string, any>;

/** Rook's release manifests, which `tools/vendor.ts` takes from Rook's module and the package carries. */
export interface Manifests {
  readonly crds: readonly Manifest[];
  readonly common: readonly Manifest[];
  readonly csiOperator: readonly Manifest[];
  readonly operator: readonly Manifest[];
  readonly monitoring: readonly Manifest[];
  readonly secondCluster: readonly Manifest[];
  /** The toolbox of a cluster, which is no part of an operator. */
  readonly toolbox: readonly Manifest[];
}

const FILES: Record<keyof Manifests, string> = {
  crds: 'crds.json',
  common: 'common.json',
  csiOperator: 'csi-operator.json',
  operator: 'operator.json',
  monitoring: 'monitoring-rbac.json',
  secondCluster: 'second-cluster.json',
  toolbox: 'toolbox.json',
};

const DIRECTORY = join(__dirname, '..', '..', 'vendor', 'rook-operator');

let cached: Manifests | undefined;

/** The manifests, read once per process; undefined where the package lacks them. They are shared: nobody may change them. */
export function loadManifests(): Manifests | undefined {
  return cached ??= readAll(DIRECTORY);
}

/** All files of a directory, or nothing. */
export function readAll(directory: string): Manifests | undefined {
  const entries = Object.entries(FILES).map(([key, file]) => [key, join(directory, file)] as const);
  if (!entries.every(([, path]) => existsSync(path))) return undefined;
  return Object.fromEntries(entries.map(([key, path]) => [key, JSON.parse(readFileSync(path, 'utf8'))])) as unknown as Manifests;
}
