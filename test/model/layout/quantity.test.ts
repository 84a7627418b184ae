import { Size } from 'cdk8s';
import { bytesOf, GIB, human, KIB, MIB, quantity, TIB } from '../../../src/model/layout/quantity';

describe('Sizes', () => {
  test.each([
    [Size.kibibytes(1), KIB], [Size.mebibytes(500), 500 * MIB], [Size.gibibytes(1.5), 1.5 * GIB],
    [Size.tebibytes(4), 4 * TIB], [Size.gibibytes(0), 0],
  ])('are whole bytes', (size, bytes) => expect(bytesOf(size)).toBe(bytes));
  test('of fractions of a KiB are cut', () => expect(bytesOf(Size.kibibytes(0.0001))).toBe(0));
});

describe('Quantities', () => {
  test.each([[0, '0'], [1, '1'], [1023, '1023'], [KIB, '1Ki'], [500 * MIB, '500Mi'], [1.5 * GIB, '1536Mi'], [4 * TIB, '4Ti'], [GIB + 1, `${GIB + 1}`]])(
    '%d bytes are %s, exactly', (bytes, text) => expect(quantity(bytes)).toBe(text));
  test('have no unit beyond Pi', () => expect(quantity(2048 * 1024 * TIB)).toBe('2048Pi'));
});

describe('Sizes for people', () => {
  test.each([[0, '0 bytes'], [512, '512 bytes'], [1536, '1.5 KiB'], [10 * GIB, '10 GiB'], [1.3337 * TIB, '1.33 TiB']])(
    '%d bytes are told as %s', (bytes, text) => expect(human(bytes)).toBe(text));
});
