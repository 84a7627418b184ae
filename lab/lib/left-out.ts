import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { objectNameOf } from '../../src/model/manifests/changes';

/** Objects of an output that the lab has no images for: their workloads would be tried again without end, at the cost of all others. */
const needsCsi = ({ apiVersion = '', kind }: { apiVersion?: string; kind?: string }) => kind === 'Driver' && apiVersion.startsWith('csi.ceph.io/');

/** A file of an output without the drivers of CSI, and what was left out of it. */
export function withoutDrivers(text: string): { text: string; leftOut: string[] } {
  const documents = text.split(/^---\n/m);
  const leftOut = new Map(documents.map(document => [document, parse(document)]).filter(([, object]) => object && needsCsi(object))
    .map(([document, object]) => [document, `${object.kind}/${objectNameOf(object).name}`]));
  return { text: documents.filter(document => !leftOut.has(document)).join('---\n'), leftOut: [...leftOut.values()] };
}

/** Take the drivers of CSI out of an output; returns what was taken out. */
export function leaveDriversOut(outdir: string): string[] {
  return readdirSync(outdir).filter(file => file.endsWith('.yaml')).sort().flatMap(file => {
    const { text, leftOut } = withoutDrivers(readFileSync(join(outdir, file), 'utf8'));
    if (leftOut.length > 0) writeFileSync(join(outdir, file), text);
    return leftOut;
  });
}
