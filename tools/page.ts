/**
 * Bundles the page into a folder, with the list of its files, which is all that the server ever hands out: `tsx tools/page.ts [OUTDIR]`.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build, Plugin } from 'esbuild';
import { PATHS } from './lib/paths';
import { trimmedCss } from './lib/trim-css';
import { WORDS } from '../packages/console/src/text/words';
import chinese from '../packages/console/src/text/zh.json';

const PAGE = join(PATHS.root, 'packages/console/page');

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8' };

/** Fonts are those of the system: nothing is loaded for them. */
const NO_FONTS: Plugin = {
  name: 'no-fonts',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\.(woff2?|ttf|svg|png|jpg)$/ }, ({ path }) => ({ path, namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: '', loader: 'dataurl' }));
  },
};

/** Bundle the page; returns the packages whose code is in it. */
export async function bundlePage(outdir: string): Promise<string[]> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    entryPoints: { page: join(PAGE, 'main.tsx') },
    outdir,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    charset: 'utf8',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: join(PATHS.root, 'packages/console/tsconfig.json'),
    plugins: [NO_FONTS],
  });
  const css = join(outdir, 'page.css');
  writeFileSync(css, trimmedCss(readFileSync(css, 'utf8'), readFileSync(join(outdir, 'page.js'), 'utf8')));
  cpSync(join(PAGE, 'index.html'), join(outdir, 'index.html'));
  writeFileSync(join(outdir, 'zh.json'), JSON.stringify({ texts: chinese, words: WORDS.zh }));
  const files = Object.fromEntries(readdirSync(outdir).sort().map(file => [`/${file === 'index.html' ? '' : file}`, { file, type: TYPES[extname(file)] }]));
  writeFileSync(join(outdir, 'files.json'), JSON.stringify(files, undefined, 1));
  return [...new Set(Object.keys(metafile.inputs).flatMap(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))];
}

if (require.main === module) {
  const outdir = process.argv[2] ?? join(PATHS.root, 'packages/console/dist/page');
  void bundlePage(outdir).then(packages => process.stdout.write(`${outdir}: with code of ${packages.length} packages\n`));
}
