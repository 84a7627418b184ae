/**
 * Documents taken apart so that a difference has a place: objects by identity, of a CephCluster each device set by its name, of the
 * preparation of hosts each line of each host's table and each host it runs on.
 */
export function entriesOf(documents: readonly any[]): Map<string, string> {
  const entries = new Map<string, string>();
  const put = (key: string, value: unknown) => entries.set(key, JSON.stringify(value));
  for (const document of documents) {
    const key = identityOf(document);
    const copy = JSON.parse(JSON.stringify(document));
    if (document.kind === 'CephCluster') {
      for (const set of document.spec.storage.storageClassDeviceSets) put(`${key} set ${set.name}`, set);
      copy.spec.storage.storageClassDeviceSets = [];
    } else if (document.kind === 'ConfigMap') {
      for (const [host, lines] of Object.entries<string>(document.data)) {
        if (host === 'prepare.sh') continue;
        for (const line of lines.trimEnd().split('\n')) put(`${key} host ${host} line ${line}`, true);
        delete copy.data[host];
      }
    } else if (document.kind === 'DaemonSet') {
      const { nodeAffinity } = copy.spec.template.spec.affinity;
      const [expression] = nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions;
      for (const host of expression.values) put(`${key} host ${host}`, true);
      expression.values = [];
    }
    put(key, copy);
  }
  return entries;
}

/** Kind, namespace and name: two objects that share them are one. */
export function identityOf({ apiVersion, kind, metadata }: any): string {
  return [apiVersion.replace(/\/.*/, ''), kind, metadata.namespace ?? '', metadata.name].join(' ');
}

/** The places where two deployments differ. */
export function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(key => before.get(key) !== after.get(key));
}
