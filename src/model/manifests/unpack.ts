import { chartObjects, isClusterChart } from './chart/objects';
import { isList } from './items';
import { entries, list, nameOf } from './look';
import type { PolicyManifest } from './policy-manifest';

/** Something that holds objects which nobody has looked at. */
export interface NotSeen {
  readonly path: string;
  /** Why, and what would have to be done to see them. */
  readonly reason: string;
}

/** Objects with what was packed into others beside them. */
export interface Unpacked {
  readonly manifests: readonly PolicyManifest[];
  readonly notSeen: readonly NotSeen[];
}

/** Reads a text of YAML that stands inside an object, or says what is wrong with it. */
export type ReadYaml = (text: string) => { readonly value?: any; readonly error?: string };

/** A release of a chart, as some tool describes it. */
interface Release {
  readonly chart: string;
  readonly namespace: string;
  /** Values as a map, or as a text. */
  readonly values: any;
  /** Values that stand elsewhere. */
  readonly elsewhere: boolean;
}

/**
 * Take lists apart, and read the values of Rook's chart where tools keep them: HelmRelease of Flux, Application of Argo CD, HelmChart
 * of k3s, helmCharts of kustomize, and files of values. What is not looked into is named.
 */
export function unpack(given: readonly PolicyManifest[], readYaml: ReadYaml): Unpacked {
  const manifests: PolicyManifest[] = [], notSeen: NotSeen[] = [];
  for (const manifest of given.flatMap(itemsOf)) {
    const releases = releasesOf(manifest.object);
    // Of whom a release or a kustomization is, rules may ask as well.
    manifests.push(manifest);
    for (const release of releases ?? []) {
      const { objects, reason } = objectsOf(release, manifest, readYaml);
      manifests.push(...objects);
      if (reason !== undefined) notSeen.push({ path: manifest.path, reason });
    }
  }
  return { manifests, notSeen };
}

function itemsOf(manifest: PolicyManifest): PolicyManifest[] {
  const { object, path, file } = manifest;
  if (!isList(object ?? {})) return [manifest];
  return object.items.flatMap((item: any) => itemsOf({ object: item, path: item === null || typeof item !== 'object' ? path : `${path}, ${nameOf({ object: item, path })}`, file }));
}

/** Whether an object only says what others are made of. */
export function isRelease({ object }: PolicyManifest): boolean {
  return releasesOf(object) !== undefined;
}

/** The releases that an object describes; undefined where it is not about releases. */
function releasesOf(object: any): Release[] | undefined {
  const { apiVersion = '', kind, metadata, spec } = object ?? {};
  const own = metadata?.namespace ?? 'default';
  switch (`${kind} ${`${apiVersion}`.split('/')[0]}`) {
    case 'HelmRelease helm.toolkit.fluxcd.io': return [{
      chart: spec?.chart?.spec?.chart ?? spec?.chartRef?.name ?? '', namespace: spec?.targetNamespace ?? own, values: spec?.values, elsewhere: list(spec?.valuesFrom).length > 0,
    }];
    case 'Application argoproj.io': return [...spec?.source ? [spec.source] : [], ...list(spec?.sources)].map(source => ({
      chart: source?.chart ?? '',
      namespace: spec?.destination?.namespace ?? own,
      values: source?.helm?.valuesObject ?? source?.helm?.values,
      elsewhere: list(source?.helm?.valueFiles).length > 0 || list(source?.helm?.parameters).length > 0 || source?.chart === undefined,
    }));
    case 'HelmChart helm.cattle.io': return [{
      chart: `${spec?.chart ?? ''}`.split('/').pop()!, namespace: spec?.targetNamespace ?? own, values: spec?.values ?? spec?.valuesContent, elsewhere: false,
    }];
    case 'Kustomization kustomize.config.k8s.io': return list(object.helmCharts).map(chart => ({
      chart: chart?.name ?? '', namespace: chart?.namespace ?? object.namespace ?? 'default', values: chart?.valuesInline, elsewhere: chart?.valuesFile !== undefined,
    }));
    default: return kind === undefined && isClusterChart(object) ? [{ chart: 'rook-ceph-cluster', namespace: 'rook-ceph', values: object, elsewhere: false }] : undefined;
  }
}

function objectsOf({ chart, namespace, values, elsewhere }: Release, { path, file }: PolicyManifest, readYaml: ReadYaml): { objects: PolicyManifest[]; reason?: string } {
  const { value: given, error } = typeof values === 'string' ? readYaml(values) : { value: values, error: undefined };
  if (error !== undefined) return { objects: [], reason: `its values are no YAML: ${error}` };
  if (chart !== 'rook-ceph-cluster' && !isClusterChart(given)) {
    return { objects: [], reason: `what the chart '${chart || 'of a repository'}' makes was not looked at; render it ('helm template') and judge the result` };
  }
  const reason = elsewhere ? "values that stand in other files or objects were not read; render the chart ('helm template') and judge the result" : undefined;
  return { objects: chartObjects({ values: Object.fromEntries(entries(given)), namespace, path, file }), reason };
}
