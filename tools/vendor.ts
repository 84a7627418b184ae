/** Fetches the pinned upstream manifests into vendor/: `tsx tools/vendor.ts [--update-lock]`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { locateModules } from './lib/go-modules';
import { VendorLock } from './lib/lock';
import { correctSubjects, fixedNamespaces, placeNamespaces } from './lib/namespaces';
import { PATHS } from './lib/paths';
import { MODULES, UPSTREAM, type Upstream } from './lib/upstream';

function documents(file: string, yaml: string): Record<string, any>[] {
  return parseAllDocuments(yaml).map(document => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0].message}`);
    return document.toJS();
  }).filter(Boolean);
}

function onlyCrds(yaml: string): string {
  return yaml.split(/^---$/m).filter(text => /^kind: CustomResourceDefinition$/m.test(text)).join('---');
}

function manifests(file: string, yaml: string): string {
  const docs = documents(file, placeNamespaces(file, yaml));
  correctSubjects(docs);
  const left = fixedNamespaces(docs);
  if (left.length > 0) throw new Error(`${file}: namespaces without a marker:\n${left.join('\n')}`);
  return `[\n${docs.map(doc => JSON.stringify(doc)).join(',\n')}\n]\n`;
}

function convert({ recipe, file }: Upstream, content: Buffer): Buffer | string {
  switch (recipe) {
    case 'copy': return content;
    case 'crds': return onlyCrds(content.toString('utf8'));
    case 'manifests': return manifests(file, content.toString('utf8'));
  }
}

function vendor(updateLock: boolean): void {
  const names = [...new Set(UPSTREAM.map(({ module }) => module))];
  const modules = locateModules(names.map(name => MODULES[name]));
  const contents = new Map<Upstream, Buffer>();
  const lock = new VendorLock(updateLock);
  for (const [index, module] of modules.entries()) {
    const sizes = new Map<string, number>();
    for (const upstream of UPSTREAM.filter(candidate => candidate.module === names[index])) {
      const content = readFileSync(join(module.dir, upstream.file));
      lock.check(`${module.path}@${module.version}`, upstream.file, content);
      contents.set(upstream, content);
      sizes.set(upstream.file, content.length);
    }
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    console.log(`${module.path} ${module.version}: ${sizes.size} files, ${bytes} bytes`);
  }
  lock.close();

  // Nothing is written before all files are known to be right, and nothing of an earlier version stays behind.
  const outputs = UPSTREAM.map(upstream => ({ output: join(PATHS.vendor, upstream.output), data: convert(upstream, contents.get(upstream)!) }));
  for (const dir of [PATHS.crds, PATHS.openapi, PATHS.rookOperator]) rmSync(dir, { recursive: true, force: true });
  for (const { output, data } of outputs) {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, data);
  }
}

try {
  vendor(process.argv.includes('--update-lock'));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
