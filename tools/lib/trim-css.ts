/** A custom property where it is set: `--name:value`, up to the end of the declaration. */
const SET = /^\s*(--[\w-]+)\s*:/;

const USED = /--[\w-]+/g;

/** Fonts that are not there, and themes that the page does not have. */
const NOT_HERE = /@font-face\s*\{[^}]*\}|(?<=^|[{}])[^{}]*\.pf-v6-theme-(?:high-contrast|felt|glass)[^{}]*\{[^{}]*\}/g;

/**
 * CSS without custom properties that nobody uses, and without rules that are empty then. It is what minified CSS looks like: no comments, and
 * no braces or semicolons inside of texts.
 * @param others where properties may be used as well, e.g. scripts
 */
export function trimmedCss(css: string, others: string): string {
  const elsewhere = new Set(others.match(USED) ?? []);
  let parts = css.replace(NOT_HERE, '').split(/([{};])/);
  for (;;) {
    const used = new Set(elsewhere);
    for (const part of parts) for (const name of part.slice(SET.exec(part)?.[0].length ?? 0).match(USED) ?? []) used.add(name);
    const left = parts.flatMap((part, i) => {
      const name = SET.exec(part)?.[1];
      return name !== undefined && !used.has(name) ? [''] : part === ';' && dropped(parts[i - 1], used) ? [''] : [part];
    });
    if (left.join('') === parts.join('')) return withoutEmpty(left.join(''));
    parts = left.filter(part => part !== '');
  }
}

function dropped(part: string | undefined, used: ReadonlySet<string>): boolean {
  const name = part === undefined ? undefined : SET.exec(part)?.[1];
  return name !== undefined && !used.has(name);
}

function withoutEmpty(css: string): string {
  const next = css.replace(/(^|[{};])[^{};@]+\{\}/g, '$1');
  return next === css ? css : withoutEmpty(next);
}
