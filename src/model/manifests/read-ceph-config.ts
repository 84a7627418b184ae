import { list } from './look';
import { caseOf, PolicyCase } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { optionsOf } from './read-ceph-cluster';
import type { Reader } from './reader';
import { Maybe, unknown } from '../layout';
import { CEPH_CONFIG_TOPIC, CephConfigSpec, Described } from '../rules';

/** What Rook lays before the configuration that it writes itself. */
const OVERRIDE = 'rook-config-override';

/** Options of Ceph in clusters, and in the file that stands beside them. */
export const CEPH_CONFIG_READER: Reader<CephConfigSpec> = {
  topic: CEPH_CONFIG_TOPIC,
  read: manifests => {
    const subject = caseOf(manifests);
    return [
      ...subject.clusters.map((cluster): Described<CephConfigSpec> => ({
        at: cluster.path,
        words: { cephConfig: 'spec.cephConfig', ...MEMORY },
        spec: { options: optionsOf(cluster.object.spec?.cephConfig), memoryLimited: limited(cluster), trial: isTrial(subject, cluster) },
      })),
      ...subject.manifests.filter(({ object }) => object.kind === 'ConfigMap' && object.metadata?.name === OVERRIDE && typeof object.data?.config === 'string')
        .map((override): Described<CephConfigSpec> => ({
          at: override.path,
          words: { cephConfig: 'data.config', ...MEMORY },
          spec: {
            options: parsed(override.object.data.config),
            file: override.object.data.config,
            memoryLimited: limited(clusterOf(subject, override)),
            trial: isTrial(subject, override),
          },
        })),
    ];
  },
};

const MEMORY = { 'resources.osd.memory': 'spec.resources.osd.limits.memory' };

function clusterOf({ clusters }: PolicyCase, { object }: PolicyManifest): PolicyManifest | undefined {
  return clusters.find(cluster => cluster.object.metadata?.namespace === object.metadata?.namespace);
}

function isTrial({ trials }: PolicyCase, { object }: PolicyManifest): boolean {
  return trials.has(object.metadata?.namespace);
}

/** Whether all OSDs have a limit; each device class and each device set may have one of its own. */
function limited(cluster: PolicyManifest | undefined): Maybe<boolean> {
  if (cluster === undefined) return unknown('the cluster is elsewhere');
  const spec = cluster.object.spec ?? {};
  const sets = list(spec.storage?.storageClassDeviceSets);
  return spec.resources?.osd?.limits?.memory !== undefined || (sets.length > 0 && sets.every(set => set?.resources?.limits?.memory !== undefined));
}

/** A file in Ceph's form: sections in brackets, a name and a value a line. What stands above all sections is for all. */
function parsed(file: string): Record<string, Record<string, string>> {
  const sections: Record<string, Record<string, string>> = {};
  let section = 'global';
  for (const line of file.replace(/\\\r?\n/g, '').split(/\r?\n/)) {
    const text = line.replace(/^\s*[#;].*$/, '').trim();
    const header = /^\[([^\]]+)\]$/.exec(text)?.[1];
    if (header !== undefined) {section = header.trim();} else if (text !== '') {
      const at = text.indexOf('=');
      const key = (at < 0 ? text : text.slice(0, at)).trim();
      (sections[section] ??= {})[key] = at < 0 ? '' : text.slice(at + 1).trim();
    }
  }
  return sections;
}
