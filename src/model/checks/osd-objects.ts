/** An OSD by what Rook wrote on its Deployment and its claim; Ceph itself does not connect the number with the device set. */
export interface OsdObject {
  readonly deviceSet?: string;
  /** Which one of its set; absent where its claim is not among the answers. */
  readonly index?: number;
  readonly id?: number;
  readonly claim?: string;
}

/** The OSDs among the Deployments and the claims that a live cluster answers with. */
export function osdObjects(deployments: readonly any[], claims: readonly any[]): OsdObject[] {
  const indexes = new Map(claims.map(({ metadata }) => [metadata?.name, numberIn(metadata?.labels?.['ceph.rook.io/setIndex'])]));
  return deployments.map((deployment): OsdObject => {
    const labels = deployment?.metadata?.labels ?? {}, claim = labels['ceph.rook.io/pvc'];
    return {
      deviceSet: labels['ceph.rook.io/DeviceSet'],
      index: indexes.get(claim),
      id: numberIn(labels['ceph-osd-id']),
      claim: typeof claim === 'string' ? claim : undefined,
    };
  });
}

function numberIn(label: unknown): number | undefined {
  return /^\d+$/.test(`${label}`) ? Number(label) : undefined;
}
