import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Composer, LineCounter, parse, Parser } from 'yaml';
import { Approval, Policy, PolicyGap, PolicyManifest, PolicyReport } from '../../src';
import { approved } from '../../src/model/rules/approvals';
import { ALL_RULES } from '../../src/rules';

/** What some files hold, and which of them could not be read. */
export interface FilesRead {
  readonly manifests: PolicyManifest[];
  readonly unreadable: PolicyGap[];
}

/** Every object in some YAML files, or in all YAML files below some directories, in the order of their names. */
export function filesRead(paths: readonly string[]): FilesRead {
  const manifests: PolicyManifest[] = [], unreadable: PolicyGap[] = [];
  for (const file of paths.flatMap(path => filesBelow(path))) {
    const read = fileRead(file, readFileSync(file, 'utf8'));
    manifests.push(...read.manifests);
    unreadable.push(...read.unreadable);
  }
  return { manifests, unreadable };
}

/** The same, where everything must be readable and there must be something. */
export function manifestsBelow(paths: readonly string[]): PolicyManifest[] {
  const { manifests, unreadable: [first] } = filesRead(paths);
  if (first !== undefined) throw new Error(`${first.path}: ${first.reason}`);
  if (manifests.length === 0) throw new Error(`there is no YAML object in ${paths.join(' ')}`);
  return manifests;
}

/** The objects of one file; a document that cannot be read is named, and the others are read all the same. */
export function fileRead(file: string, text: string): FilesRead {
  const manifests: PolicyManifest[] = [], unreadable: PolicyGap[] = [];
  // Kubernetes reads YAML 1.1. Documents are read one after the other: a large file would not fit into memory as trees of all of them.
  const lines = new LineCounter();
  let index = 0;
  for (const document of new Composer({ version: '1.1' }).compose(new Parser(lines.addNewLine).parse(text))) {
    const [error] = document.errors;
    if (error !== undefined) {
      unreadable.push({ path: `${file}:${lines.linePos(error.pos[0]).line}`, reason: /^\s*\{\{/m.test(text) ? 'it is a template of Helm; render it and judge the result' : `it is no YAML: ${error.message.split('\n')[0]}` });
    } else {
      const object = document.toJS();
      if (object !== null && typeof object === 'object' && !Array.isArray(object)) manifests.push({ object, path: `${file}[${index}] ${nameOf(object)}`.trimEnd(), file: basename(file) });
    }
    index++;
  }
  return { manifests, unreadable };
}

/** Judge what was read; what could not be read is told with what was not looked at. */
export function policyOf(manifests: readonly PolicyManifest[], approvals: readonly Approval[], unreadable: readonly PolicyGap[] = []): PolicyReport {
  const report = Policy._judge(manifests, text => {
    try {
      return { value: parse(text, { version: '1.1' }) };
    } catch (error) {
      return { error: (error as Error).message.split('\n')[0] };
    }
  });
  const codes = new Set(ALL_RULES.map(({ code }) => code));
  return { ...report, findings: approved(report.findings, approvals, codes), notSeen: [...unreadable, ...report.notSeen] };
}

/** An approval as it is given on a command line. */
export function approvalOf(text: string): Approval {
  const [, code, at, reason] = /^([^@=]+)(?:@([^=]*))?=(.*)$/s.exec(text) ?? [];
  if (code === undefined) throw new Error(`--approve ${text}: write CODE=REASON or CODE@PLACE=REASON`);
  return { code, at, reason };
}

function nameOf({ kind, metadata }: any): string {
  return kind === undefined ? '' : `${kind} ${[metadata?.namespace, metadata?.name].filter(Boolean).join('/')}`;
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => join(path, name));
}
