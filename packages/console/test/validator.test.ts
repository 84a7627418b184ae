import { createRequire } from 'node:module';
import { validatorCode } from '../../../tools/lib/validator';
import { Validator, validator } from '../src/layout/validator';

/** What stands in the bundle, as a module of its own. */
function compiled(): Validator {
  const module: { exports: { validator?: () => Validator } } = { exports: {} };
  new Function('module', 'exports', 'require', validatorCode())(module, module.exports, createRequire(__filename));
  return module.exports.validator!();
}

const SOUND = {
  layout: 1,
  hosts: { 'node-a': { volumes: [{ disk: '/dev/disk/by-id/wwn-0x1', size: '4000000000000', deviceClass: 'hdd' }] } },
  cluster: { policy: { survive: 'host', recover: true } },
};

/** Each of many layouts with one thing wrong, or more. */
const BROKEN: readonly unknown[] = [
  undefined, null, 7, 'text', [], {}, { layout: 2 }, { layout: 1, hosts: [] }, { ...SOUND, hots: {} }, { ...SOUND, cluster: { policy: { survive: 'hsot' } } },
  { ...SOUND, cluster: { policy: {} } }, { ...SOUND, hosts: { a: { volumes: [{ disk: 5, size: 7, device: 'hdd' }, null] } } }, { ...SOUND, block: { vms: { redundancy: 3, classes: [] } } },
  { ...SOUND, hosts: { a: { taints: [{}] } }, file: { f: { x: 1 } }, object: true }, { layout: '1', description: 5 },
];

test('the validator of the bundle finds what the one that is compiled at start finds, word for word', () => {
  const bundled = compiled();
  for (const data of [SOUND, ...BROKEN]) {
    const told = [validator()(data), validator().errors ?? []];
    expect([data, Boolean(bundled(data)), bundled.errors ?? []]).toEqual([data, ...told]);
    expect(told[0]).toBe(data === SOUND);
  }
});
