import { CephVersion, StorageStackProps } from 'cdk8s-ceph';
import type { Edit } from './edit';

/** What makes every cluster of a layout, and its toolbox where it has an image of its own, run a release of Ceph. The registry stays. */
export function cephReleaseEdits({ cluster, clusters }: StorageStackProps, release: string): Edit[] {
  const all: [Edit['at'], NonNullable<StorageStackProps['cluster']>][] = [
    ...cluster !== undefined || clusters === undefined ? [[['cluster'], cluster ?? {}] as [Edit['at'], typeof cluster & object]] : [],
    ...Object.entries(clusters ?? {}).map(([name, each]): [Edit['at'], typeof each] => [['clusters', name], each]),
  ];
  return all.flatMap(([at, { cephVersion, toolbox }]): Edit[] => [
    { at: [...at, 'cephVersion'], to: imageOf(cephVersion ?? CephVersion.V20_2_4.image, release) },
    ...toolbox?.cephVersion === undefined ? [] : [{ at: [...at, 'toolbox', 'cephVersion'], to: imageOf(toolbox.cephVersion, release) }],
  ]);
}

/** The same image with another tag. A digest names one release only, so it goes. */
function imageOf(image: string, release: string): string {
  const name = image.replace(/@.*$/, ''), tag = name.lastIndexOf(':');
  return `${tag > name.lastIndexOf('/') ? name.slice(0, tag) : name}:v${release}`;
}
