import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';

/** What differs between the volumes of a layout, which a chart has in its values. */
interface VolumeValues {
  readonly name: string;
  readonly set: string;
  readonly topology: string;
  readonly host: string;
  readonly path: string;
  readonly size: string;
  readonly class: string;
}

/** Write a Helm chart of some objects as its author would: volumes from a list in the values, one template a kind. */
export function writeChart(folder: string, objects: readonly any[]): void {
  const volumes = objects.filter(({ kind }) => kind === 'PersistentVolume');
  const kinds = [...new Set(objects.map(({ kind }): string => kind))].filter(kind => kind !== 'PersistentVolume');
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, 'templates'), { recursive: true });
  write('Chart.yaml', Yaml.stringify({ apiVersion: 'v2', name: 'storage', version: '1.0.0' }));
  write('values.yaml', Yaml.stringify({ volumes: volumes.map(valuesOf) }));
  write(join('templates', 'PersistentVolume.yaml'), `{{- range .Values.volumes }}\n---\n${Yaml.stringify(template(volumes[0]))}{{- end }}\n`);
  for (const kind of kinds) write(join('templates', `${kind}.yaml`), Yaml.stringify(...objects.filter(object => object.kind === kind)));
}

function valuesOf({ metadata, spec }: any): VolumeValues {
  const [term] = spec.nodeAffinity.required.nodeSelectorTerms;
  return {
    name: metadata.name,
    set: metadata.labels['cdk8s-ceph/set'],
    topology: metadata.annotations['cdk8s-ceph/topology'],
    host: term.matchExpressions[0].values[0],
    path: spec.local.path,
    size: spec.capacity.storage,
    class: spec.storageClassName,
  };
}

/** One volume with what differs replaced; whether it stands for all of them is checked where the output is compared. */
function template(volume: any): any {
  const { metadata, spec } = structuredClone(volume);
  const given = (value: keyof VolumeValues) => `{{ .${value} }}`;
  metadata.name = given('name');
  metadata.labels['cdk8s-ceph/set'] = given('set');
  metadata.annotations['cdk8s-ceph/topology'] = given('topology');
  spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values = [given('host')];
  spec.local.path = given('path');
  spec.capacity.storage = given('size');
  spec.storageClassName = given('class');
  return { ...volume, metadata, spec };
}
