/**
 * Bundles the page into a folder, with the list of its files, which is all that the server ever hands out: `tsx tools/page.ts [OUTDIR]`;
 * with `--demo` the demonstration as static files, which need no server of ours.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build, BuildOptions, Metafile, Plugin } from 'esbuild';
import { IN_BROWSER } from './lib/in-browser';
import { PATHS } from './lib/paths';
import { trimmedCss } from './lib/trim-css';
import { HEADERS } from '../packages/console/src/server/guard';
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

/** How everything is bundled that runs in a browser. */
const BUNDLING = {
  bundle: true,
  minify: true,
  metafile: true,
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  charset: 'utf8',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  tsconfig: join(PATHS.root, 'packages/console/tsconfig.json'),
} satisfies BuildOptions;

/** Bundle the page as a server hands it out; returns the packages whose code is in it. */
export async function bundlePage(outdir: string): Promise<string[]> {
  const inputs = await pageInto(outdir, 'main.ts');
  const files = Object.fromEntries(readdirSync(outdir).sort().map(file => [`/${file === 'index.html' ? '' : file}`, { file, type: TYPES[extname(file)] }]));
  writeFileSync(join(outdir, 'files.json'), JSON.stringify(files, undefined, 1));
  return packagesIn(inputs);
}

/** Bundle the demonstration as static files, which any server may hand out from any folder; returns the packages whose code is in it. */
export async function bundleDemo(outdir: string): Promise<string[]> {
  const rook = join(PATHS.vendor, 'rook-operator');
  if (!existsSync(rook)) throw new Error("Rook's manifests are missing: run 'npx projen vendor'");
  const inputs = await pageInto(outdir, 'demo.ts');
  const { metafile } = await build({
    ...BUNDLING, ...IN_BROWSER, define: { ...BUNDLING.define, ...IN_BROWSER.define }, entryPoints: [join(PATHS.root, 'packages/console/src/browser/worker.ts')], outfile: join(outdir, 'worker.js'), format: 'iife',
  });
  writeFileSync(join(outdir, 'rook.json'), JSON.stringify(Object.fromEntries(readdirSync(rook).sort().map(file => [file, JSON.parse(readFileSync(join(rook, file), 'utf8'))]))));
  // Whoever hands it out sends no policy; what only a header can say is left out.
  const index = join(outdir, 'index.html'), policy = HEADERS['Content-Security-Policy'].replace("; frame-ancestors 'none'", '');
  writeFileSync(index, readFileSync(index, 'utf8').replace('<meta charset="utf-8">', `$&\n<meta http-equiv="Content-Security-Policy" content="${policy}">`));
  return packagesIn({ ...inputs, ...metafile.inputs });
}

/** The page itself with its texts, made anew. */
async function pageInto(outdir: string, entry: string): Promise<Metafile['inputs']> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({ ...BUNDLING, entryPoints: { page: join(PAGE, entry) }, outdir, format: 'esm', plugins: [NO_FONTS] });
  const css = join(outdir, 'page.css');
  writeFileSync(css, trimmedCss(readFileSync(css, 'utf8'), readFileSync(join(outdir, 'page.js'), 'utf8')));
  cpSync(join(PAGE, 'index.html'), join(outdir, 'index.html'));
  writeFileSync(join(outdir, 'zh.json'), JSON.stringify({ texts: chinese, words: WORDS.zh }));
  return metafile.inputs;
}

function packagesIn(inputs: Metafile['inputs']): string[] {
  return [...new Set(Object.keys(inputs).flatMap(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))];
}

if (require.main === module) {
  const demo = process.argv[2] === '--demo', outdir = process.argv[demo ? 3 : 2] ?? join(PATHS.root, 'packages/console/dist', demo ? 'demo' : 'page');
  void (demo ? bundleDemo : bundlePage)(outdir).then(packages => process.stdout.write(`${outdir}: with code of ${packages.length} packages\n`));
}
