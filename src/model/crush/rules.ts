import type { CrushRule, Step } from './map';

/** The steps that Ceph and Rook write for the pools of a Rook cluster. `root` is the id of the bucket taken, a shadow bucket for a device class. */

/** Copies, each in another failure domain: `ceph osd crush rule create-replicated`. */
export function replicatedSteps(root: number, failureDomain: string): Step[] {
  return [{ op: 'take', item: root }, choose('firstn', failureDomain, 0), { op: 'emit' }];
}

/** Two copies in each failure domain, on different hosts: Rook's rule for `replicasPerFailureDomain` and for stretched clusters. */
export function twoStepSteps(root: number, failureDomain: string, subFailureDomain: string): Step[] {
  return [
    { op: 'take', item: root },
    { op: 'choose_firstn', num: 0, type: failureDomain },
    { op: 'chooseleaf_firstn', num: 2, type: subFailureDomain },
    { op: 'emit' },
  ];
}

/** The first copy on one device class, the others on another: Rook's rule for `hybridStorage`. */
export function hybridSteps(primaryRoot: number, secondaryRoot: number, failureDomain: string): Step[] {
  return [
    { op: 'take', item: primaryRoot },
    { op: 'chooseleaf_firstn', num: 1, type: failureDomain },
    { op: 'emit' },
    { op: 'take', item: secondaryRoot },
    { op: 'chooseleaf_firstn', num: 0, type: failureDomain },
    { op: 'emit' },
  ];
}

/**
 * Chunks, each in another failure domain; or, where more than one OSD a domain is asked for, that many in each of a number of
 * domains. Ceph tries harder for chunks than for copies, because every place is searched for on its own.
 */
export function erasureSteps(root: number, failureDomain: string, spread?: { readonly domains: number; readonly osdsPerDomain: number }): Step[] {
  return [
    { op: 'set_chooseleaf_tries', num: 5 },
    { op: 'set_choose_tries', num: 100 },
    { op: 'take', item: root },
    ...spread && spread.osdsPerDomain > 1 ? [
      { op: 'choose_indep', num: spread.domains, type: failureDomain },
      { op: 'choose_indep', num: spread.osdsPerDomain, type: 'osd' },
    ] as const : [choose('indep', failureDomain, spread?.domains ?? 0)],
    { op: 'emit' },
  ];
}

/** OSDs are chosen themselves; in everything larger, one OSD is chosen. */
function choose(how: 'firstn' | 'indep', type: string, num: number): Step {
  return { op: type === 'osd' ? `choose_${how}` : `chooseleaf_${how}`, num, type };
}

/** Number the rules of a map in order. */
export function numbered(rules: readonly { readonly name: string; readonly steps: readonly Step[] }[]): CrushRule[] {
  return rules.map((rule, id) => ({ id, ...rule }));
}
