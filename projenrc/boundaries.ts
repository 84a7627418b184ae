import type { cdk8s } from 'projen';

/**
 * Which rooms a room of `src/` may import. Arrows go one way, a room is entered by its `index.ts`, and what is in a
 * `private` folder is for its own room.
 */
const ROOMS: Record<string, string[]> = {
  'imports': [],
  'core': ['model', 'imports'],
  'volumes': ['model', 'core', 'imports'],
  'pools': ['model', 'core', 'volumes'],
  'operator': ['model', 'core', 'imports'],
  'cluster': ['model', 'core', 'imports', 'pools', 'volumes', 'operator'],
  'block': ['model', 'core', 'imports', 'volumes', 'pools', 'cluster'],
  'filesystem': ['model', 'core', 'imports', 'volumes', 'pools', 'cluster'],
  'object': ['model', 'core', 'imports', 'volumes', 'pools', 'cluster'],
  'nfs': ['model', 'core', 'imports', 'pools', 'cluster'],
  'client': ['model', 'core', 'imports', 'cluster'],
  'toolbox': ['model', 'core', 'imports', 'operator', 'cluster'],
  'network-policy': ['model', 'core', 'imports', 'cluster'],
  'storage-class': ['model', 'core', 'imports'],
  'monitoring': ['model', 'core', 'imports', 'cluster'],
  'stack': ['model', 'core', 'volumes', 'pools', 'operator', 'cluster', 'block', 'filesystem', 'object', 'nfs', 'client', 'toolbox', 'network-policy', 'storage-class', 'monitoring', 'logging', 'benchmark'],
  'logging': ['model', 'core', 'imports', 'cluster'],
  'benchmark': ['model', 'core', 'imports', 'cluster', 'storage-class'],
  'operations': ['model', 'core'],
  'app': ['model', 'core'],
};

/** The rooms inside `src/model/`, which is plain data: no cdk8s, no Node, nothing from outside. */
const MODEL: Record<string, string[]> = {
  layout: [],
  tuning: ['layout'],
  benchmark: ['layout'],
  rules: ['layout', 'tuning', 'benchmark'],
  crush: ['layout'],
  manifests: ['layout', 'rules', 'tuning', 'benchmark'],
  forecast: ['layout', 'crush'],
  checks: ['layout'],
  inventory: ['layout', 'rules'],
  preflight: ['layout', 'rules', 'manifests', 'forecast', 'inventory', 'checks'],
  change: ['layout', 'rules', 'tuning', 'manifests', 'crush', 'forecast', 'checks'],
  logging: [],
  status: ['layout', 'manifests', 'crush', 'forecast', 'checks', 'change'],
  monitoring: ['layout', 'rules', 'manifests', 'forecast', 'status'],
};

export function addBoundaries(project: cdk8s.ConstructLibraryCdk8s): void {
  const zones = [
    ...zonesOf('./src', ROOMS), ...zonesOf('./src/model', MODEL),
    { target: './src/model', from: './src', except: ['./model'] },
    // The command knows the library by its public names.
    { target: './packages/console/src', from: './src', except: ['./index.ts', './model/index.ts'] },
    // Constructs enter the rooms of the model by their doors as well.
    ...Object.keys(ROOMS).flatMap(room => Object.keys(MODEL).map(inner => ({ target: `./src/${room}`, from: `./src/model/${inner}`, except: ['./index.ts'] }))),
  ];
  project.eslint?.addRules({
    'import/no-restricted-paths': ['error', { zones }],
    'max-len': ['error', { code: 180, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true }],
    '@stylistic/max-len': 'off',
    // Hashes are made of bits.
    'no-bitwise': 'off',
  });

  // Tests and examples import the library by its public name, which their own compiler options explain.
  const resolver = project.eslint?.config.settings['import/resolver'].typescript;
  resolver.project = ['./tsconfig.json', './test/tsconfig.json', './packages/console/tsconfig.json'];
}

function zonesOf(base: string, rooms: Record<string, string[]>): object[] {
  return Object.entries(rooms).flatMap(([room, allowed]) => [
    { target: `${base}/${room}`, from: base, except: [room, ...allowed].map(name => `./${name}`) },
    // Another room is entered by its door, also where that room may be imported.
    ...allowed.filter(other => !OPEN.includes(other)).map(other => ({ target: `${base}/${room}`, from: `${base}/${other}`, except: ['./index.ts'] })),
  ]);
}

/** Rooms that are entered anywhere: generated types, and the model, which has doors of its own inside. */
const OPEN = ['imports', 'model'];
