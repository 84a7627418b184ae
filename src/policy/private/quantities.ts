const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const BINARY: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
const DECIMAL: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };

/** The bytes of a quantity as Kubernetes reads it; undefined if it is none. */
export function bytesIn(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') return quantity;
  const match = typeof quantity === 'string' ? QUANTITY.exec(quantity) : null;
  if (match === null) return undefined;
  const [, number, binary, decimal, exponent] = match;
  return Number(number) * (binary ? BINARY[binary] : decimal ? DECIMAL[decimal] : exponent ? 10 ** Number(exponent) : 1);
}
