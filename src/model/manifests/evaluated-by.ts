/** The annotation of rules that tells who evaluates them. */
export const EVALUATED_BY = 'cdk8s-ceph/evaluated-by';

/** Whether a text names somebody who evaluates rules: an address, or `NAMESPACE/SERVICE:PORT`. */
export function isEvaluator(text: string): boolean {
  return /^https?:\/\/[^\s/]+(\/\S*)?$/.test(text) || /^[a-z0-9-]+\/[a-z0-9-]+:[a-z0-9-]+$/.test(text);
}

/** Who evaluates the rules among these objects, each once. */
export function evaluatorsIn(objects: readonly any[]): string[] {
  return [...new Set(objects.map(object => object?.metadata?.annotations?.[EVALUATED_BY]).filter((text): text is string => typeof text === 'string' && isEvaluator(text)))].sort();
}
