import { cdk8s, JsonFile } from 'projen';

const HOME = 'packages/console';

/** The command: a package of its own, bundled, so that who installs it installs nothing else. What it is made of is a devDependency here. */
export function addConsole(project: cdk8s.ConstructLibraryCdk8s): void {
  new JsonFile(project, `${HOME}/package.json`, {
    marker: false,
    obj: {
      name: 'cdk8s-ceph-console',
      version: '0.0.0',
      description: 'The command cdk8s-ceph: from hosts and their devices to judged YAML for Rook-Ceph, without writing code.',
      license: 'Apache-2.0',
      bin: { 'cdk8s-ceph': 'dist/lib/cli/cdk8s-ceph.cjs' },
      files: ['dist', 'schema'],
      engines: { node: '>= 20.12.0' },
    },
  });
  // It is bundled, so its own imports need no file extensions; the library is known by its public names only.
  new JsonFile(project, `${HOME}/tsconfig.json`, {
    obj: {
      extends: '../../tsconfig.json',
      compilerOptions: {
        noEmit: true,
        rootDir: '../..',
        module: 'esnext',
        moduleResolution: 'bundler',
        resolveJsonModule: true,
        isolatedModules: true,
        skipLibCheck: true,
        // The page is part of the same program.
        jsx: 'react-jsx',
        lib: ['es2022', 'dom', 'dom.iterable'],
        paths: { 'cdk8s-ceph': ['../../src'], 'cdk8s-ceph/model': ['../../src/model'] },
      },
      include: ['src/**/*.ts', 'page/**/*.ts', 'page/**/*.tsx', 'test/**/*.ts'],
      exclude: ['node_modules'],
    },
  });
  // Everything is bundled, the library included; NOTICE in the bundle says what that is.
  project.eslint?.addOverride({ files: ['packages/**/*.ts', 'packages/**/*.tsx'], rules: { 'import/no-extraneous-dependencies': 'off' } });
  project.addTask('console', { description: 'bundle the command into packages/console/dist', exec: 'tsx tools/console.ts', receiveArgs: true });
  project.addTask('perf:console', { description: 'compare the time that the command takes to start with its targets', exec: 'tsx perf/console.ts', receiveArgs: true });
  project.addTask('docs:console', { description: 'write what the command prints into the page about it; review the diff', exec: 'tsx tools/console-docs.ts' });
  project.addTask('page:demo', { description: 'make the demonstration of the page as static files, in packages/console/dist/demo', exec: 'tsx tools/page.ts --demo' });
  project.addTask('docs:page', { description: 'make the pictures of the page; look at them', exec: 'jest --ci --testPathIgnorePatterns=/node_modules/ --testPathPatterns=packages/console/test/page', env: { PAGE_PICTURES: '1' } });
  for (const tool of ['layout-schema', 'texts', 'output-schema']) project.tasks.tryFind('docgen')?.exec(`tsx tools/${tool}.ts`);
  project.tasks.tryFind('typecheck')?.exec(`tsc --noEmit -p ${HOME}/tsconfig.json`);
}
