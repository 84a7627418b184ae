import { judged, Outcome, unreadable } from './outcome';

/** The shells that completion is made for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  bash: `_cdk8s_ceph() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(cdk8s-ceph __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _cdk8s_ceph cdk8s-ceph`,
  zsh: `#compdef cdk8s-ceph
_cdk8s_ceph() {
  local -a words_there
  words_there=("\${(@f)$(cdk8s-ceph __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- $words_there
  _files
}
compdef _cdk8s_ceph cdk8s-ceph`,
  fish: `function __cdk8s_ceph
  set -l words (commandline -opc) (commandline -ct)
  cdk8s-ceph __complete -- $words[2..-1] 2>/dev/null
end
complete -c cdk8s-ceph -a '(__cdk8s_ceph)'`,
};

/** The script that makes a shell complete this command. */
export function completion({ shell }: { readonly shell: string }): Outcome<string> {
  const known = SHELLS.find(each => each === shell);
  return known !== undefined ? judged(SCRIPTS[known], []) : unreadable([{ code: 'usage/shell', severity: 'error', place: {}, value: shell, reason: 'there is no script for this shell', fix: `Write one of ${SHELLS.join(', ')}` }]);
}
