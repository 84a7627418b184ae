import { cdk8s, javascript } from 'projen';
import { addBoundaries } from './projenrc/boundaries';
import { addConsole } from './projenrc/console';
import { addTasks } from './projenrc/tasks';
import { addTsconfigs } from './projenrc/tsconfigs';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-ceph',
  description: 'Turn the disks of a Kubernetes cluster into reliable block, file and object storage: Rook-Ceph on local volumes, judged before it is applied.',
  author: 'cdk8s-ceph authors',
  authorAddress: 'https://github.com/cdk8s-ceph',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-ceph/cdk8s-ceph.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-ceph authors',
  keywords: ['ceph', 'rook', 'storage', 'kubernetes', 'local-volume', 'persistent-volume', 'storageclass'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~5.9.0',
  projenrcTs: true,

  // The user's three peers and nothing else; tests run at the lower end of each range.
  cdk8sVersion: '2.70.106',
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  peerDependencyOptions: { pinnedDevDependency: true },
  devDeps: [
    '@types/jest@^29.5.14', '@types/node@^20.19.0', 'fast-check@^4.10.2', 'jest@^29.7.0', '@swc/core@^1.16.22', '@swc/jest@^0.2.39',
    'cli-table3@^0.6.5', 'picocolors@^1.1.1', 'commander@^14.0.3', 'ajv@^8.20.0', '@clack/prompts@^1.9.0', '@kubernetes/client-node@^1.4.0', 'age-encryption@^0.3.1', 'ts-json-schema-generator@~2.4.0', 'json-schema-to-typescript@^15.0.4', 'tsx@^4.20.0', 'yaml@^2.9.1', 'esbuild@^0.28.2',
    // What stands for Node where the demonstration judges in a browser.
    '@noble/hashes@^2.0.1', 'buffer@^5.7.1', 'path-browserify@^1.0.1',
    // The page, and what looks at it.
    'react@^19.3.1', 'react-dom@^19.3.1', '@types/react@^19', '@types/react-dom@^19', '@patternfly/react-core@^6.6.1', 'playwright-core@^1.65.1', 'axe-core@^4.14.1', 'eslint-import-resolver-typescript',
  ],

  // Publishing is set up when the first release is due; until then the workflows build and upgrade only.
  release: false,
  depsUpgrade: true,
  stale: false,
  pullRequestTemplate: false,
  autoMerge: false,
  githubOptions: { mergify: false },

  // jest would otherwise rewrite its snapshots while testing: a test that cannot fail.
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    passWithNoTests: false,
    jestConfig: {
      collectCoverage: false,
      // These need Ceph's own tools: `npx projen test:blackbox` runs them.
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/blackbox/'],
      moduleNameMapper: { '^cdk8s-ceph$': '<rootDir>/src', '^cdk8s-ceph/model$': '<rootDir>/src/model' },
      coveragePathIgnorePatterns: ['/node_modules/', '/src/imports/'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/', '<rootDir>/out/', '<rootDir>/vendor/', '<rootDir>/.cache/'],
      testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/packages/*/test/**/*.test.ts'],
      testTimeout: 60_000,
      // Suites share the bundle of the command.
      globalSetup: '<rootDir>/test/lib/run-folder.ts',
      globalTeardown: '<rootDir>/test/lib/run-folder-end.ts',
    },
  },
  // The page has its own types; the library knows nothing of them.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false, types: ['jest', 'node'] } },
  // Tests, tools, examples and measurements of performance are one program to the compiler and the linter: they share test/tsconfig.json.
  tsconfigDev: {
    compilerOptions: {
      paths: { 'cdk8s-ceph': ['../src'], 'cdk8s-ceph/model': ['../src/model'] }, rootDir: '..', inlineSourceMap: false, inlineSources: false, skipLibCheck: true, isolatedModules: true,
    },
    include: ['../lab/**/*.ts', '../tools/**/*.ts', '../examples/**/*.ts', '../perf/**/*.ts', '../src/**/*.ts'],
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'lab', 'tools', 'examples', 'perf', 'packages', 'projenrc'],
    ignorePatterns: ['src/imports/', '*.js', '*.mjs', '*.d.ts', 'node_modules/', '/coverage/', '/lib/', '/out/', '/vendor/', '/dist/', '/packages/*/dist/', '/.cache/'],
    prettier: false,
  },
  npmignoreEnabled: false,
  // A tenth of the size; whoever reads it knows where it lies.
  compressAssembly: true,
  gitignore: ['!/examples/logs/', '.jsii.gz', '/dist/', '/packages/*/dist/', '/out/', '/vendor/', '/.cache/', '/coverage/', '.DS_Store'],
});

// What users get: the library with its types and their documentation, the page that findings link to, and Rook's manifests for RookOperator.
project.package.addField('files', ['lib', '.jsii', '.jsii.gz', 'CHANGELOG.md', 'NOTICE', 'docs/reference/rules.md', 'vendor/rook-operator', '!lib/**/*.tsbuildinfo']);

// The library, and the model alone, which loads neither cdk8s nor Node's modules; the rest of what is compiled stays reachable by its path.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './model': { types: './lib/model/index.d.ts', default: './lib/model/index.js' },
  './.jsii': './.jsii',
  './.jsii.gz': './.jsii.gz',
  './package.json': './package.json',
  './lib/*': './lib/*',
});
project.package.addField('typesVersions', { '*': { model: ['./lib/model/index.d.ts'] } });

// The newest release of this dependency of jest is published without all of its platform packages, which makes `npm ci` fail.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// Tests are typed by a task of their own; what runs them only takes types away, in a tenth of the compiler's time.
project.deps.removeDependency('ts-jest');
project.jest!.config.transform = {
  '^.+\\.[t]sx?$': ['@swc/jest', {
    jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  }],
};

// Snapshots and golden files change by a task of their own, never with the tests.
project.removeTask('test:update');

// What most programs never need is loaded when it is asked for; `import` cannot do that at once.
project.eslint?.addOverride({ files: ['src/storage-class/private/late.ts'], rules: { '@typescript-eslint/no-require-imports': 'off' } });

addBoundaries(project);
addTasks(project);
addTsconfigs(project);
addConsole(project);
project.synth();
