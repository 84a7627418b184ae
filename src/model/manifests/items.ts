/** The objects of a document: itself, or what is in it where it is a list. Nothing where it, or one of its items, is no object of Kubernetes. */
export function itemsOf(document: unknown): any[] | undefined {
  const { kind, apiVersion, items, metadata } = (document ?? {}) as { kind?: unknown; apiVersion?: unknown; items?: unknown; metadata?: { name?: unknown } };
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return undefined;
  if (isInstruction({ apiVersion })) return [];
  if (isList({ kind, items })) {
    const all = (items as unknown[]).map(itemsOf);
    return all.includes(undefined) ? undefined : all.flatMap(list => list!);
  }
  return typeof metadata?.name === 'string' ? [document] : undefined;
}

/** Whether an object is a list of others: a `List`, or a list of one kind as `kubectl get` writes it. */
export function isList({ kind, items }: { readonly kind?: unknown; readonly items?: unknown }): boolean {
  return Array.isArray(items) && /List$/.test(`${kind}`);
}

/** Instructions for kustomize lie among objects, have no name, and are never applied. */
export function isInstruction({ apiVersion }: { readonly apiVersion?: unknown }): boolean {
  return `${apiVersion}`.startsWith('kustomize.config.k8s.io/');
}
