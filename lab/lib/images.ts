import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';
import { nodesOn, onNode } from './nodes';
import { SHARE } from './paths';

/** Ceph as the cluster runs it. It has what clients and applications of the lab need, too. */
export const CEPH_IMAGE = 'quay.io/ceph/ceph:v20.2.4';

/** Let every node that is on have the images of an archive of the cache. */
export function intoNodes(archive: string): void {
  copyFileSync(cached(archive), join(SHARE, archive));
  for (const node of nodesOn()) onNode(node, `ctr -n k8s.io image import --local /lab/${archive}`, 600);
}
