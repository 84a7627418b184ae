import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Applied, applyAll, applySnapshotKinds, synthesize } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { REPOSITORY } from '../lib/paths';
import { Proof, Report } from '../lib/proof';
import { until } from '../lib/sh';

const NAMESPACE = 'rook-ceph';

/** The claims that Rook would make of the device sets, word for word but for the name. */
function claimsOf(outdir: string): object[] {
  const file = join(outdir, '30-cluster.k8s.yaml');
  const cluster = parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS()).find(each => each.kind === 'CephCluster');
  return cluster.spec.storage.storageClassDeviceSets.flatMap((set: any) => set.volumeClaimTemplates.map((template: any) => ({
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: `${set.name}-${template.metadata.name}`, namespace: NAMESPACE }, spec: template.spec,
  })));
}

async function bind(report: Report, outdir: string, example: string): Promise<void> {
  const claims = claimsOf(outdir) as any[];
  kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: claims }) });
  await until(`the claims of ${example} are bound`, 60, () => {
    const found = new Map((get('pvc', '-n', NAMESPACE).items as any[]).map(each => [each.metadata.name, each]));
    return claims.every(({ metadata, spec }) => {
      const claim = found.get(metadata.name);
      return spec.volumeName === undefined || (claim?.status.phase === 'Bound' && claim.spec.volumeName === spec.volumeName);
    });
  }, 1);
  report.step(`${example}: ${claims.length} claims are bound to the volumes they name, before any pod uses them`);
}

/** What the second application of the same files gave another version to. */
const changed = (first: readonly Applied[], second: readonly Applied[]) =>
  second.filter(each => first.find(other => other.object === each.object)?.version !== each.version).map(each => each.object);

export const apiServer: Proof = {
  name: 'api-server',
  question: 'Does a real API server take every example whole, unknown fields refused, and does it find the second application equal to the first?',
  async prove(report) {
    applySnapshotKinds();
    kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    const examples = readdirSync(join(REPOSITORY, 'examples'), { withFileTypes: true }).filter(each => each.isDirectory()).map(each => each.name).sort();
    // The one that brings Rook's kinds goes first.
    for (const example of ['full-install', ...examples.filter(name => name !== 'full-install')]) {
      const outdir = synthesize(`examples/${example}/main.ts`);
      const first = applyAll(outdir);
      if (readdirSync(outdir).includes('20-volumes.k8s.yaml') && readdirSync(outdir).includes('30-cluster.k8s.yaml')) await bind(report, outdir, example);
      const second = applyAll(outdir);
      // Volumes and claims have no generation, and that Kubernetes binds them or notes their provisioner is no change of ours.
      const different = changed(first, second).filter(object => !/^PersistentVolume(Claim)?\//.test(object));
      report.expect(`${example}: ${first.length} objects are accepted, and the second application changes none (${different.join(', ') || 'none'})`, different.length === 0);
      // Examples share names: what one leaves must not answer for the next.
      kubectl(['-n', NAMESPACE, 'delete', 'pvc', '--all', '--wait=false']);
      kubectl(['-n', NAMESPACE, 'delete', 'cephcluster,cephblockpool,cephfilesystem,cephobjectstore', '--all', '--wait=false'], { anyway: true });
      kubectl(['delete', 'pv', '--all', '--wait=false']);
      kubectl(['delete', 'storageclass', '--all'], { anyway: true });
    }
  },
};
