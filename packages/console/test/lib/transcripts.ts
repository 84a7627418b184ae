import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleResults } from './benchmark-sample';
import { captureText, HOSTS } from './captures';
import { PATHS } from '../../../../tools/lib/paths';
import { terminalPicture } from '../../../../tools/lib/terminal-picture';

/** Every page that shows what the command prints. */
export const PAGES = ['README.md', 'README.zh-CN.md', 'docs/how-to/layout-file.md', 'docs/how-to/tuning.md', 'docs/how-to/benchmark.md'].map(page => join(PATHS.root, page));

/** What README shows first. */
export const PICTURE = join(PATHS.root, 'docs/images/three-commands.svg');

const FENCE = /^```(\w+)\n([^]*?)^```$/gm;

/**
 * A page whose fences of `console` hold what the commands in them print now. They run in one folder, in which the captures of four hosts
 * and the YAML of the page, as layout.yaml, lie, and results of benchmarks that are made up; what `init` writes is removed.
 */
export function replayed(page: string, command: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'page-'));
  for (const host of HOSTS) writeFileSync(join(dir, `${host}.txt`), captureText(host));
  writeFileSync(join(dir, 'sample.jsonl'), sampleResults(1));
  writeFileSync(join(dir, 'sample-after.jsonl'), sampleResults(2, 1.2));
  try {
    return readFileSync(page, 'utf8').replace(FENCE, (fence, language: string, text: string) => {
      if (language === 'yaml') writeFileSync(join(dir, 'layout.yaml'), text);
      if (language !== 'console') return fence;
      const lines = text.split('\n').filter(line => line.startsWith('$ cdk8s-ceph '));
      return `\`\`\`console\n${lines.map(line => `${line}\n${printed(line, dir, command)}`).join('\n')}\`\`\``;
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** All of these files as they must be now. */
export function written(command: string): Map<string, string> {
  const pages = new Map(PAGES.map(page => [page, replayed(page, command)]));
  const [, transcript] = /^```console\n([^]*?)^```$/m.exec(pages.get(PAGES[0])!)!;
  return pages.set(PICTURE, terminalPicture(transcript));
}

/** What a person sees: problems first, then the result. */
function printed(line: string, cwd: string, command: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...line.split(' ').slice(2)], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', LANG: 'C', LC_ALL: '' } });
  return `${stderr}${stdout}`.replace(/[ \t]+$/gm, '').replace(/\n+$/, '\n');
}
