/** A browser has no name and no user that it tells. */

export function tmpdir(): string {
  return '/tmp';
}

export function hostname(): string {
  return 'browser';
}

export function userInfo(): { readonly username: string } {
  return { username: 'you' };
}
