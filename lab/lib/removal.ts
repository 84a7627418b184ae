import { whenSettled } from './ceph';
import { storageOfTheLab } from './cluster';
import { lastWord } from './killed';
import type { Observed } from './observer';
import { OsdPlace, osdPlaces } from './osds';
import { REPOSITORY } from './paths';
import { Report } from './proof';
import { bundleCommand, watchedCommand } from './watched-command';

/** The first of them that carries an OSD is taken out. */
const DEVICES = ['node-c/part', 'node-a/disk'];

/** A device that a proof takes out. */
export interface Removable {
  /** As LAB_WITHOUT takes it. */
  readonly device: string;
  /** Those that an earlier proof has taken out. */
  readonly gone: readonly string[];
  readonly place: OsdPlace;
  readonly host: string;
  /** The name of its device set. */
  readonly set: string;
}

/** Those of them that an earlier proof has taken out. */
export function left(): string[] {
  const sets = new Set(osdPlaces().map(({ deviceSet }) => deviceSet));
  return DEVICES.filter(device => !sets.has(device.replace('/', '--')));
}

export function removable(report: Report): Removable {
  const places = osdPlaces(), setOf = (device: string) => device.replace('/', '--');
  const carries = (device: string) => places.some(({ deviceSet }) => deviceSet === setOf(device));
  const device = DEVICES.find(carries);
  report.expect('one of the devices carries an OSD', device !== undefined);
  const set = setOf(device!), place = places.find(({ deviceSet }) => deviceSet === set)!;
  return { device: device!, gone: left(), place, host: place.node, set };
}

/** The program of the lab's storage, as the command runs it. */
export const program = (without: readonly string[]) => `cd ${REPOSITORY} && LAB_WITHOUT=${without.join(',')} TSX_TSCONFIG_PATH=test/tsconfig.json ${process.execPath} --import tsx lab/cluster/main.ts`;

/** Let the command take over what was applied by hand. */
export async function adoptStorage(report: Report, gone: readonly string[]): Promise<void> {
  await bundleCommand();
  const applied = await storageOfTheLab({ LAB_WITHOUT: gone.join(',') });
  await whenSettled('all placement groups are clean', 900);
  const adopted = await watchedCommand(['apply', '--app', program(gone), '--applied', applied, '--yes'], () => undefined);
  report.expect(`what was applied by hand is taken over (${lastWord(adopted)})`, adopted.code === 0 && adopted.lines.at(-1)?.data.of === 0);
}

/** What the plan foretold to move, beside what OSDs have sent each other. */
export function foretoldAndSeen(report: Report, foretold: number, { pushed }: Observed): void {
  report.figure('MiB that the plan foretold to move', mebibytes(foretold));
  report.figure('MiB that OSDs have sent each other', mebibytes(pushed));
}

const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);
