import { list } from './look';

/** The objects of a stack without some device sets of a cluster, and without the volumes that only these stood on. */
export function withoutSets(objects: readonly any[], cluster: string, sets: ReadonlySet<string>): any[] {
  const isCluster = ({ kind, metadata }: any) => kind === 'CephCluster' && cluster === `${metadata?.namespace}/${metadata?.name}`;
  const deviceSets = list(objects.find(isCluster)?.spec?.storage?.storageClassDeviceSets);
  const volumesOf = (of: (set: any) => boolean) => new Set<string>(
    deviceSets.filter(of).flatMap(({ volumeClaimTemplates }) => list(volumeClaimTemplates).flatMap(({ spec }) => spec?.volumeName ?? [])),
  );
  const kept = volumesOf(({ name }) => !sets.has(name)), gone = volumesOf(({ name }) => sets.has(name));
  return objects.filter(({ kind, metadata }) => !(kind === 'PersistentVolume' && gone.has(metadata?.name) && !kept.has(metadata?.name))).map(object => !isCluster(object) ? object : {
    ...object, spec: { ...object.spec, storage: { ...object.spec.storage, storageClassDeviceSets: deviceSets.filter(({ name }) => !sets.has(name)) } },
  });
}
