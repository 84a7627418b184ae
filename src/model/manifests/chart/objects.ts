import { CHART_DEFAULTS } from './defaults';
import { entries, isMap, list } from '../look';
import type { PolicyManifest } from '../policy-manifest';

/** Values of the chart `rook-ceph-cluster` as somebody gives them. */
export interface ChartValues {
  readonly values: any;
  /** The namespace of the release, which is that of the cluster. */
  readonly namespace: string;
  /** Where the values stand. */
  readonly path: string;
  readonly file?: string;
}

/** Whether some values are those of Rook's chart for clusters. */
export function isClusterChart(values: any): boolean {
  return entries(values).some(([key]) => key === 'cephClusterSpec' || (key in CHART_DEFAULTS && key.startsWith('ceph') && key !== 'cephImage'));
}

/** The objects that the chart makes of its values, as far as rules look at them; each says which values it comes from. */
export function chartObjects({ values: given, namespace, path, file }: ChartValues): PolicyManifest[] {
  const values = inNamespace(merged(CHART_DEFAULTS, given), namespace);
  const driver = values.csiDriverNamePrefix || values.operatorNamespace;
  const object = (from: string, apiVersion: string, kind: string, name: string, body: object, scoped = true): PolicyManifest => ({
    object: { apiVersion, kind, metadata: { name, ...scoped ? { namespace } : {} }, ...body }, path: `${path}, ${from}`, file,
  });
  const storageClass = (from: string, asked: any, provisioner: string, parameters: object): PolicyManifest[] => asked?.enabled !== true ? [] : [{
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: asked.name, annotations: { 'storageclass.kubernetes.io/is-default-class': String(asked.isDefault === true) } },
      provisioner,
      parameters: { ...parameters, ...asked.parameters },
      reclaimPolicy: asked.reclaimPolicy || 'Delete',
      allowVolumeExpansion: asked.allowVolumeExpansion ?? true,
      volumeBindingMode: asked.volumeBindingMode || 'Immediate',
    },
    path: `${path}, ${from}.storageClass`,
    file,
  }];
  const { repository, tag } = values.cephImage ?? {};
  return [
    object('cephClusterSpec', 'ceph.rook.io/v1', 'CephCluster', values.clusterName || namespace, { spec: { cephVersion: { image: `${repository}:${tag}` }, ...values.cephClusterSpec } }),
    ...['cephBlockPools', 'cephECBlockPools'].flatMap(key => list(values[key]).flatMap((pool, i) => [
      object(`${key}[${i}]`, 'ceph.rook.io/v1', 'CephBlockPool', pool?.name, { spec: pool?.spec }),
      ...storageClass(`${key}[${i}]`, pool?.storageClass, `${driver}.rbd.csi.ceph.com`, { pool: pool?.name, clusterID: namespace }),
    ])),
    ...list(values.cephFileSystems).flatMap((files, i) => [
      object(`cephFileSystems[${i}]`, 'ceph.rook.io/v1', 'CephFilesystem', files?.name, { spec: files?.spec }),
      ...storageClass(`cephFileSystems[${i}]`, files?.storageClass, `${driver}.cephfs.csi.ceph.com`, {
        fsName: files?.name, pool: `${files?.name}-${files?.storageClass?.pool || 'data0'}`, clusterID: namespace,
      }),
    ]),
    ...list(values.cephObjectStores).flatMap((store, i) => [
      object(`cephObjectStores[${i}]`, 'ceph.rook.io/v1', 'CephObjectStore', store?.name, { spec: store?.spec }),
      ...storageClass(`cephObjectStores[${i}]`, store?.storageClass, `${namespace}.ceph.rook.io/bucket`, { objectStoreName: store?.name, objectStoreNamespace: namespace }),
    ]),
    ...values.configOverride ? [object('configOverride', 'v1', 'ConfigMap', 'rook-config-override', { data: { config: `${values.configOverride}\n` } })] : [],
  ];
}

/** As Helm merges what is given into the defaults: maps key by key, all else is replaced, and null takes a key away. */
export function merged(defaults: any, given: any): any {
  if (!isMap(defaults) || !isMap(given)) return given === undefined ? defaults : given;
  const keys = [...new Set([...Object.keys(defaults), ...Object.keys(given)])];
  return Object.fromEntries(keys.filter(key => given[key] !== null).map(key => [key, merged(defaults[key], given[key])]));
}

/** The one thing that the chart's own templates put into these values. */
function inNamespace(value: any, namespace: string): any {
  if (typeof value === 'string') return value.replace(/\{\{\s*\.Release\.Namespace\s*\}\}/g, namespace);
  if (Array.isArray(value)) return value.map(item => inNamespace(item, namespace));
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inNamespace(item, namespace)])) : value;
}
