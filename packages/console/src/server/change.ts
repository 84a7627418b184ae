/** What is changed: a verb of the command with its words. */
export type Change =
  | { readonly verb: 'apply' }
  | { readonly verb: 'add'; readonly what: Thing; readonly host: string; readonly devices: readonly string[] }
  | { readonly verb: 'remove'; readonly what: Thing; readonly host: string; readonly devices: readonly string[] }
  | { readonly verb: 'replace'; readonly what: Thing; readonly host: string; readonly devices: readonly string[] }
  | { readonly verb: 'grow'; readonly host: string; readonly device: string; readonly size: string }
  | { readonly verb: 'maintenance'; readonly host: string; readonly end: boolean }
  | { readonly verb: 'upgrade'; readonly ceph?: string; readonly rook?: string };

/** Hardware. */
export type Thing = 'device' | 'host';

/** What may stand bare in a shell. */
const BARE = /^[\w@%+=:,./-]+$/;

/** The same at the prompt. */
export function commandOf(change: Change, file: string): string {
  const words = ((): readonly string[] => {
    switch (change.verb) {
      case 'apply': return ['apply', file];
      case 'add': case 'remove': case 'replace': return [change.verb, change.what, change.host, ...change.devices, '--layout', file];
      case 'grow': return ['grow', 'device', change.host, change.device, change.size, '--layout', file];
      case 'maintenance': return ['maintenance', change.host, ...change.end ? ['--end'] : []];
      case 'upgrade': return ['upgrade', file, ...change.ceph === undefined ? [] : ['--ceph', change.ceph], ...change.rook === undefined ? [] : ['--rook', change.rook]];
    }
  })();
  return ['cdk8s-ceph', ...words.map(word => BARE.test(word) ? word : `'${word.replace(/'/g, '\'\\\'\'')}'`)].join(' ');
}
