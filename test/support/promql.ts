/** Words of PromQL that are no series. */
const WORDS = new Set(['by', 'on', 'group_left', 'group_right', 'and', 'or', 'unless', 'offset', 'ignoring', 'without', 'bool', 'inf', 'nan']);

/** A series that an expression reads, and the labels it is matched by. */
export interface Read {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** The series of an expression, and all labels that it names. Texts, numbers and durations are left out. */
export function readsOf(expression: string): { readonly series: readonly Read[]; readonly labels: readonly string[] } {
  const text = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\[[^\]]*\]/g, '');
  const lists = [...text.matchAll(/\b(?:by|on|group_left|ignoring)\s*\(([^)]*)\)/g)].flatMap(([, list]) => list.split(',').map(label => label.trim())).filter(label => label !== '');
  const rest = text.replace(/\b(?:by|on|group_left|ignoring)\s*\([^)]*\)/g, ' ');
  const series = [...rest.matchAll(/(?<![\w:])([a-zA-Z_:][\w:]*)?\s*(\{[^}]*\})|(?<![\w:.])([a-zA-Z_:][\w:]*)(?![\w:]*\s*[({])/g)].flatMap(([, named, matchers, bare]): Read[] => {
    const metric = named ?? bare ?? '';
    if (WORDS.has(metric)) return [];
    return [{ metric, labels: [...(matchers ?? '').matchAll(/([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label) }];
  });
  return { series, labels: [...new Set([...lists, ...series.flatMap(({ labels }) => labels)])] };
}

/** The expression that one with `__name__` matches, as a pattern; nothing where it has a name. */
export function namePattern(expression: string): RegExp | undefined {
  const [, pattern] = /__name__=~"([^"]*)"/.exec(expression) ?? [];
  return pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
}
