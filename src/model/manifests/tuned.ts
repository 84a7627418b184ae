/** The annotation that tells which presets a cluster has: what they set may as well have been set by hand. */
const ANNOTATION = 'cdk8s-ceph/tuning';

/** The presets of a cluster as an annotation of its CephCluster. */
export function tuningAnnotations(presets: readonly string[]): Record<string, string> {
  return presets.length === 0 ? {} : { [ANNOTATION]: presets.join(',') };
}

/** The names of the presets of a CephCluster. */
export function tuningIn({ metadata }: any): string[] {
  const told: unknown = metadata?.annotations?.[ANNOTATION];
  return typeof told === 'string' && told !== '' ? told.split(',').map(name => name.trim()) : [];
}
