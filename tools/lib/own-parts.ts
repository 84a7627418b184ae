// What is not as in the package where the library is bundled.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { validatorCode } from './validator';

/** The library reads YAML with what cdk8s brings along, which it looks for beside cdk8s; in the bundle there is no such place. */
export const OWN_READER: Plugin = {
  name: 'own-reader',
  setup: ({ onLoad }) => onLoad({ filter: /app[/\\]private[/\\]parsed-yaml\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8'), asked = "createRequire(require.resolve('cdk8s'))('yaml')";
    if (!text.includes(asked)) throw new Error(`${path} asks for its reader in another way`);
    return { contents: text.replace(asked, "require('yaml')"), loader: 'ts' };
  }),
};

/** The schema of layouts is compiled now and not at each start. */
export const COMPILED_VALIDATOR: Plugin = {
  name: 'compiled-validator',
  setup: ({ onLoad }) => onLoad({ filter: /layout[/\\]validator\.ts$/ }, ({ path }) => ({ contents: validatorCode(), loader: 'js', resolveDir: dirname(path) })),
};
