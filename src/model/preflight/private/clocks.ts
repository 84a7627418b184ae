import { NO_CAPTURE } from './devices';
import type { HostCapture } from '../../inventory';
import { Unknown, unknown } from '../../layout';
import type { Moment } from '../answers';

/** How far clocks of hosts are apart at least, and why more could not be told. */
export interface Apart {
  readonly offset: number;
  /** The two hosts between which it lies. */
  readonly hosts: readonly string[];
  readonly unsure?: Unknown;
}

/** As exactly as Ceph warns. */
const EXACT = 0.05;

/**
 * The largest difference between clocks of hosts that is certain. A host told its time somewhere between two moments of one other clock,
 * so that its offset from that is known to within the time between them.
 */
export function apart(hosts: readonly string[], captures: ReadonlyMap<string, HostCapture>, moments: ReadonlyMap<string, Moment> = new Map()): Apart {
  let unsure: Unknown | undefined;
  const offsets = hosts.flatMap(host => {
    const capture = captures.get(host), moment = moments.get(host);
    if (capture === undefined) unsure ??= unknown(NO_CAPTURE);
    else if (capture.clock === undefined) unsure ??= unknown('the capture of a host does not tell its time');
    else if (moment === undefined || !(moment.to >= moment.from)) unsure ??= unknown('when a capture was made was not noted, so that its clock cannot be compared');
    else return [{ host, least: capture.clock.seconds - moment.to, most: capture.clock.seconds - moment.from }];
    return [];
  });
  let offset = 0, widest = 0, between: readonly string[] = [];
  for (const a of offsets) {
    for (const b of offsets) {
      if (a.least - b.most > offset) [offset, between] = [a.least - b.most, [a.host, b.host].sort()];
      if (a !== b) widest = Math.max(widest, a.most - b.least);
    }
  }
  if (widest > EXACT) unsure ??= unknown('clocks of hosts were not told exactly enough: the answer of a host took too long');
  return { offset, hosts: between, ...unsure === undefined ? {} : { unsure } };
}
