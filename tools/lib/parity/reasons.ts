import type { Difference } from './compare';
import type { Reason } from './reason';
import { REASONS } from './reason-table';

/** The first reason that speaks about a difference. */
export function reasonFor(kind: string, file: string, difference: Difference): Reason | undefined {
  return REASONS.find(({ kinds, paths, sort, files, holds = () => true }) => (kinds.includes(kind) || kinds.includes('*'))
    && (files === undefined || files.includes(file))
    && (sort === undefined || sort === sortOf(difference))
    && paths.some(pattern => matches(pattern, difference.path))
    && holds(difference));
}

function sortOf(difference: Difference): Reason['sort'] {
  return difference.rook === undefined ? 'added' : difference.ours === undefined ? 'left out' : 'changed';
}

function matches(pattern: string, path: string): boolean {
  const source = pattern.split('.').map(part => part === '**' ? '.+' : part.split('*').map(text => text.replace(/[[\]]/g, '\\$&').replace('\\[\\]', '\\[\\d+\\]')).join('[^.]*'))
    .join('\\.');
  return new RegExp(`^${source}$`).test(path);
}
