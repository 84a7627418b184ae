import { cdk8s, JsonFile } from 'projen';

/** Editors and the linter look for the nearest tsconfig.json: folders outside of src and test point to the one of the tests. */
export function addTsconfigs(project: cdk8s.ConstructLibraryCdk8s): void {
  for (const folder of ['tools', 'examples', 'perf', 'lab']) {
    new JsonFile(project, `${folder}/tsconfig.json`, {
      obj: {
        extends: '../test/tsconfig.json',
        compilerOptions: { paths: { 'cdk8s-ceph': ['../src'], 'cdk8s-ceph/model': ['../src/model'] } },
        include: ['**/*.ts'],
      },
    });
  }
}
