import type { cdk8s } from 'projen';

/** The project's own verbs; each is a script under `tools/`, so that it can be read and run alone. */
export function addTasks(project: cdk8s.ConstructLibraryCdk8s): void {
  const script = (name: string, description: string, exec: string) => project.addTask(name, { description, exec, receiveArgs: true });

  script('vendor', 'fetch the pinned upstream manifests (Go modules) and check them against tools/vendor.lock.json', 'tsx tools/vendor.ts');
  script('import', 'generate src/imports from the vendored CRDs', 'tsx tools/import.ts');
  script('validator', 'build kubectl-validate, the judge of the conformance tests, from its pinned Go module', 'tsx tools/lib/kubectl-validate.ts');
  script('docs:rules', 'generate docs/reference/rules.md from the rules', 'tsx tools/rules-docs.ts');
  script('docs:operations', 'write docs/operations: a page for each operation on hardware, from the steps of its plan', 'tsx tools/operations-docs.ts');
  script('docs:status', 'write what the status tells in each situation, and every health code, into docs/operations; review the diff', 'tsx tools/status-docs.ts');
  script('docs:alerts', 'generate docs/reference/alerts.md, also in Chinese, from the alerts', 'tsx tools/alerts-docs.ts');
  script('docs:parity', 'generate rook-parity.md, rule-book.md, not-supported.md and upgrades.md in docs/reference', 'tsx tools/parity-docs.ts');
  script('docs:transcripts', 'write what the programs of the documents print into the documents; review the diff', 'tsx --tsconfig test/tsconfig.json tools/transcripts.ts');
  script('examples:update', 'rewrite the golden files of the examples; review the diff', 'tsx tools/examples.ts');
  script('perf', 'compare the time of synthesis with its targets', 'tsx perf/synth.ts');
  script('perf:helm', 'compare the time of a whole program with that of helm template', 'tsx perf/helm.ts').prependSpawn(project.compileTask);
  script('perf:crush', 'compare the speed of our CRUSH with that of crushtool', 'tsx perf/crush.ts');
  script('perf:benchmark', 'let the benchmark kit hold a device against itself, and find a client that is slowed', 'tsx perf/benchmark.ts');
  script('perf:simulation', 'compare the time of judging failures with its targets', 'tsx perf/simulation.ts').prependSpawn(project.compileTask);
  script('test:properties', 'the laws over 5,000 generated layouts each', 'FC_RUNS=5000 jest --ci --maxWorkers=100% --testTimeout=7200000 test/properties');
  script('consumer', 'install the packed library in a project of its own, as users do', 'tsx tools/consumer.ts');
  script('test:blackbox', 'compare our arithmetic with Ceph\'s own tools, in full', 'BLACKBOX=full jest --ci --maxWorkers=100% --testTimeout=7200000 --testPathIgnorePatterns=/node_modules/ --testPathPatterns=test/blackbox');
  script('test:apiserver', 'a real API server judges what the library makes, see lab/README.md', 'node tools/apiserver.mjs');
  script('test:alerts', 'run Ceph\'s own daemons with Prometheus and Alertmanager, do to them what alerts are about, and write what was seen into docs/explanation/monitoring.md; review the diff', 'tsx tools/alerts-real.ts');
  script('docs:dashboards', 'draw the dashboards from the figures of real daemons of Ceph into docs/images; look at them', 'tsx tools/dashboards.ts');
  script('test:logs', 'collect logs with the real agent, and ask the real store every saved query (Go)', 'tsx tools/logs.ts');
  script('lab', 'a throw-away real cluster and the proofs that run on it, see lab/README.md', 'node tools/lab.mjs');
  script('docs:proof', 'write lab/results into docs/explanation/proof.md, and which of them are older than the code they prove', 'tsx --tsconfig lab/tsconfig.json lab/main.ts summary');
  script('docs:benchmarks', 'write what proofs of the lab have measured into docs/explanation/benchmarks.md, with its pictures', 'tsx --tsconfig lab/tsconfig.json lab/main.ts benchmarks');
  script('typecheck', 'type-check tests, examples and tools, which jest itself does not', 'tsc --noEmit -p test/tsconfig.json');

  // The reference is reviewed as the public contract: it shows what is ours.
  project.tasks.tryFind('docgen')?.exec('tsx tools/api-docs.ts');

  project.compileTask.exec('tsx tools/lazy.ts');
  project.postCompileTask.exec('node tools/stamp-version.mjs');

  // Fresh clones have no projen yet: these scripts need nothing but Node and install the rest.
  project.package.setScript('quickstart', 'node tools/quickstart.mjs');
  project.package.setScript('verify', 'node tools/verify.mjs');
  project.package.setScript('test:apiserver', 'node tools/apiserver.mjs');
  project.package.setScript('lab', 'node tools/lab.mjs');
}
