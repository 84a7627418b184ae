import * as fc from 'fast-check';
import { drawnHost, printed, VINTAGES } from './lib';
import { captureOf, inventoryOf } from '../../../src/model/inventory';
import { holds, tellSeed } from '../../properties/lib/law';

tellSeed();

const inventories = fc.array(fc.tuple(drawnHost, fc.constantFrom(...VINTAGES)), { minLength: 1, maxLength: 3 });
const NAMES = ['node-a', 'node-b', 'node-c'];

test('nothing that is in use, signed, held or there twice is offered; what is empty and has a name that stays is, by any age of lsblk', () => {
  const met = new Map<string, number>();
  holds('only empty devices are offered, and all of them', inventories, hosts => {
    const drawn = hosts.map(([devices, vintage], i) => printed(NAMES[i], devices, vintage));
    const { devices } = inventoryOf(drawn.map(({ lsblk, links }, i) => captureOf(NAMES[i], lsblk, links)));
    const wrong = devices.flatMap(({ host, path, state, findings }) => {
      const { fates } = drawn[NAMES.indexOf(host)];
      const fate = fates.get(path);
      // Only one of a kind is no twin.
      const alone = fate === 'twin' && [...fates.values()].filter(each => each === 'twin').length < 2;
      met.set(`${fate}`, (met.get(`${fate}`) ?? 0) + 1);
      const right = fate === 'empty' || alone ? 'offered' : 'refused';
      return state === right ? [] : [{ host, path, fate, state, codes: findings.map(({ code }) => code) }];
    });
    expect(wrong).toEqual([]);
  }, Number(process.env.FC_RUNS ?? 1000));
  for (const fate of ['empty', 'system', 'mounted', 'signed', 'held', 'partitioned', 'twin', 'removable', 'readOnly', 'nameless', 'small']) expect([fate, (met.get(fate) ?? 0) > 0]).toEqual([fate, true]);
});

test('of a host whose signatures cannot be seen, nothing is offered', () => {
  holds('nothing is offered unseen', fc.tuple(drawnHost, fc.constantFrom(...VINTAGES)), ([devices, vintage]) => {
    const { lsblk, links } = printed('node-a', devices, vintage, true);
    const { devices: told } = inventoryOf([captureOf('node-a', lsblk, links)]);
    expect(told.filter(({ state }) => state === 'offered')).toEqual([]);
    expect(told.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('inventory/not-seen');
  });
});

test('one disk that two hosts show is offered on neither', () => {
  const host = (name: string) => captureOf(name, {
    blockdevices: [
      { path: '/dev/sda', type: 'disk', size: 2 ** 40, pttype: 'gpt', children: [{ path: '/dev/sda1', type: 'part', size: 2 ** 39, fstype: 'ext4', mountpoint: '/' }] },
      { path: '/dev/sdb', type: 'disk', size: 2 ** 40, wwn: '0x60014050000000000000000000000010', tran: 'fc' },
    ],
  }, { '/dev/sdb': ['/dev/disk/by-id/wwn-0x60014050000000000000000000000010'] });
  const { devices } = inventoryOf([host('node-a'), host('node-b')]);
  expect(devices.filter(({ path }) => path === '/dev/sdb').map(({ host: at, findings }) => [at, findings.map(({ code, value }) => [code, value])])).toEqual([
    ['node-a', [['inventory/duplicate', 'node-b /dev/sdb'], ['inventory/network-lun', 'a LUN']]],
    ['node-b', [['inventory/duplicate', 'node-a /dev/sdb'], ['inventory/network-lun', 'a LUN']]],
  ]);
});
