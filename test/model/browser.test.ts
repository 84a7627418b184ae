import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { parseAllDocuments } from 'yaml';
import { expectedDir } from '../../tools/lib/examples';
import { PATHS } from '../../tools/lib/paths';

/** The model as a browser gets it, with a program that uses it. */
function bundle(program: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: PATHS.root, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'answer',
    write: false,
    logLevel: 'silent',
    tsconfigRaw: '{}',
  });
  return outputFiles[0].text;
}

const PROGRAM = `
import * as model from './src/model';
export const forecast = (objects) => model.forecast.forecastOf(model.manifests.clusterAmong(objects, { name: 'ceph', namespace: 'rook-ceph' })).toText();
export const findings = (objects) => model.manifests.Policy.judge(objects.map((object, i) => ({ object, path: String(i) }))).findings.map(({ code }) => code);
`;

describe('The model in a browser', () => {
  const objects = readdirSync(expectedDir('quickstart')).filter(file => file.endsWith('.yaml')).sort()
    .flatMap(file => parseAllDocuments(readFileSync(join(expectedDir('quickstart'), file), 'utf8')).map(document => document.toJS()));
  const code = bundle(PROGRAM);
  const world = createContext({ TextEncoder });
  runInContext(`${code}\nglobalThis.answer = answer;`, world);
  const asked = (what: string) => runInContext(`JSON.stringify(answer.${what}(${JSON.stringify(objects)}))`, world);

  test('needs neither cdk8s nor modules of Node', () => expect(code.match(/\brequire\(|["']node:|["']cdk8s["']/g)).toBeNull());
  test('forecasts what a stack holds and survives', () => expect(JSON.parse(asked('forecast'))).toMatch(/safe +[\d.]+ TiB/));
  test('judges objects', () => expect(JSON.parse(asked('findings'))).toEqual([]));
});
