import { declaredWeight, firstWeight, UNIT } from '../../../src/model/crush';
import type { ClaimSpec } from '../../../src/model/layout/layout';
import { GIB, TIB } from '../../../src/model/layout/quantity';

const claim = (role: ClaimSpec['role'], bytes: number, volumeName?: string): ClaimSpec => ({ role, bytes, volumeName, storageClassName: 'disks', source: 'disk' });
const shown = (weight: number) => Number((weight / UNIT).toFixed(5));

describe('the first weight of an OSD', () => {
  /** As `ceph osd tree` showed them for OSDs on volumes of these sizes. */
  test.each([[6, 0.00589], [7, 0.00679]])('of %i GiB is shown as %d', (gib, tree) => {
    expect(shown(firstWeight({ bytes: gib * GIB, claims: [claim('data', gib * GIB, 'volume')] }))).toBe(tree);
  });

  test('a half at the fifth decimal goes to the even one, as C rounds', () => {
    const weight = (gib: number) => firstWeight({ bytes: gib * GIB, claims: [claim('data', gib * GIB, 'volume')] });
    expect([32, 96].map(weight)).toEqual([0.0312, 0.0938].map(written => Math.floor(written * UNIT)));
  });

  test('whole TiB stay whole', () => {
    expect(firstWeight({ bytes: 4 * TIB, claims: [claim('data', 4 * TIB, 'volume')] })).toBe(4 * UNIT);
  });

  test('on claims that say no weight, the device for metadata counts too', () => {
    const claims = [claim('data', TIB), claim('metadata', TIB / 4)];
    expect(firstWeight({ bytes: TIB, claims })).toBe(1.25 * UNIT);
    expect(firstWeight({ bytes: TIB, claims: claims.map(each => ({ ...each, volumeName: each.role })) })).toBe(UNIT);
  });

  test('what is drained weighs nothing', () => {
    expect(firstWeight({ bytes: 0, claims: [claim('data', 0), claim('metadata', TIB)] })).toBe(0);
  });

  test('is declared with five decimals', () => {
    expect([6 * GIB, 4 * TIB].map(declaredWeight)).toEqual(['0.00586', '4']);
  });
});
