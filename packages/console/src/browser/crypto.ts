import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';

const HASHES = { sha1, sha256 };

/** Digests as Node makes them, in one go: those of browsers have to be waited for. */
export class Hash {
  private readonly hash: ReturnType<typeof sha256.create> | ReturnType<typeof sha1.create>;

  public constructor(name: keyof typeof HASHES) {
    this.hash = HASHES[name].create();
  }

  public update(data: string | Uint8Array): this {
    this.hash.update(typeof data === 'string' ? new TextEncoder().encode(data) : data);
    return this;
  }

  public digest(encoding: 'hex' | 'base64'): string {
    return Buffer.from(this.hash.digest()).toString(encoding);
  }
}

export function createHash(name: keyof typeof HASHES): Hash {
  return new Hash(name);
}
