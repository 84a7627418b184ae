import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PATHS } from '../paths';

/** What Perses is made of; plugins belong to a release of its parts. */
const PACKAGES = {
  '@emotion/react': '11.14.0',
  '@emotion/styled': '11.14.1',
  '@hookform/resolvers': '3.10.0',
  '@mui/material': '6.5.0',
  '@perses-dev/bar-chart-plugin': '0.10.0',
  '@perses-dev/components': '0.52.0',
  '@perses-dev/core': '0.52.0',
  '@perses-dev/dashboards': '0.52.0',
  '@perses-dev/explore': '0.52.0',
  '@perses-dev/plugin-system': '0.52.0',
  '@perses-dev/prometheus-plugin': '0.53.4',
  '@perses-dev/stat-chart-plugin': '0.10.0',
  '@perses-dev/timeseries-chart-plugin': '0.10.2',
  '@perses-dev/timeseries-table-plugin': '0.9.1',
  '@tanstack/react-query': '4.44.0',
  'date-fns': '4.4.0',
  'date-fns-tz': '3.2.0',
  'echarts': '5.5.0',
  'lodash': '4.18.1',
  'react': '18.3.1',
  'react-dom': '18.3.1',
  'react-hook-form': '7.92.0',
  'react-router-dom': '6.30.6',
  'use-query-params': '2.2.2',
  'use-resize-observer': '9.1.0',
};

const HOME = join(PATHS.root, '.cache', 'viewer');

/**
 * Makes a page that draws a dashboard with the parts of Perses; returns its one script. They are half a gigabyte that only this needs, so
 * they are no dependency of the project.
 */
export async function viewer(): Promise<string> {
  const script = join(HOME, 'page.js'), list = join(HOME, 'package.json'), wanted = JSON.stringify({ private: true, dependencies: PACKAGES });
  const isThere = existsSync(join(HOME, 'node_modules')) && existsSync(list) && readFileSync(list, 'utf8') === wanted;
  mkdirSync(HOME, { recursive: true });
  if (!isThere) {
    writeFileSync(list, wanted);
    // Plugins ask for one another in versions that do not all exist.
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--no-package-lock'], { cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  copyFileSync(join(__dirname, 'page.jsx'), join(HOME, 'page.jsx'));
  await build({
    entryPoints: [join(HOME, 'page.jsx')],
    outfile: script,
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'global': 'globalThis' },
    loader: { '.svg': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
    // Some parts require it and others import it, which would be two of it.
    alias: { '@tanstack/react-query': join(HOME, 'node_modules/@tanstack/react-query/build/lib/index.mjs') },
  });
  return script;
}
