import { SettingPlace, TuningSetting } from './preset';

/**
 * Ceph fills an OSD by the log of a group, where that still reaches back far enough, and leaves it out of what is written until it is
 * full, if that takes more than so many objects: what is written meanwhile has a copy less. With a cost that nothing reaches, a write
 * waits for its object in place of that. Every plan that moves data sets it.
 */
export const ALL_COPIES: TuningSetting = {
  place: SettingPlace.PLAN,
  section: 'osd',
  name: 'osd_async_recovery_min_cost',
  value: '1000000000',
  normal: '100',
  source: 'https://docs.ceph.com/en/tentacle/dev/osd_internals/async_recovery/',
  reason: 'While data moves, every write goes to all copies at once',
  risk: 'A write may wait until its object has all of them',
};
