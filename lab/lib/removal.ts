import { whenSettled } from './ceph';
import { editionNow, program, setOf, storageOf, TAKEN_OUT } from './edition';
import { lastWord } from './killed';
import { OsdPlace, osdPlaces } from './osds';
import { Report } from './proof';
import { bundleCommand, watchedCommand } from './watched-command';
import type { Edition } from '../cluster/edition';

/** A device that a proof takes out. */
export interface Removable {
  /** As an edition names it. */
  readonly device: string;
  readonly place: OsdPlace;
  readonly host: string;
  /** The name of its device set. */
  readonly set: string;
}

export function removable(report: Report): Removable {
  const places = osdPlaces(), on = (device: string) => places.find(({ deviceSet }) => deviceSet === setOf(device));
  const device = TAKEN_OUT.find(on);
  report.expect('one of the devices carries an OSD', device !== undefined);
  const place = on(device!)!;
  return { device: device!, place, host: place.node, set: place.deviceSet };
}

/** Let the command take over what was applied by hand; returns what that is. */
export async function adoptStorage(report: Report): Promise<Edition> {
  const edition = editionNow();
  await bundleCommand();
  const applied = await storageOf(edition);
  await whenSettled('all placement groups are clean', 900);
  const adopted = await watchedCommand(['apply', '--app', program(edition), '--applied', applied, '--yes'], () => undefined);
  report.expect(`what was applied by hand is taken over (${lastWord(adopted)})`, adopted.code === 0 && adopted.lines.at(-1)?.data.of === 0);
  return edition;
}
