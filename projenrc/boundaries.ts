import type { cdk8s } from 'projen';

/**
 * Which rooms a room of `src/` may import. Arrows go one way, and a room is entered by its `index.ts`
 * or, for what is not public, by its `private` folder.
 */
export const MAY_IMPORT: Record<string, string[]> = {
  'imports': [],
  'layout': ['core'],
  'core': ['imports'],
  'pools': ['core', 'layout'],
  'crush': ['layout'],
  'capacity': ['crush', 'layout'],
  'simulation': ['crush', 'capacity', 'layout'],
  'plan': ['core', 'crush', 'capacity', 'layout', 'pools', 'policy', 'simulation'],
  'forecast': ['core', 'layout', 'pools', 'crush', 'capacity', 'simulation', 'plan'],
  'volumes': ['core', 'imports', 'layout'],
  'operator': ['core', 'imports', 'layout'],
  'cluster': ['core', 'imports', 'layout', 'pools', 'volumes', 'operator', 'forecast'],
  'block': ['core', 'imports', 'layout', 'pools', 'cluster'],
  'filesystem': ['core', 'imports', 'layout', 'pools', 'cluster'],
  'object': ['core', 'imports', 'layout', 'pools', 'cluster'],
  'nfs': ['core', 'imports', 'layout', 'pools', 'cluster'],
  'client': ['core', 'imports', 'layout', 'cluster'],
  'toolbox': ['core', 'imports', 'layout', 'operator', 'cluster'],
  'network-policy': ['core', 'imports', 'layout', 'cluster'],
  'policy': ['core', 'layout'],
  'operations': ['capacity', 'core', 'forecast', 'plan', 'policy'],
  'app': ['core', 'plan', 'policy'],
  'storage-class': ['core', 'imports'],
};

export function addBoundaries(project: cdk8s.ConstructLibraryCdk8s): void {
  const rooms = Object.keys(MAY_IMPORT);
  const zones = rooms.flatMap(room => [
    { target: `./src/${room}`, from: './src', except: [room, ...MAY_IMPORT[room]].map(name => `./${name}`) },
    // Another room is entered by its door; plain data and helpers, which are not public, stand in its `private` folder.
    ...MAY_IMPORT[room].filter(other => other !== 'imports').map(other => ({
      target: `./src/${room}`, from: `./src/${other}`, except: ['./index.ts', './private'],
    })),
  ]);
  project.eslint?.addRules({
    'import/no-restricted-paths': ['error', { zones }],
    'import/no-cycle': 'error',
    'max-len': ['error', { code: 180, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true }],
    '@stylistic/max-len': 'off',
    // Hashes are made of bits.
    'no-bitwise': 'off',
  });

  // Tests and examples import the library by its public name, which their own compiler options explain.
  const resolver = project.eslint?.config.settings['import/resolver'].typescript;
  resolver.project = ['./tsconfig.json', './test/tsconfig.json'];
}
