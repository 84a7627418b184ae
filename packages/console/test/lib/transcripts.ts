import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureText, HOSTS } from './captures';

const FENCE = /^```(\w+)\n([^]*?)^```$/gm;

/**
 * A page whose fences of `console` hold what the commands in them print now. They run in one folder, in which the captures of four hosts
 * and the YAML of the page, as layout.yaml, lie; what `init` writes is removed.
 */
export function replayed(page: string, command: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'page-'));
  for (const host of HOSTS) writeFileSync(join(dir, `${host}.txt`), captureText(host));
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

/** What a person sees: problems first, then the result. */
function printed(line: string, cwd: string, command: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...line.split(' ').slice(2)], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return `${stderr}${stdout}`.replace(/[ \t]+$/gm, '').replace(/\n+$/, '\n');
}
