import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runChild, startChild, throwIfInterrupted, type Child } from '../children'
import { StackError } from '../errors'
import { fingerprint } from '../fingerprint'
import type { Layout } from '../paths'
import { readState, updateState } from '../state'

const START_TIMEOUT_MS = 120_000
const command = ({ root }: Layout, name: string) => [join(root, 'scripts/orchestrator.mjs'), name]

/** What `next build` reads. */
export function contentBuildFingerprint(paths: Layout): string {
  const packages = ['access', 'bridge', 'calendar', 'contracts', 'identity', 'sealing', 'webhooks'].map(
    (name) => join(paths.root, 'packages', name, 'dist'),
  )
  const config = join(paths.orchestrator, 'next.config.mjs')
  return fingerprint([join(paths.orchestrator, 'src'), config, ...packages, paths.lockfile], process.version)
}

export function isContentBuilt(paths: Layout, print: string): boolean {
  return (
    readState(paths.state).contentBuild === print && existsSync(join(paths.orchestrator, '.next/BUILD_ID'))
  )
}

export async function buildContent(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  print: string,
  signal: AbortSignal,
): Promise<void> {
  updateState(paths.state, { contentBuild: undefined })
  await runChild({
    args: command(paths, 'build'),
    cwd: paths.orchestrator,
    env,
    logFile: join(paths.logs, 'content-build.log'),
    signal,
    remedy: 'Correct the error above in apps/orchestrator and start again.',
  })
  updateState(paths.state, { contentBuild: print })
}

/** What decides the shape of its database and what is in it at first. */
export function contentDataFingerprint(paths: Layout, database: string, tenants: readonly string[]): string {
  const source = join(paths.orchestrator, 'src')
  const read = ['migrations', 'geo', 'demo'].map((folder) => join(source, folder))
  return fingerprint(read, database, ...tenants)
}

export function isContentReady(paths: Layout, print: string): boolean {
  return readState(paths.state).contentData === print
}

export async function prepareContent(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  print: string,
  signal: AbortSignal,
): Promise<void> {
  updateState(paths.state, { contentData: undefined })
  for (const name of ['migrate', 'seed']) {
    await runChild({
      args: command(paths, name),
      cwd: paths.orchestrator,
      env,
      logFile: join(paths.logs, `content-${name}.log`),
      signal,
      remedy: 'Both are safe to repeat: correct the error above and start again.',
    })
  }
  updateState(paths.state, { contentData: print })
}

/** Resolves when the content admin answers. @throws StackError with the end of its log. */
export async function startContent(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  url: string,
  signal: AbortSignal,
  onSpawn: (child: Child) => void,
): Promise<void> {
  throwIfInterrupted(signal)
  const logFile = join(paths.logs, 'content.log')
  const child = startChild({ args: command(paths, 'server'), cwd: paths.orchestrator, env, logFile })
  onSpawn(child)
  let gone = false
  void child.exited.then(() => (gone = true))
  const probe = `${url.replace('localhost', '127.0.0.1')}/api/health`
  for (const end = performance.now() + START_TIMEOUT_MS; !gone && performance.now() < end; await sleep(100)) {
    throwIfInterrupted(signal)
    if (await answers(probe)) return
  }
  throw contentCrashed(paths, child)
}

export function contentCrashed({ logs }: Layout, child: Child): StackError {
  return new StackError(
    'content_crashed',
    `The content admin stopped by itself. It said last:\n${child.tail(30)}\n\nThe whole log: ${join(logs, 'content.log')}`,
    'Correct the error above and start again.',
  )
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok
  } catch {
    return false
  }
}
