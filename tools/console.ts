/**
 * Bundles the command into `packages/console/dist`, with Rook's manifests and the licences of what is in it: `tsx tools/console.ts [OUTDIR]`.
 * It needs nothing beside Node then.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, BuildOptions, Plugin } from 'esbuild';
import { COMPILED_VALIDATOR, OWN_READER } from './lib/own-parts';
import { PATHS } from './lib/paths';
import { bundlePage } from './page';

const CONSOLE = join(PATHS.root, 'packages/console');

/** Where the bundle lies in its folder, as its package says: the library looks for Rook's manifests two folders above its own file. */
export const BUNDLE = relative('dist', JSON.parse(readFileSync(join(CONSOLE, 'package.json'), 'utf8')).bin['cdk8s-ceph']);

/** A package takes addresses apart with Node's own `URL`, and brings a quarter of a megabyte of tables along for where there is none. */
const OWN_ADDRESSES: Plugin = {
  name: 'own-addresses',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^whatwg-url$/ }, () => ({ path: 'whatwg-url', namespace: 'own' }));
    onLoad({ filter: /.*/, namespace: 'own' }, () => ({ contents: 'exports.URL = URL;' }));
  },
};

/** Encryption by a passphrase needs none of the curves and lattices that keys of other kinds are made of. */
const PASSPHRASE_ONLY: Plugin = {
  name: 'passphrase-only',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@noble\/(curves|post-quantum)\// }, ({ path }) => ({ path, namespace: 'no-keys' }));
    onLoad({ filter: /.*/, namespace: 'no-keys' }, () => ({ contents: 'exports.MLKEM768P256 = exports.MLKEM768X25519 = exports.p256 = exports.x25519 = undefined;' }));
  },
};

/** Chinese, as the page has it: whoever reads English never loads it. */
const CHINESE = 'page/zh.json';

/** It lies beside the bundle. */
const CHINESE_BESIDE: Plugin = {
  name: 'chinese-beside',
  setup: ({ onLoad, onResolve }) => {
    const beside = relative(dirname(BUNDLE), CHINESE);
    onLoad({ filter: /text[/\\]zh\.json$/ }, () => ({ contents: `module.exports = require('${beside}').texts;`, loader: 'js' }));
    onResolve({ filter: /page\/zh\.json$/ }, () => ({ path: beside, external: true }));
  },
};

/** How all of it is bundled. */
export const BUNDLING = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  tsconfig: join(CONSOLE, 'tsconfig.json'),
  // Chinese is half as long as in escapes.
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [OWN_READER, COMPILED_VALIDATOR, OWN_ADDRESSES, PASSPHRASE_ONLY],
} satisfies BuildOptions;

/** Bundle into a folder, which is made anew; returns the packages whose code is in it. */
export async function bundleConsole(outdir: string): Promise<string[]> {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    ...BUNDLING, plugins: [...BUNDLING.plugins, CHINESE_BESIDE], entryPoints: [join(CONSOLE, 'src/cli/index.ts')], outfile: join(outdir, BUNDLE), minify: true, keepNames: true, metafile: true, banner: { js: '#!/usr/bin/env node' },
  });
  const ofPage = await bundlePage(join(outdir, 'page'));
  // The compiled validator is made of pieces of its compiler.
  const packages = [...new Set(['ajv', ...ofPage, ...Object.keys(metafile.inputs).flatMap(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])])].sort();
  writeFileSync(join(outdir, 'NOTICE'), noticeOf(packages));
  const vendored = join(PATHS.root, 'vendor/rook-operator');
  if (existsSync(vendored)) cpSync(vendored, join(outdir, 'vendor/rook-operator'), { recursive: true });
  return packages;
}

/** What is in the bundle, of whom, under which licence, with its text. */
function noticeOf(packages: readonly string[]): string {
  const sections = packages.map(name => {
    const home = join(PATHS.root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const file = readdirSync(home).find(each => /^licen[cs]e/i.test(each));
    return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(home, file), 'utf8').trim()}\n`;
  });
  return `The command cdk8s-ceph holds code of the following packages.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

if (require.main === module) {
  const outdir = process.argv[2] ?? join(CONSOLE, 'dist');
  void bundleConsole(outdir).then(packages => process.stdout.write(`${join(outdir, BUNDLE)}: with code of ${packages.length} packages\n`));
}
