import { KEEP } from '../../core';

/** Kinds whose removal takes what others made of them along. */
const CARRIERS = ['CustomResourceDefinition', 'Namespace'];

/** Annotations that keep what a definition or a namespace holds; objects with data bear them already. */
export function keeping({ kind }: any): Readonly<Record<string, string>> {
  return CARRIERS.includes(kind) ? KEEP : {};
}
