const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** A part of a name that stays as it is: most are. */
const CLEAN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** A DNS-1123 label: what namespaces, claims and most names that become labels must be. */
export function isDnsLabel(name: string, limit = 63): boolean {
  return name.length <= limit && LABEL.test(name);
}

/** A DNS-1123 subdomain: what nodes, classes and volumes may be called. */
export function isDnsSubdomain(name: string): boolean {
  return name.length <= 253 && SUBDOMAIN.test(name);
}

/** A value that Kubernetes accepts for a label. */
export function isLabelValue(value: string): boolean {
  return value.length <= 63 && LABEL_VALUE.test(value);
}

/** The name that Rook gives the bucket of a host in the CRUSH map. */
export function crushName(host: string): string {
  return host.replace(/\./g, '-');
}

/**
 * One object name out of several parts, such that different parts never give the same name and the same parts always do.
 * Parts that are legal and short stay readable and are joined by `--`, which cannot occur inside a part;
 * everything else is cut to the limit and told apart by a fingerprint of the exact parts.
 */
export function joinNames(limit: number, ...parts: string[]): string {
  if (parts.every(part => CLEAN.test(part))) {
    const plain = parts.join('--');
    if (plain.length <= limit) return plain;
  }
  const clean = parts.map(part => part.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''));
  const plain = clean.join('--');
  const tag = fingerprint(parts.join('\n'));
  const head = plain.slice(0, limit - tag.length - 1).replace(/^-+|-+$/g, '');
  return head === '' ? `x${tag}` : `${head}-${tag}`;
}

/** Eight characters that tell texts apart (FNV-1a, 64 bits, of which 40 are kept); the same on every machine and in a browser. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return (hash >> 24n).toString(32).padStart(8, '0').slice(-8);
}
