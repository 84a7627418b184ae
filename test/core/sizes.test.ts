import { Sizes } from '../../src';
import { bytesOf } from '../../src/model/layout/quantity';
import { Host, LocalVolume } from '../../src/volumes';
import { clusterOn, objectsIn } from '../support/layouts';

describe('Sizes', () => {
  test.each([['4000787030016', 4000787030016], ['4TB', 4e12], ['3.64TiB', 4002222325104], ['800Gi', 800 * 1024 ** 3], ['1B', 1]])('of(%p) is told to the byte', (text, bytes) => {
    expect(bytesOf(Sizes.of(text))).toBe(bytes);
  });

  test.each([0, 1, 511, 4000787030016, Number.MAX_SAFE_INTEGER])('bytes(%d) is told to the byte', bytes => expect(bytesOf(Sizes.bytes(bytes))).toBe(bytes));

  test('refuses what is no size, and says what to write', () => {
    expect(() => Sizes.of('4tb')).toThrow("size is '4tb': 'tb' is not a unit of size; Write 'TB' (powers of 1000) or 'TiB' (powers of 1024); upper and lower case count (size/unit)");
    expect(() => Sizes.bytes(-1)).toThrow('bytes is -1: a size is not negative; Write a size of zero or more (size/negative)');
  });

  test('a disk of 4 TB makes a volume of exactly its bytes', () => {
    const hosts = ['a', 'b', 'c'].map(name => Host.named(name, { volumes: [LocalVolume.disk(`/dev/disk/by-id/wwn-0x${name}`, { name: 'one', size: Sizes.bytes(4000787030016) })] }));
    const volumes = objectsIn(clusterOn(hosts)).filter(({ kind }) => kind === 'PersistentVolume');
    expect(volumes.map(({ spec }) => spec.capacity.storage)).toEqual(['3907018584Ki', '3907018584Ki', '3907018584Ki']);
  });
});
