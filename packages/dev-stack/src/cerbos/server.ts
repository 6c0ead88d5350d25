import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StackError } from '../errors'
import { logTail } from '../log-tail'
import { endProcess } from '../processes'
import { exitOf, supervise, type Supervised } from '../supervise'

export interface LaunchOptions {
  program: string
  configFile: string
  policiesDir: string
  logFile: string
  logLevel: string
  grpcPort: number
  httpPort: number
}

export type Server = Supervised

const START_TIMEOUT_MS = 30_000
const STOP_PATIENCE_MS = 5_000

/** Resolves when the server says that it is healthy, or with 'port_taken' when it lost a port to another program. */
export async function launch(options: LaunchOptions): Promise<Server | 'port_taken'> {
  const { child, said } = spawnServer(options)
  const exited = exitOf(child)
  if (await becomesHealthy(child, options.httpPort)) {
    return supervise(child, exited, { stop: stopCerbos, abandon: 'SIGTERM' })
  }
  if (child.pid !== undefined) await stopCerbos(child.pid)
  const words = said()
  if (words.includes('address already in use')) return 'port_taken'
  throw new StackError(
    'cerbos_failed',
    `Cerbos did not start:\n${words}`,
    'If the lines above name a policy, `npm run check:policies` says what is wrong with it.',
  )
}

/** The log is a file of the server's own, not a pipe: it outlives a starter that is killed. */
function spawnServer(options: LaunchOptions): { child: ChildProcess; said: () => string } {
  const { program, configFile, policiesDir, logFile, logLevel, grpcPort, httpPort } = options
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a', 0o600)
  const from = fstatSync(log).size
  const settings = {
    'server.grpcListenAddr': `127.0.0.1:${grpcPort}`,
    'server.httpListenAddr': `127.0.0.1:${httpPort}`,
    'storage.disk.directory': policiesDir,
  }
  const overrides = Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`)
  try {
    // Its own process group: a Ctrl-C in the terminal must reach the programs that ask it first.
    const child = spawn(
      program,
      ['server', `--config=${configFile}`, `--log-level=${logLevel}`, ...overrides],
      {
        detached: true,
        stdio: ['ignore', log, log],
      },
    )
    child.unref()
    return { child, said: () => logTail(logFile, 8, from) }
  } finally {
    closeSync(log)
  }
}

async function becomesHealthy(child: ChildProcess, httpPort: number): Promise<boolean> {
  for (const end = performance.now() + START_TIMEOUT_MS; performance.now() < end; await sleep(20)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    if (await isHealthy(httpPort)) return child.exitCode === null
  }
  return false
}

async function isHealthy(httpPort: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${httpPort}/_cerbos/health`, {
      signal: AbortSignal.timeout(2_000),
    })
    return answer.ok
  } catch {
    return false
  }
}

/** Asks it to end, and ends it when it takes too long. */
export function stopCerbos(pid: number): Promise<void> {
  return endProcess(pid, [
    ['SIGTERM', STOP_PATIENCE_MS],
    ['SIGKILL', STOP_PATIENCE_MS],
  ])
}
