import { Rule, see } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

/** Images of stores of metrics. */
const STORES = /(^|\/)(prometheus|vmsingle|victoria-metrics|vmstorage)(:|@|$)/;

/** Drivers of volumes on Ceph. */
const ON_CEPH = /\.(rbd|cephfs|nfs)\.csi\.ceph\.com$/;

export const metricsOnItself: Rule<PolicyCase> = {
  code: 'policy/metrics-on-itself',
  severity: 'error',
  title: 'What stores metrics does not lie on the storage that it watches.',
  why: 'When the storage stops, the metrics stop with it: no alert is sent, and afterwards nothing tells what happened.',
  see: see('policy/metrics-on-itself'),
  check: ({ manifests, classes, clusters }) => {
    // Of several clusters, each may be watched from another.
    if (clusters.length !== 1) return [];
    const onCeph = [...classes.values()].filter(({ object }) => ON_CEPH.test(`${object.provisioner}`));
    const usual = onCeph.find(({ object }) => object.metadata?.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true');
    const names = new Set(onCeph.map(({ object }) => object.metadata?.name));
    const isHere = ({ className }: StoreVolume) => className === undefined ? usual !== undefined : names.has(className);
    return manifests.flatMap(manifest => volumesOf(manifest).filter(isHere).map(({ property, className }) => on(
      manifest, property, className,
      className === undefined ? `the default class is storage of the cluster ${clusters[0].object.metadata?.name}` : `this class is storage of the cluster ${clusters[0].object.metadata?.name}`,
      `Set '${property}' to a class on local disks or on other storage`,
    )));
  },
};

interface StoreVolume {
  readonly property: string;
  readonly className?: string;
}

/** The volumes of a store of metrics. */
function volumesOf({ object: { kind, spec } }: PolicyManifest): StoreVolume[] {
  const template = (path: string, at: any): StoreVolume[] => at === undefined ? [] : [{ property: `${path}.spec.storageClassName`, className: at.spec?.storageClassName }];
  switch (kind) {
    case 'Prometheus': case 'PrometheusAgent': case 'Alertmanager': case 'ThanosRuler': return template('spec.storage.volumeClaimTemplate', spec?.storage?.volumeClaimTemplate);
    case 'VMSingle': return spec?.storage === undefined ? [] : [{ property: 'spec.storage.storageClassName', className: spec.storage.storageClassName }];
    case 'VMCluster': return template('spec.vmstorage.storage.volumeClaimTemplate', spec?.vmstorage?.storage?.volumeClaimTemplate);
    case 'StatefulSet': return !list(spec?.template?.spec?.containers).some(({ image }) => STORES.test(`${image}`)) ? []
      : list(spec?.volumeClaimTemplates).flatMap((each, i) => template(`spec.volumeClaimTemplates[${i}]`, each));
    default: return [];
  }
}
