/** What a client may do, by kind of daemon: the clauses, in the order in which they were given. */
export type Capabilities = Readonly<Record<string, readonly string[]>>;

/** Several accesses together: each clause once. */
export function merged(accesses: readonly Capabilities[]): Record<string, string[]> {
  const all = new Map<string, Set<string>>();
  for (const access of accesses) {
    for (const [daemon, clauses] of Object.entries(access)) {
      const known = all.get(daemon) ?? new Set();
      all.set(daemon, known);
      for (const clause of clauses) known.add(clause);
    }
  }
  return Object.fromEntries([...all].sort(([a], [b]) => a < b ? -1 : 1).map(([daemon, clauses]) => [daemon, [...clauses]]));
}
