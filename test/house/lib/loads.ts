/* Loads the files named on the command line and prints which packages that brought in; run as a process of its own. */
import Module, { createRequire } from 'node:module';
import { resolve } from 'node:path';

const loaded = new Set<string>();
const internals = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const original = internals._load;
internals._load = function (request: string, ...rest: unknown[]) {
  if (!request.startsWith('.') && !request.startsWith('/')) loaded.add(request);
  return original.call(this, request, ...rest);
};
const load = createRequire(__filename);
for (const file of process.argv.slice(2)) load(resolve(file));
process.stdout.write(JSON.stringify([...loaded].sort()));
