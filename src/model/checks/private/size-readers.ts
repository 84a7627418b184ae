import { eachOsd } from './osd-readers';
import { fail, idsOf, numberAt, pass, Reader, textAt, unknown, unresolved } from './reading';

const GIB = 2 ** 30;
const told = (bytes: number) => `${Math.round(bytes / GIB * 10) / 10} GiB`;

/** What an OSD tells of itself is from its start. */
export const deviceSized: Reader = (json, expectation) => {
  const ids = idsOf(expectation), { bytes } = expectation;
  if (ids === undefined) return unresolved(expectation);
  const size = Number(textAt(json, 'bluestore_bdev_size') ?? numberAt(json, 'bluestore_bdev_size') ?? NaN);
  if (ids.length !== 1 || numberAt(json, 'id') !== ids[0] || bytes === undefined || !Number.isFinite(size)) return unknown(`the answer does not tell the device of osd.${ids.join(', osd.')}`);
  return size >= bytes ? pass(`the device of osd.${ids[0]} has ${told(size)}`) : fail(`the device of osd.${ids[0]} has ${told(size)}`);
};

export const osdsSized: Reader = (json, expectation) => eachOsd(json, expectation, 'large enough', (node, name) => {
  const kib = numberAt(node, 'kb'), { bytes } = expectation;
  if (kib === undefined || bytes === undefined) return unknown(`the answer does not tell the size of ${name}`);
  return kib * 1024 >= bytes ? pass(`${name} has ${told(kib * 1024)}`) : fail(`${name} has ${told(kib * 1024)}`);
});
