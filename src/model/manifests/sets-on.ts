import type { StackState } from './state';

/** A device set of a cluster. */
export interface SetName {
  /** `<namespace>/<name>`. */
  readonly cluster: string;
  readonly set: string;
}

/**
 * The device sets whose OSDs stand on a host.
 * @param device only those on this device: the path of its volume, or the name of its device set, with the host or without it
 */
export function setsOn({ clusters, objects }: StackState, host: string, device?: string): SetName[] {
  const paths = new Map([...objects.values()].filter(({ kind }) => kind === 'PersistentVolume').map(({ metadata, spec }) => [metadata.name, spec?.local?.path]));
  return clusters.flatMap(({ key, layout }) => layout.osds.filter(({ name, host: at, claims }) => (
    at === host && (device === undefined || name === device || name === `${host}--${device}` || claims.some(({ volumeName }) => volumeName !== undefined && paths.get(volumeName) === device))
  )).map(({ name }) => ({ cluster: key, set: name })));
}
