import * as fc from 'fast-check';
import { readSize } from '../../../src/model/layout/size';

const TERABYTE = 1000 ** 4;
const TEBIBYTE = 1024 ** 4;

describe('readSize', () => {
  test.each<[string | number, number]>([
    [4000787030016, 4000787030016],
    ['4000787030016', 4000787030016],
    [0, 0],
    ['0', 0],
    ['512B', 512],
    ['4TB', 4 * TERABYTE],
    ['4 TB', 4 * TERABYTE],
    ['4T', 4 * TERABYTE],
    ['500M', 500_000_000],
    ['500kB', 500_000],
    ['500k', 500_000],
    ['1PB', 1000 * TERABYTE],
    ['4Ti', 4 * TEBIBYTE],
    ['4TiB', 4 * TEBIBYTE],
    ['800GiB', 800 * 1024 ** 3],
    ['1Ki', 1024],
    ['0.5TiB', TEBIBYTE / 2],
    ['3.640TiB', 4002222325104],
  ])('%p is %p bytes', (given, bytes) => expect(readSize(given)).toEqual({ bytes }));

  test.each<[string | number, number]>([
    // 3.64 × 2^40 is 4002222325104.64.
    ['3.64TiB', 4002222325104],
    ['0.1B', 0],
    ['1.9', 1],
    [1.9, 1],
    ['0.9999kB', 999],
    // As a binary fraction 4.35 is less than it says; in whole numbers it is not.
    ['4.35kB', 4350],
    ['8.2TB', 8_200_000_000_000],
  ])('%p is cut down to %p bytes, never up, and is computed exactly', (given, bytes) => expect(readSize(given)).toEqual({ bytes }));

  test.each<[string, string | number]>([
    ['size/empty', ''],
    ['size/empty', '  '],
    ['size/negative', '-4TB'],
    ['size/negative', -1],
    ['size/exponent', '1e3'],
    ['size/exponent', '1E3'],
    ['size/exponent', '1.5e+3'],
    ['size/hexadecimal', '0x10'],
    ['size/not-a-number', NaN],
    ['size/not-a-number', Infinity],
    ['size/not-a-number', 'NaN'],
    ['size/not-a-number', 'TB'],
    ['size/not-a-number', '4,5TB'],
    ['size/not-a-number', '4_000'],
    ['size/not-a-number', '4 000'],
    ['size/not-a-number', '.5TiB'],
    ['size/not-a-number', '4.TB'],
    ['size/not-a-number', '+4TB'],
    ['size/not-a-number', '4  TB'],
    ['size/not-a-number', ' 4TB'],
    ['size/not-a-number', '4TB '],
    ['size/not-a-number', '4TB 5GB'],
    ['size/unit', '4tb'],
    ['size/unit', '4Tb'],
    ['size/unit', '4TIB'],
    ['size/unit', '4KB'],
    ['size/unit', '4K'],
    ['size/unit', '4g'],
    ['size/unit', '4e'],
    ['size/unit', '500m'],
    ['size/unit', '4disks'],
    ['size/too-large', '8PiB'],
    ['size/too-large', '9007199254740992'],
    ['size/too-large', 2 ** 60],
  ])('%s: %p', (code, given) => {
    const { bytes, fault } = readSize(given);
    expect([bytes, fault?.code]).toEqual([undefined, code]);
    expect(fault?.fix).toMatch(/^Write .*[^.]$/);
  });

  test('names the units that a wrong one may stand for', () => {
    expect(readSize('4tb').fault?.fix).toBe("Write 'TB' (powers of 1000) or 'TiB' (powers of 1024); upper and lower case count");
    expect(readSize('4K').fault?.fix).toContain("'kB' (powers of 1000) or 'KiB' (powers of 1024)");
  });

  test('the largest size is told to the byte', () => expect(readSize('9007199254740991')).toEqual({ bytes: Number.MAX_SAFE_INTEGER }));

  test('reads whole bytes in every form as the same', () => {
    fc.assert(fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), bytes => {
      expect([bytes, `${bytes}`, `${bytes}B`, `${bytes} B`].map(given => readSize(given).bytes)).toEqual([bytes, bytes, bytes, bytes]);
    }));
  });

  test('never gives more than it was told', () => {
    fc.assert(fc.property(fc.nat({ max: 4095 }), fc.nat({ max: 999 }), fc.constantFrom<[string, number]>(['GiB', 1024 ** 3], ['GB', 1000 ** 3], ['Ti', TEBIBYTE]), (whole, thousandths, [unit, factor]) => {
      const { bytes } = readSize(`${whole}.${String(thousandths).padStart(3, '0')}${unit}`);
      const exact = BigInt(whole * 1000 + thousandths) * BigInt(factor);
      expect(BigInt(bytes!) * 1000n <= exact && (BigInt(bytes!) + 1n) * 1000n > exact).toBe(true);
    }));
  });
});
