/** Names that may be meant by one that is not there: those that differ by a domain, by case, or by at most two letters. */
export function nearNames(name: string, names: readonly string[]): string[] {
  const plain = (each: string) => each.toLowerCase().split('.')[0];
  return names.filter(each => plain(each) === plain(name) || distance(each.toLowerCase(), name.toLowerCase()) <= 2).sort().slice(0, 3);
}

/** How many letters have to be added, removed or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
