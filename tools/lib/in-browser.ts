/** What stands for Node, and for the way to a real cluster, where the command's own code runs in a browser. */
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { COMPILED_VALIDATOR, OWN_READER } from './own-parts';
import { PATHS } from './paths';

const HOME = join(PATHS.root, 'packages/console/src/browser');

/** What is done in a browser, too: with texts in memory, and with libraries. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  fs: join(HOME, 'fs.ts'), crypto: join(HOME, 'crypto.ts'), zlib: join(HOME, 'zlib.ts'), os: join(HOME, 'os.ts'), path: require.resolve('path-browserify'), buffer: require.resolve('buffer/index.js'),
};

/** What no question of the demonstration comes to: programs that are started, and connections to a cluster. Whatever else is asked for is an error. */
const NOT_USED = new Set(['child_process', 'http', 'https', 'stream', 'module', 'readline', 'url', 'net', 'tls', 'dns']);

/** Packages that only a real cluster needs. */
const REAL_CLUSTER = /^@kubernetes\/client-node\//;

const WITHOUT_NODE: Plugin = {
  name: 'without-node',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: new RegExp(`^(node:)?(${builtinModules.join('|')})$`) }, ({ path, importer }) => {
      const name = path.replace(/^node:/, '');
      if (STANDS_FOR[name] !== undefined) return { path: STANDS_FOR[name] };
      if (NOT_USED.has(name)) return { path: name, namespace: 'not-used' };
      return { errors: [{ text: `${importer} asks for ${path}, which no browser has` }] };
    });
    onResolve({ filter: REAL_CLUSTER }, ({ path }) => ({ path, namespace: 'not-used' }));
    onLoad({ filter: /.*/, namespace: 'not-used' }, () => ({ contents: 'module.exports = {};' }));
  },
};

export const IN_BROWSER = {
  // The library looks for Rook's manifests two folders above its own file.
  define: { __dirname: '"/lib/operator"', __filename: '"/lib/operator/index.js"', global: 'globalThis' },
  inject: [join(HOME, 'globals.ts')],
  plugins: [OWN_READER, COMPILED_VALIDATOR, WITHOUT_NODE],
} satisfies BuildOptions;
