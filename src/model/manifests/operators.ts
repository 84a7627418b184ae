import { list } from './look';
import type { PolicyManifest } from './policy-manifest';

/** What the operator reads its settings from. */
const SETTINGS = 'rook-ceph-operator-config';

/** The version of Rook whose operator is among the objects, e.g. `1.20`; undefined where there is none, or its tag does not tell. */
export function rookVersion(manifests: readonly PolicyManifest[]): string | undefined {
  return versionOfOperator(manifests, /rook\/ceph:v?(\d+\.\d+)\b/);
}

/** The same with all three numbers, e.g. `1.20.6`. */
export function rookRelease(manifests: readonly PolicyManifest[]): string | undefined {
  return versionOfOperator(manifests, /rook\/ceph:v?(\d+\.\d+\.\d+)/);
}

function versionOfOperator(manifests: readonly PolicyManifest[], form: RegExp): string | undefined {
  for (const { object } of manifests) {
    if (object?.kind !== 'Deployment') continue;
    for (const container of list(object.spec?.template?.spec?.containers)) {
      const version = form.exec(`${container?.image}`)?.[1];
      if (version !== undefined && list(container.args).includes('operator')) return version;
    }
  }
  return undefined;
}

/** Whether an object is what an operator reads its settings from. */
export function isOperatorSettings({ object }: PolicyManifest): boolean {
  return object?.kind === 'ConfigMap' && object.metadata?.name === SETTINGS;
}

/** The settings of an operator that is among the objects. */
export function operatorSettings(manifests: readonly PolicyManifest[]): Readonly<Record<string, unknown>> | undefined {
  const settings = manifests.find(isOperatorSettings);
  return settings === undefined ? undefined : settings.object.data ?? {};
}
