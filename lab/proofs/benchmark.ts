import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarkReport, BenchmarkReport, Cell, clientsText, differenceText, estimateText, LEAST_REPEATS, MARKS, readResults } from '../../src/model/benchmark';
import { BENCHMARK_LABELS } from '../../src/model/manifests';
import { LOCAL, Measured, STORAGE_HOSTS } from '../cluster/comparison';
import { SPARE } from '../cluster/edition';
import { blank, takeDown } from '../lib/blank';
import { NAMESPACE, whenSettled } from '../lib/ceph';
import { apply, releaseWithClaim } from '../lib/client';
import { get, kubectl } from '../lib/control-plane';
import { programOf } from '../lib/edition';
import { lastWord } from '../lib/killed';
import { nodeNamed } from '../lib/layout';
import { nfsServerUp } from '../lib/nfs-server';
import { RUN } from '../lib/paths';
import { Proof, Report } from '../lib/proof';
import { rookExampleDown, rookExampleUp } from '../lib/rook-example';
import { DISK_BESIDE, SMALL, withSmallNodes } from '../lib/small-nodes';
import { Asks, bundleCommand, watchedCommand } from '../lib/watched-command';

const OURS = ['-n', NAMESPACE, '-l', BENCHMARK_LABELS.name];

/** A local volume on a disk of a node, as an administrator would make it. */
function localUp(node: string): void {
  apply({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: LOCAL }, provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' });
  const matchExpressions = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }];
  apply({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: LOCAL },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '12Gi' },
      local: { path: DISK_BESIDE, fsType: 'ext4' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: LOCAL,
    },
  });
}

/** Everything that was made to be measured is given back. */
function takeAway(): void {
  kubectl([...OURS, 'delete', 'job,configmap', '--timeout=120s'], { anyway: true, timeout: 140 });
  for (const { spec } of get('pvc', ...OURS).items as any[]) if (spec.volumeName !== undefined && spec.storageClassName !== LOCAL && spec.storageClassName !== '') releaseWithClaim(spec.volumeName);
  kubectl([...OURS, 'delete', 'pvc', '--timeout=300s'], { anyway: true, timeout: 320 });
  kubectl(['delete', 'pv', '-l', BENCHMARK_LABELS.name, '--timeout=120s'], { anyway: true, timeout: 140 });
  kubectl(['delete', 'pv,storageclass', LOCAL, '--ignore-not-found', '--timeout=120s'], { anyway: true, timeout: 140 });
}

const leftOut = ({ leftOut: marks, of }: Cell) => Object.entries(marks).map(([mark, count]) => `${count} of ${of}: ${MARKS[mark as keyof typeof MARKS]}`).join('; ') || '-';

/** What was found, as people read it and whole. */
function tell(report: Report, found: BenchmarkReport): void {
  for (const { row, clients, title, figure, cells } of found.rows) {
    report.table({
      title: `${row}, ${clientsText(clients)}, who ${title}`,
      columns: ['may be lost', 'storage', 'measured', `times ${cells[0].backend}`, 'left out'],
      rows: cells.map(cell => [cell.survives, cell.backend, cell.figure === undefined ? '-' : estimateText(cell.figure, figure), cell.difference === undefined ? '-' : differenceText(cell.difference), leftOut(cell)]),
    });
  }
  report.detail('report', found);
}

/** The program of the storage, and what it measures. */
const measuring = (what?: Measured) => programOf('measured.ts', 'LAB_MEASURED', what === undefined ? '' : JSON.stringify(what));

/** The clients are on the host that carries no storage; NFS has its server on one that does. */
const [SERVER] = STORAGE_HOSTS, CLIENT = SPARE;

async function storageUp(report: Report): Promise<{ readonly server: string; readonly path: string }> {
  const installed = await watchedCommand(['apply', '--app', measuring(), '--yes'], () => undefined, Asks.TOOLBOX);
  report.expect(`the storage is installed (${lastWord(installed)})`, installed.code === 0);
  const example = await rookExampleUp();
  report.figure("Rook's example", example.join(', '));
  localUp(CLIENT);
  const nfs = nfsServerUp(nodeNamed(SERVER), DISK_BESIDE);
  await whenSettled('every placement group is clean', 900);
  return nfs;
}

async function measured(report: Report, rows: readonly string[]): Promise<void> {
  const file = join(RUN, `benchmark-${rows[0]}.jsonl`), nfs = await storageUp(report), began = report.seconds;
  rmSync(file, { force: true });
  const ended = await watchedCommand(['bench', 'run', '--app', measuring({ rows, client: CLIENT, memory: SMALL, nfs }), '--output', file], ({ event, number, of, round, row, backend, figure, marks }) => {
    if (event === 'measuring') report.step(`${number} of ${of}: round ${round}, ${row}, ${backend}`);
    if (event === 'measured') report.step(`${figure ?? 'nothing'}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`);
  });
  report.expect(`everything is measured (${lastWord(ended)})`, ended.code === 0);
  report.figure('seconds for all of it', Math.round(report.seconds - began));
  const found = benchmarkReport(readResults(readFileSync(file, 'utf8'))), cells = found.rows.flatMap(row => row.cells);
  tell(report, found);
  const few = cells.filter(({ figure }) => (figure?.repeats ?? 0) < LEAST_REPEATS).map(({ backend, figure }) => `${backend} ${figure?.repeats ?? 0}`);
  report.expect(`each was measured ${LEAST_REPEATS} times or more with nothing against it (${few.join(', ') || 'none was not'})`, few.length === 0);
}

/** Rows of one kind of client. */
interface RowSet {
  readonly name: string;
  readonly what: string;
  readonly rows: readonly string[];
}

/** A set a proof: all of them together would take hours. */
const SETS: readonly RowSet[] = [
  { name: 'benchmark-application', what: 'works as applications do', rows: ['application-read', 'application-write', 'application-mixed'] },
  { name: 'benchmark-database', what: 'works as databases do', rows: ['database-read', 'database-write', 'database-mixed'] },
  { name: 'benchmark-raw', what: 'has 32 small operations on their way at once', rows: ['raw-read', 'raw-write', 'raw-mixed'] },
  { name: 'benchmark-stream', what: 'goes through everything in large pieces', rows: ['stream-read', 'stream-write'] },
];

export const BENCHMARKS = SETS.map(({ name, what, rows }): Proof => ({
  name,
  question: `A client ${what}: what is measured of our defaults, of Rook's example, of a local volume and of NFS, side by side on devices of the same kind?`,
  needsNodes: true,
  needsCsi: true,
  async prove(report) {
    await bundleCommand();
    await blank(report);
    await withSmallNodes(async () => {
      try {
        await measured(report, rows);
      } finally {
        takeAway();
        rookExampleDown();
        await takeDown(report);
      }
    });
  },
}));
