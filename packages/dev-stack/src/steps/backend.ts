import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild, throwIfInterrupted, type Child } from '../children'
import { StackError } from '../errors'
import type { Layout } from '../paths'

const START_TIMEOUT_MS = 180_000

/** Resolves when the backend answers. @throws StackError with the end of its log. */
export async function startBackend(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  { host, port }: { host: string; port: number },
  signal: AbortSignal,
  onSpawn: (child: Child) => void,
): Promise<Child> {
  throwIfInterrupted(signal)
  const child = startChild({
    args: [paths.medusa, 'start', '--host', host, '--port', String(port)],
    cwd: paths.backendBuild,
    env,
    logFile: join(paths.logs, 'backend.log'),
  })
  onSpawn(child)
  let gone = false
  void child.exited.then(() => (gone = true))
  const probe = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/health`
  for (const end = performance.now() + START_TIMEOUT_MS; !gone && performance.now() < end; await sleep(100)) {
    throwIfInterrupted(signal)
    if (await answers(probe)) return child
  }
  throw crashed(paths, child)
}

export function crashed({ logs }: Layout, child: Child): StackError {
  return new StackError(
    'backend_crashed',
    `The backend stopped by itself. It said last:\n${child.tail(30)}\n\nThe whole log: ${join(logs, 'backend.log')}`,
    'Correct the error above and start again.',
  )
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
