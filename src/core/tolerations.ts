/** A taint as the layout declares it. */
interface Tainted {
  readonly key: string;
  readonly value?: string;
  readonly effect?: string;
}

interface Toleration {
  key: string;
  operator: string;
  value?: string;
  effect?: string;
}

/** The tolerations for a set of taints, each once and in a fixed order; nothing where there are no taints. */
export function tolerationsOf(taints: readonly Tainted[]): Toleration[] | undefined {
  const byText = new Map<string, Toleration>();
  for (const { key, value, effect } of taints) {
    const toleration = value === undefined ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect };
    byText.set(JSON.stringify([key, value, effect]), toleration);
  }
  return byText.size === 0 ? undefined : [...byText.keys()].sort().map(text => byText.get(text)!);
}
