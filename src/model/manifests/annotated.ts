const ARGO_CD = 'argocd.argoproj.io/';

/** In which wave Argo CD applies an object. */
export const SYNC_WAVE = `${ARGO_CD}sync-wave`;
/** How it does so: options with a comma between them. */
export const SYNC_OPTIONS = `${ARGO_CD}sync-options`;

/** An object with more annotations. What it says itself stays; of Argo CD's options those are added that it does not set. */
export function annotated(object: any, more: Readonly<Record<string, string>>): any {
  const own = object.metadata?.annotations ?? {}, annotations = { ...more, ...own };
  if (more[SYNC_OPTIONS] !== undefined) annotations[SYNC_OPTIONS] = together(own[SYNC_OPTIONS], more[SYNC_OPTIONS]);
  return Object.keys(annotations).length === 0 ? object : { ...object, metadata: { ...object.metadata, annotations } };
}

/** Options that were set before, and those of the others that say something else. */
function together(before: string | undefined, more: string): string {
  const own = (before ?? '').split(',').map(option => option.trim()).filter(option => option !== '');
  const names = new Set(own.map(nameOf));
  return [...own, ...more.split(',').filter(option => !names.has(nameOf(option)))].join(',');
}

function nameOf(option: string): string {
  return option.split('=')[0];
}
