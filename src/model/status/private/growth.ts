import { isUnknown, Maybe, unknown } from '../../layout';
import type { StatusAnswers } from '../answers';
import type { RoomSet } from '../status';

const DAY = 86400;

/** Days until the first set of devices is used up, by a straight line through what was stored before; absent where that does not grow. */
export function growthOf({ now, samples = [] }: StatusAnswers, stored: Maybe<number>, sets: readonly RoomSet[]): Maybe<number> | undefined {
  if (isUnknown(stored)) return stored;
  if (sets.some(({ left }) => left <= 0)) return 0;
  const points = [...samples.flatMap(({ at, stored: bytes }) => bytes === undefined || at >= now ? [] : [{ at, bytes }]), { at: now, bytes: stored }];
  const first = Math.min(...points.map(({ at }) => at));
  if (now - first < DAY) return unknown('what was stored is not known from a day ago or longer');
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(({ at }) => at)), usual = mean(points.map(({ bytes }) => bytes));
  const perSecond = points.reduce((sum, { at, bytes }) => sum + (at - middle) * (bytes - usual), 0) / points.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
  const filled = sets.filter(set => set.stored > 0);
  if (perSecond <= 0 || filled.length === 0) return undefined;
  return Math.min(...filled.map(set => set.left / (perSecond * set.stored / stored))) / DAY;
}
