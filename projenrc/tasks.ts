import type { cdk8s } from 'projen';

/** The project's own verbs; each is a script under `tools/`, so that it can be read and run alone. */
export function addTasks(project: cdk8s.ConstructLibraryCdk8s): void {
  const script = (name: string, description: string, exec: string) => project.addTask(name, { description, exec, receiveArgs: true });

  script('vendor', 'fetch the pinned upstream manifests (Go modules) and check them against tools/vendor.lock.json', 'tsx tools/vendor.ts');
  script('import', 'generate src/imports from the vendored CRDs', 'tsx tools/import.ts');
  script('typecheck', 'type-check tests, examples and tools, which jest itself does not', 'tsc --noEmit -p tsconfig.dev.json');

  // Fresh clones have no projen yet: these two scripts need nothing but Node and install the rest.
  project.package.setScript('quickstart', 'node tools/quickstart.mjs');
  project.package.setScript('verify', 'node tools/verify.mjs');
}
