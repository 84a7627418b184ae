import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

const OURS = /^(ceph\.rook\.io|csi\.ceph\.io|objectbucket\.io|snapshot\.storage\.k8s\.io|storage\.k8s\.io)\//;

/**
 * Only on objects of storage; `status` and the time of creation come as null from kubectl itself. A warning, because empty keys in
 * Rook's own examples are nulls, and do no harm where nothing was meant.
 */
export const nullValue: Rule<PolicyCase> = {
  code: 'policy/null-value',
  severity: 'warning',
  title: 'No field of a storage object is null.',
  why: 'The API server drops a null without an error, so a default is used in its place. In a required field or a list it refuses the object.',
  see: see('policy/null-value'),
  check: ({ written, manifests }) => written.filter((manifest, i) => manifest !== manifests[i])
    .filter(({ object }) => OURS.test(object.apiVersion) || object.kind === 'PersistentVolume' || object.kind === 'PersistentVolumeClaim')
    .flatMap(manifest => nulls(manifest.object, '').filter(path => path !== 'metadata.creationTimestamp' && !/^status\b/.test(path))
      .map(path => on(manifest, path, null, 'null is not a value', 'Remove the field, or set it to a value'))),
};

function nulls(value: any, path: string): string[] {
  if (value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => nulls(item, `${path}[${i}]`));
  return typeof value === 'object' ? Object.entries(value).flatMap(([key, item]) => nulls(item, path === '' ? key : `${path}.${key}`)) : [];
}
