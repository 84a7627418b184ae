import { EditCase, Spoil } from './edits';
import { stack } from './stack';
import { judgeEdits } from '../../../../src/model/change';
import { stateOf } from '../../../../src/model/manifests';
import { meant } from '../../../support/approvals';

const BASE = JSON.stringify(stack());
const spoilt = (manifests: any[], spoil: Spoil | undefined): any[] => spoil?.(manifests) ?? manifests;

function judged({ given, options }: EditCase, spoil: Spoil, approvals: string[] = []) {
  const base = (): any[] => spoilt(JSON.parse(BASE), given);
  return judgeEdits({ ...options, former: stateOf(base()), next: stateOf(spoilt(base(), spoil)) }, meant(...approvals));
}

/** Tests of every case: the edit is refused on its object, approved by name only, and what looks alike is let through. */
export function refuses(cases: readonly EditCase[]): void {
  describe.each(cases.map(each => [each.code, each] as const))('%s', (code, each) => {
    test('is told, on the object it is done to', () => {
      expect(judged(each, each.bad).refused.filter(refused => refused.code === code).map(({ object }) => object)).toContain(each.object);
    });

    test('says what, why and what to do instead', () => {
      for (const { property, value, reason, fix, see } of judged(each, each.bad).refused) {
        for (const text of [property, value, reason, fix]) expect(text).toMatch(/\S/);
        expect(see).toMatch(/^https:\/\/\S+\/docs\/reference\/rules\.md#edit-/);
      }
    });

    test('is let through by its code and object, and by nothing less', () => {
      const codes = (approvals: string[]) => judged(each, each.bad, approvals).refused.filter(refused => refused.code === code && refused.object === each.object).length;
      expect(codes([`${code} ${each.object}`])).toBe(0);
      expect(codes([code, each.object, `${code} *`, `edit/pool-removed ${each.object}x`])).toBeGreaterThan(0);
    });

    test('is not told of what looks alike', () => expect(judged(each, each.good).refused.map(refused => refused.code)).not.toContain(code));
  });
}
