import type { DevicesCase, DeviceUse } from './named-device';
import { about, apartFrom } from './uses';
import { overlaps } from '../../layout';
import { Rule, see, Violation } from '../rule';

/** Whether each device has one user. */
export const USE_RULES: Rule<DevicesCase>[] = [
  {
    code: 'local-volume/claimed-twice',
    severity: 'error',
    title: 'No device may be reached through two volumes, however its paths are written.',
    why: 'Two PersistentVolumes at one device can both be bound; two OSDs then overwrite each other.',
    see: see('local-volume/claimed-twice'),
    check: ({ uses }) => uses.flatMap(use => {
      const twin = use.here.find(({ identity }) => overlaps(identity, use.identity));
      return twin === undefined ? [] : [{ ...clash(use, twin), value: `'${use.written ?? use.path}', ${twin.user === use.user ? `as ${twin.property}` : `on ${use.hosts.join(', ')}`}` }];
    }),
  },
  {
    code: 'local-volume/claimed-on-hosts',
    severity: 'error',
    title: 'A device whose name is its own identity stands on one host.',
    why: 'It is one LUN that several hosts see, and their OSDs overwrite each other; or a name was copied, and all of these volumes but one are missing.',
    see: see('local-volume/claimed-on-hosts'),
    check: ({ uses }) => apartFrom(uses, 'world').map(([use, first]) => ({
      ...about(use, 'the name stands for one device in the world, and several hosts name it', 'Write the name that each host shows (`ls -l /dev/disk/by-id`), and give a LUN that hosts share to one of them'),
      value: `'${use.written ?? use.path}' on ${[...first.hosts, ...use.hosts].join(' and ')}`,
    })),
  },
];

function clash(use: DeviceUse, twin: DeviceUse): Violation {
  const same = twin.identity.part === use.identity.part;
  if (twin.user !== use.user) return about(use, `${twin.user} ${same ? 'claims the same device' : use.identity.part === undefined ? 'claims a part of it' : 'claims the disk that it is a part of'}`, 'Give each volume a device of its own');
  if (same) return about(use, 'another volume stands on the same device', 'Declare it once');
  return about(use, use.identity.part === undefined ? 'a part of it is declared, too' : 'it is a part of a disk that is declared, too', 'Declare either the disk or its partitions');
}
