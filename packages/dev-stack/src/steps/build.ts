import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from '../children'
import { fingerprint } from '../fingerprint'
import type { Layout } from '../paths'
import { readState, updateState } from '../state'

/** What `medusa build` reads. */
export function buildFingerprint(paths: Layout): string {
  return fingerprint([paths.backend, ...packagesOf(paths), paths.lockfile], process.version)
}

export function isBuilt(paths: Layout, print: string): boolean {
  return (
    readState(paths.state).build === print && existsSync(join(paths.backendBuild, 'public/admin/index.html'))
  )
}

export async function buildBackend(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  print: string,
  signal: AbortSignal,
): Promise<void> {
  updateState(paths.state, { build: undefined })
  await runChild({
    args: [paths.medusa, 'build', '--no-lint'],
    cwd: paths.backend,
    env,
    logFile: join(paths.logs, 'build.log'),
    signal,
    remedy: 'Correct the error above in apps/backend and start again.',
  })
  updateState(paths.state, { build: print })
}

/** The workspace packages that the backend is built with. */
function packagesOf({ root, backend }: Layout): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(backend, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return Object.keys(dependencies)
    .filter((name) => name.startsWith('@cityos/'))
    .map((name) => join(root, 'packages', name.slice('@cityos/'.length), 'dist'))
}
