/**
 * The API server's own validation as a command: structural schemas, CEL rules, metadata checks, unknown fields refused.
 * Build it with `tsx tools/lib/kubectl-validate.ts`; `judge` runs it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';
import { binaryOf, buildTool, GoTool, isBuilt } from './go-tools';
import { PATHS } from './paths';
import { KUBERNETES_VERSION, MODULES } from './upstream';

/** What the validator says of one document. */
export interface Verdict {
  readonly file: string;
  /** For people: `Kind namespace/name`. */
  readonly object: string;
  readonly valid: boolean;
  readonly errors: string[];
}

interface Status {
  readonly status: string;
  readonly message?: string;
  readonly details?: { readonly causes?: { readonly field?: string; readonly message: string }[] };
}

const VALIDATOR: GoTool = { name: 'kubectl-validate', module: MODULES.kubectlValidate, directory: '.', minutes: 3 };

/** Judges every document in some YAML files, or in all YAML files below some directories. */
export function judge(paths: string[]): Verdict[] {
  if (!isBuilt(VALIDATOR)) {
    throw new Error('kubectl-validate is not built: run `npx tsx tools/lib/kubectl-validate.ts`');
  }
  if (!existsSync(PATHS.crds)) throw new Error('vendor/crds is missing: run `npx projen vendor`');
  const files = paths.flatMap(yamlFiles).sort();
  if (files.length === 0) return [];
  // A reachable cluster would be asked before the built-in schemas, so none may be found.
  const { KUBERNETES_SERVICE_HOST: _, ...env } = process.env;
  const result = spawnSync(binaryOf(VALIDATOR), ['--version', KUBERNETES_VERSION, '--local-crds', PATHS.crds, '--output', 'json', ...files], {
    encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: { ...env, HOME: PATHS.bin, KUBECONFIG: join(PATHS.bin, 'no-kubeconfig') },
  });
  if (!result.stdout?.trim()) throw new Error(`kubectl-validate gave no verdict: ${result.error?.message ?? result.stderr}`);
  const statuses: Record<string, Status[]> = JSON.parse(result.stdout);
  return files.flatMap(file => verdicts(file, statuses[file] ?? []));
}

/** Kustomize reads it, and no API server ever does. */
const INSTRUCTIONS = 'kustomization.yaml';

function yamlFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name) && basename(name) !== INSTRUCTIONS).map(name => join(path, name));
}

function verdicts(file: string, statuses: Status[]): Verdict[] {
  const documents = splitDocuments(readFileSync(file, 'utf8'));
  if (documents.length !== statuses.length) throw new Error(`${file}: ${documents.length} documents, but ${statuses.length} verdicts`);
  return documents.flatMap((text, index) => {
    const { kind, metadata } = parse(text, { logLevel: 'silent', strict: false }) ?? {};
    // A document of comments only is no object; the validator calls it a success, which must not count as one.
    if (kind === undefined && /^(\s*(#.*|---.*)?\n?)*$/.test(text)) return [];
    const { status, message, details } = statuses[index];
    // `<nil>` only says that some rules could not be looked at because of the other causes.
    const causes = details?.causes?.filter(({ field }) => field !== '<nil>').map(cause => [cause.field, cause.message].filter(Boolean).join(': '));
    return [{
      file: relative(PATHS.root, file),
      object: `${kind} ${[metadata?.namespace, metadata?.name].filter(Boolean).join('/')}`,
      valid: status === 'Success',
      errors: status === 'Success' ? [] : causes ?? [message ?? status],
    }];
  });
}

/** Splits as the validator does, so that its answers, which carry no names, fall to the right documents. */
function splitDocuments(text: string): string[] {
  const documents: string[] = [];
  let current = '';
  for (const line of text.split(/(?<=\n)/)) {
    if (line.startsWith('---') && current !== '') {
      documents.push(current);
      current = '';
    } else {
      current += line;
    }
  }
  return current === '' ? documents : [...documents, current];
}

if (require.main === module) {
  try {
    buildTool(VALIDATOR);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
