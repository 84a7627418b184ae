import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Yaml } from 'cdk8s';
import { CephVersion, Phase, RookOperator, StorageApp } from 'cdk8s-ceph';
import { judged, Outcome } from './outcome';
import { freshFor, inFolder } from '../output/folder';

/** What this command carries of others, so that it can be mirrored where no registry is reached. */
export interface Vendored {
  readonly rook: string;
  readonly ceph: string;
  /** Rook's manifests, as files in the order of application. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** The images that they and a new cluster run. */
  readonly images: readonly string[];
}

/** Tell which manifests of Rook are carried, and write them where they are asked for. */
export function vendor({ folder }: { readonly folder?: string } = {}): Outcome<Vendored> {
  const app = new StorageApp({ quiet: true });
  new RookOperator(new Chart(app, 'operator'), 'rook');
  const phases = Object.values(Phase).sort().map(phase => ({ path: `${phase}.k8s.yaml`, objects: app.documents(phase) })).filter(({ objects }) => objects.length > 0);
  const files = phases.map(({ path, objects }) => ({ path, text: Yaml.stringify(...objects) }));
  const ceph = CephVersion.V20_2_4.image;
  const images = [...new Set([ceph, ...phases.flatMap(({ objects }) => imagesIn(objects))])].sort();
  const data: Vendored = {
    rook: images.find(image => /\/rook\/ceph:/.test(image))?.split(':').pop() ?? 'unknown',
    ceph: ceph.split(':').pop()!,
    files: files.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') })),
    images,
  };
  if (folder === undefined) return judged(data, []);
  const written = inFolder(folder, () => files.forEach(({ path, text }) => writeFileSync(join(freshFor(folder), path), text)));
  return 'refused' in written ? { status: 'refused', problems: [written.refused] } : judged(data, []);
}

/** Everything that is named as an image, in settings as well. */
function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => typeof each === 'string' && /image$/i.test(key) && /^[\w.-]+\/[\w./-]+:[\w.-]+$/.test(each) ? [each] : imagesIn(each));
}
