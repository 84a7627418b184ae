import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateModules, pinnedVersions, runGo } from './go-modules';
import { PATHS } from './paths';

/** A command that is built from a Go module of tools/go.mod. */
export interface GoTool {
  readonly name: string;
  readonly module: string;
  /** Where in the module its `main` is. */
  readonly directory: string;
  /** How long it takes to build, roughly. */
  readonly minutes: number;
}

/** Where the command is, once it is built. */
export function binaryOf({ name }: GoTool): string {
  return join(PATHS.bin, name);
}

/** Builds a command unless this version is there already. */
export function buildTool(tool: GoTool): void {
  const version = versionOf(tool);
  if (isBuilt(tool)) return console.log(`${tool.name} ${version} is built already`);
  console.log(`${tool.name} ${version}: building, which takes about ${tool.minutes} minutes the first time`);
  const [module] = locateModules([tool.module]);
  mkdirSync(PATHS.bin, { recursive: true });
  // In the module's own directory its own go.mod and go.sum decide about its dependencies, and our go.sum has vouched for those two.
  const result = runGo(['build', '-mod=readonly', '-buildvcs=false', '-o', binaryOf(tool), tool.directory], { cwd: module.dir, env: { CGO_ENABLED: '0' } });
  if (result.status !== 0) throw new Error(`${tool.name} does not build:\n${result.stderr.trim()}`);
  writeFileSync(stampOf(tool), version);
  console.log(`${tool.name} ${version}: built`);
}

/** Whether the version that tools/go.mod pins is built. */
export function isBuilt(tool: GoTool): boolean {
  return existsSync(binaryOf(tool)) && existsSync(stampOf(tool)) && readFileSync(stampOf(tool), 'utf8') === versionOf(tool);
}

/** The version that tools/go.mod pins. */
export function versionOf({ module }: GoTool): string {
  return pinnedVersions().get(module)!;
}

function stampOf(tool: GoTool): string {
  return `${binaryOf(tool)}.version`;
}
