import { canonicalPath, diskOf } from '../../layout/device-path';
import { Rule, see, Violation } from '../../rules/rule';
import { nameOf, on } from '../look';
import { hostsOf, PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

export const sharedDevice: Rule<PolicyCase> = {
  code: 'policy/shared-device',
  severity: 'error',
  title: 'No two local volumes stand on one device of a host, nor on a disk and its partition.',
  why: 'Two daemons write to the same blocks, and the data of both is lost.',
  see: see('policy/shared-device'),
  check: ({ volumes }) => {
    const users = new Map<string, PolicyManifest>();
    const partitioned = new Map<string, PolicyManifest>();
    const places = [...volumes.values()].flatMap(volume => {
      const path = volume.object.spec?.local?.path;
      return typeof path !== 'string' ? [] : hostsOf(volume).map(host => ({ volume, host, path: canonicalPath(path) }));
    });
    const found: Violation[] = [];
    for (const { volume, host, path } of places) {
      const twin = users.get(`${host}:${path}`);
      if (twin !== undefined) found.push(clash(volume, twin, host));
      else users.set(`${host}:${path}`, volume);
      if (diskOf(path) !== path) partitioned.set(`${host}:${diskOf(path)}`, volume);
    }
    for (const { volume, host, path } of places) {
      const part = partitioned.get(`${host}:${path}`);
      if (part !== undefined) found.push(clash(volume, part, host));
    }
    return found;
  },
};

function clash(volume: PolicyManifest, twin: PolicyManifest, host: string): Violation {
  return on(volume, 'spec.local.path', volume.object.spec.local.path, `${nameOf(twin)} uses it on ${host}, too`, 'give each volume a device of its own');
}
