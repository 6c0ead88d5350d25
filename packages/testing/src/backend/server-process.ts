import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { cerbosUrl } from '../cerbos'
import { freePort } from '../free-port'
import { BACKEND } from '../paths'

export interface ServerStats {
  acquired: number
  tenantSwitches: number
  disposed: number
  used: number
  free: number
  pending: number
  missingScopes: number
  memory: { rss: number; heapUsed: number }
}

export interface ServerProcess {
  url: string
  pid: number
  /** Asks the process over IPC; see server/main.ts for the names. */
  call<T>(name: string, ...args: unknown[]): Promise<T>
  /** The last lines that the server printed. */
  log(): string
  stop(): Promise<void>
  kill(): Promise<void>
  readonly child: ChildProcess
  /** Whether code of a test has run inside the process, which may have changed anything there. */
  hasRun: boolean
}

interface Reply {
  id: number
  result?: unknown
  error?: { message: string; stack?: string; code?: string }
}

const BOOT_TIMEOUT_MS = 90_000
const ANSWER_TIMEOUT_MS = 5_000
const KEPT_LOG = 200_000

/**
 * Starts a backend process with `env` and waits until it answers /health, at `PORT` where that is named.
 * @throws Error with its log otherwise.
 */
export async function startServer(
  env: Record<string, string>,
  workerMode = 'shared',
): Promise<ServerProcess> {
  const port = env['PORT'] ? Number(env['PORT']) : await freePort()
  const child = fork(join(__dirname, '../server/main.js'), [], {
    cwd: BACKEND,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      MEDUSA_DISABLE_TELEMETRY: 'true',
      ADMIN_DISABLED: 'true',
      TENANCY_MISSING_SCOPE: 'throw',
      CERBOS_URL: env['CERBOS_URL'] ?? (await cerbosUrl()),
      // Three test files at once and a browser: a machine that stands still for a second decides all the same.
      CERBOS_TIMEOUT_MS: '4000',
      MEDUSA_WORKER_MODE: workerMode,
      ...env,
      PORT: String(port),
    },
  })
  const url = `http://127.0.0.1:${port}`
  const server = serverIn(child, url)
  await untilHealthy(url, child, server.log)
  return server
}

/** What a test sees of a process that answers at `url`. */
export function serverIn(child: ChildProcess, url: string): ServerProcess {
  let log = ''
  const keep = (chunk: unknown) => (log = (log + String(chunk)).slice(-KEPT_LOG))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const call = caller(child, () => log)
  const server: ServerProcess = {
    url,
    child,
    hasRun: false,
    pid: child.pid as number,
    call: (name, ...args) => {
      if (name === 'run') server.hasRun = true
      return call(name, ...args)
    },
    log: () => log,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
  return server
}

function caller(child: ChildProcess, log: () => string) {
  const waiting = new Map<number, (reply: Reply) => void>()
  let last = 0
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  const ended = () => ({ message: `The backend has ended:\n${log().slice(-4_000)}` })
  child.once('exit', () => {
    for (const [id, reply] of waiting) reply({ id, error: ended() })
  })
  return async <T>(name: string, ...args: unknown[]): Promise<T> => {
    const id = ++last
    const reply = await new Promise<Reply>((resolve) => {
      if (!child.connected) return resolve({ id, error: ended() })
      waiting.set(id, resolve)
      child.send({ id, name, args })
    })
    if (!reply.error) return reply.result as T
    throw Object.assign(new Error(reply.error.message), {
      remoteStack: reply.error.stack,
      code: reply.error.code,
    })
  }
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + BOOT_TIMEOUT_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break
    // Whoever else may have got the port need not answer.
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) }).catch(
      () => undefined,
    )
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`The backend did not start:\n${log().slice(-4_000)}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exited
  clearTimeout(timer)
}
