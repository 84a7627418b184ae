import { backendOf, tenantsIn } from './backends';
import { list } from './look';
import type { PolicyManifest } from './policy-manifest';
import type { Reader } from './reader';
import { bytesIn } from '../layout';
import { CLAIM_TOPIC, ClaimSpec, Described, ServedFrom } from '../rules';

/** Claims of applications, and the templates of StatefulSets. */
export const CLAIM_READER: Reader<ClaimSpec> = {
  topic: CLAIM_TOPIC,
  read: manifests => {
    const classes = classesIn(manifests);
    return manifests.flatMap(manifest => {
      const { kind, metadata, spec } = manifest.object;
      switch (kind) {
        case 'PersistentVolumeClaim': return [claim(manifest, 'metadata.name', 'spec', String(metadata?.name), spec, classes, false)];
        case 'StatefulSet': return list(spec?.volumeClaimTemplates).map((template, i) =>
          claim(manifest, `spec.volumeClaimTemplates[${i}].metadata.name`, `spec.volumeClaimTemplates[${i}].spec`, String(template?.metadata?.name), template?.spec, classes, true));
        default: return [];
      }
    });
  },
};

function claim(
  { path, object }: PolicyManifest, named: string, at: string, name: string, spec: any, classes: ReadonlyMap<string, ServedFrom>, template: boolean,
): Described<ClaimSpec> {
  const size = spec?.resources?.requests?.storage;
  return {
    at: path,
    spec: {
      name,
      template,
      namespace: object.metadata?.namespace,
      bytes: bytesIn(size),
      size: size === undefined ? 'not set' : `'${size}'`,
      accessModes: list(spec?.accessModes),
      volumeMode: spec?.volumeMode ?? 'Filesystem',
      className: spec?.storageClassName,
      from: classes.get(spec?.storageClassName),
    },
    words: { name: named, namespace: 'metadata.namespace', size: `${at}.resources.requests.storage`, accessMode: `${at}.accessModes`, volumeMode: `${at}.volumeMode`, storageClass: `${at}.storageClassName` },
  };
}

/** What each class of Ceph serves. */
function classesIn(manifests: readonly PolicyManifest[]): ReadonlyMap<string, ServedFrom> {
  const tenants = tenantsIn(manifests);
  return new Map(manifests.filter(({ object }) => object.kind === 'StorageClass').flatMap(({ object }): [string, ServedFrom][] => {
    const backend = backendOf(object, tenants);
    return backend === undefined ? [] : [[object.metadata?.name, { kind: backend.kind, pool: backend.pool, tenant: backend.tenant }]];
  }));
}
