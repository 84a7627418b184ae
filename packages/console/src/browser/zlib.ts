/** Nothing is made smaller: what is kept here leaves the memory of the browser never. */

export const constants = {};

export function brotliCompressSync(text: string): Buffer {
  return Buffer.from(text);
}

export function brotliDecompressSync(bytes: Buffer): Buffer {
  return bytes;
}
