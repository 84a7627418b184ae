import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** Every place the tools read or write, so that none of them depends on the directory it is started in. */
export const PATHS = {
  root: ROOT,
  tools: join(ROOT, 'tools'),
  goMod: join(ROOT, 'tools', 'go.mod'),
  lock: join(ROOT, 'tools', 'vendor.lock.json'),
  imports: join(ROOT, 'src', 'imports'),
  vendor: join(ROOT, 'vendor'),
  crds: join(ROOT, 'vendor', 'crds'),
  openapi: join(ROOT, 'vendor', 'openapi'),
  rookOperator: join(ROOT, 'vendor', 'rook-operator'),
  examples: join(ROOT, 'examples'),
  bin: join(ROOT, '.cache', 'bin'),
};
