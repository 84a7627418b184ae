import { installationOf } from './installation';
import type { StackState } from './state';

const DRIVERS = new Set(['Driver', 'OperatorConfig']);

/** What a stack is made of, by when it goes. Claims, services and clusters are taken as they are found in the cluster. */
export function teardownPartsOf(state: StackState) {
  const { definitions: first, operator, applications } = installationOf(state);
  const isLocal = ({ kind, provisioner, metadata }: any) => kind === 'PersistentVolume' || (kind === 'StorageClass' && provisioner === 'kubernetes.io/no-provisioner') || `${metadata?.labels?.app}`.endsWith('-preparation');
  const isClaim = ({ kind }: any) => kind === 'PersistentVolumeClaim' || kind === 'ObjectBucketClaim';
  const rest = [...operator, ...applications].filter(object => !isClaim(object));
  return {
    classes: applications.filter(object => !isClaim(object) && !isLocal(object)),
    volumes: rest.filter(isLocal),
    drivers: operator.filter(({ kind }) => DRIVERS.has(kind)),
    operator: operator.filter(object => !isClaim(object) && !isLocal(object) && !DRIVERS.has(object.kind)),
    definitions: first.filter(({ kind }) => kind === 'CustomResourceDefinition'),
    namespaces: first.filter(({ kind }) => kind === 'Namespace').map(({ metadata }): string => metadata.name),
  };
}

/** The kind that is defined, and its resource. */
export function definedBy({ spec, metadata }: any): { readonly name: string; readonly kind: string; readonly resource: string } {
  return { name: metadata.name, kind: spec?.names?.kind ?? metadata.name, resource: `${spec?.names?.plural}.${spec?.group}` };
}

/** The namespace in which an object is, or its claim. */
export function homeOf({ metadata, spec }: any): string | undefined {
  return metadata.namespace ?? spec?.claimRef?.namespace;
}

/** The namespaces that objects are in. */
export function namespacesOf(objects: readonly any[]): string[] {
  return [...new Set(objects.flatMap(({ metadata }): string[] => metadata.namespace ?? []))];
}
