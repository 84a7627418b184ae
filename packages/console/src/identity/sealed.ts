/** Why a sealed file is not opened. */
export class NotOpened extends Error {
  public readonly name = 'NotOpened';

  public constructor(public readonly wrongPassphrase: boolean, reason: string) {
    super(reason);
  }
}

/** So much work is each guess of a passphrase: 2 to the power of it rounds of scrypt, about a second. */
const WORK = 18;

/** Seal bytes with a passphrase in the format of age (age-encryption.org/v1): `age --decrypt` opens them too. */
export async function sealed(bytes: Uint8Array, passphrase: string, work = WORK): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(work);
  return encrypter.encrypt(bytes);
}

/** Open what was sealed; every byte of it is authenticated. */
export async function opened(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    const { message } = error as Error;
    throw new NotOpened(/no identity matched/.test(message), message);
  }
}
