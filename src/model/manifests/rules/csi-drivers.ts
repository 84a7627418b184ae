import { Rule, see } from '../../rules';
import { kindOf } from '../backends';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

/** Since this release of Rook, drivers come with objects of their own. */
const SINCE = [1, 20];

/** A chart that brings the drivers, however it is installed. */
const DRIVER_CHART = 'ceph-csi-drivers';
const CHARTS = new Set(['HelmRelease', 'Application', 'HelmChart']);

/** Told once, on the operator: it is the one that no longer starts drivers. */
export const csiDrivers: Rule<PolicyCase> = {
  code: 'policy/csi-drivers',
  severity: 'warning',
  title: 'From Rook 1.20 on, the CSI drivers that classes name are installed with Driver objects.',
  why: 'The operator no longer starts the drivers: after an upgrade without Driver objects no volume is made or attached, and pods that move to another node do not start.',
  see: see('policy/csi-drivers'),
  check: ({ manifests, classes }) => {
    const served = [...classes.values()].filter(({ object }) => ['block', 'file'].includes(kindOf(object.provisioner)!)).map(({ object }) => String(object.provisioner));
    if (served.length === 0 || manifests.some(bringsDrivers)) return [];
    return manifests.flatMap(manifest => {
      const image = operatorImage(manifest);
      return image === undefined || !isSince(image) ? [] : [on(
        manifest, 'spec.template.spec.containers', image, `classes name ${[...new Set(served)].sort().join(', ')}, and no Driver is here`,
        "Install Rook's chart 'ceph-csi-drivers' or Driver objects of these names; approve this if they are installed elsewhere",
      )];
    });
  },
};

function bringsDrivers({ object }: PolicyManifest): boolean {
  return object.kind === 'Driver' || (CHARTS.has(object.kind) && JSON.stringify(object).includes(DRIVER_CHART));
}

/** The image of Rook's operator, where an object runs it. */
function operatorImage({ object: { kind, spec } }: PolicyManifest): string | undefined {
  if (kind !== 'Deployment') return undefined;
  return list(spec?.template?.spec?.containers).find(container => list(container?.args).includes('operator') && /\brook\/ceph:/.test(String(container?.image)))?.image;
}

function isSince(image: string): boolean {
  const [, major, minor] = /:v?(\d+)\.(\d+)/.exec(image) ?? [];
  return major !== undefined && (Number(major) > SINCE[0] || (Number(major) === SINCE[0] && Number(minor) >= SINCE[1]));
}
