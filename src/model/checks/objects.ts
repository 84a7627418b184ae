import { ObjectReference, OsdPart, OsdReference } from './reference';

const RESOURCES: Readonly<Record<OsdPart, string>> = {
  [OsdPart.DEPLOYMENT]: 'deployments.apps', [OsdPart.PODS]: 'pods', [OsdPart.PREPARE_JOBS]: 'jobs.batch', [OsdPart.CLAIMS]: 'persistentvolumeclaims',
};

/** The namespace of a cluster that is called `<namespace>/<name>`. */
export function namespaceOf(cluster: string): string {
  return cluster.slice(0, cluster.indexOf('/'));
}

/** What belongs to an OSD. */
export function partOf(osd: OsdReference, part: OsdPart): ObjectReference {
  return { resource: RESOURCES[part], namespace: namespaceOf(osd.cluster), osd, part };
}

/** Objects by name or labels, as the API server is asked for them. */
export interface Selected {
  readonly resource: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly labels?: { readonly [label: string]: string };
  /** Pods that run there. */
  readonly node?: string;
}

/** What stands for the number and the claim of an OSD where they are not known. */
export interface Placeholders {
  readonly id: string;
  readonly claim: string;
}

/** The objects that a reference stands for; nothing where they depend on an OSD that is not known and has no placeholder. */
export function selected({ resource, namespace, name, labels, node, osd, part }: ObjectReference, placeholders?: Placeholders): Selected | undefined {
  if (osd === undefined) return { resource, namespace, name, labels, ...node === undefined ? {} : { node } };
  const id = osd.id ?? placeholders?.id, claim = osd.claim ?? placeholders?.claim;
  switch (part) {
    case OsdPart.DEPLOYMENT: return id === undefined ? undefined : { resource, namespace, name: `rook-ceph-osd-${id}` };
    case OsdPart.PODS: return id === undefined ? undefined : { resource, namespace, labels: { 'ceph-osd-id': `${id}` } };
    case OsdPart.PREPARE_JOBS: return claim === undefined ? undefined : { resource, namespace, labels: { 'ceph.rook.io/pvc': claim } };
    case OsdPart.CLAIMS: return {
      resource, namespace, labels: { 'ceph.rook.io/DeviceSet': osd.deviceSet, ...osd.index === undefined ? {} : { 'ceph.rook.io/setIndex': `${osd.index}` } },
    };
    case undefined: return undefined;
  }
}

/** A command for Ceph as words; nothing where an OSD in it is not known and has no placeholder. */
export function wordsOf(words: readonly { readonly text?: string; readonly osd?: OsdReference }[], placeholder?: (osd: OsdReference) => string | undefined): string[] | undefined {
  const told = words.map(({ text, osd }) => {
    if (osd === undefined) return text;
    const id = osd.id ?? placeholder?.(osd);
    return id === undefined ? undefined : `osd.${id}`;
  });
  return told.includes(undefined) ? undefined : told as string[];
}
