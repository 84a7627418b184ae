import type { Approval, RefusedEdit } from '../../src';

/** An edit as one word: its code and its object. */
export const named = ({ code, object }: RefusedEdit): string => `${code} ${object}`;

/** Approvals of edits that are named so. */
export const meant = (...names: readonly string[]): Approval[] => names.map(name => {
  const [code, at] = [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)];
  return { code, at, reason: 'it is meant' };
});
