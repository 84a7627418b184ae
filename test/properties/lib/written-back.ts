import { identityOf } from './entries';

/** What Rook keeps although it is off or empty: a pointer, or a field that it always writes. */
const KEPT = ['useAllDevices', 'application', 'dataChunks', 'codingChunks', 'size'];

/** What Rook always writes into the elements of lists, which have one owner in all. */
const ALWAYS: Record<string, readonly string[]> = {
  storageClassDeviceSets: ['placement', 'resources', 'volumeClaimTemplates'],
  dataPools: ['application', 'erasureCoded', 'mirroring', 'quotas', 'replicated', 'statusCheck'],
};

/** Quantities that Kubernetes writes in another way: thousands of thousandths, 1024 of a unit. */
const isOtherwise = (text: string) => /^\d+000m$/.test(text) || (/^\d+[KMGT]i$/.test(text) && Number.parseInt(text) % 1024 === 0);

/** Where Rook's operator, which reads an object whole and writes it back, would leave other text than was applied. */
export function writtenOtherwise(documents: readonly any[]): string[] {
  return documents.filter(({ apiVersion }) => `${apiVersion}`.startsWith('ceph.rook.io/')).flatMap(document => {
    const found: string[] = [];
    const visit = (value: any, path: string, key: string): void => {
      if ((value === false || value === 0 || value === '') && !KEPT.includes(key)) found.push(`${path} is ${value}, which is left out`);
      if (typeof value === 'string' && /\.(requests|limits)\./.test(path) && isOtherwise(value)) found.push(`${path} is ${value}`);
      if (Array.isArray(value)) {
        for (const needed of ALWAYS[key] ?? []) value.forEach((item, i) => { if (item[needed] === undefined) found.push(`${path}[${i}] has no ${needed}`); });
      }
      if (typeof value !== 'object' || value === null) return;
      for (const [name, item] of Object.entries(value)) visit(item, `${path}.${name}`, Array.isArray(value) ? key : name);
    };
    visit(document.spec, identityOf(document), 'spec');
    return found;
  });
}
