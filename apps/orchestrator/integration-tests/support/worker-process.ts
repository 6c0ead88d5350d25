import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The worker as a process of its own, with the environment of a server under test. */
export function startWorkerProcess(env: Record<string, string>): ChildProcess {
  return fork(join(__dirname, '../../src/scripts/worker.ts'), [], {
    cwd: join(__dirname, '../..'),
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'test', PAYLOAD_LOG_LEVEL: 'error', ...env },
  })
}

/** @returns the exit code; null when a signal ended it. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

/** Waits until something is so; a process that starts on a busy machine takes its time. @throws Error after a minute */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const endMs = performance.now() + 60_000; performance.now() < endMs;) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('It did not become so within a minute.')
}
