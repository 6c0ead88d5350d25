import { fork } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '@cityos/testing'

/** A running content admin, and our own code in it. */
export interface OrchestratorProcess {
  url: string
  call<T = unknown>(name: string, ...args: unknown[]): Promise<T>
  log(): string
  stop(): Promise<void>
}

const APP = join(__dirname, '../..')
const BOOT_TIMEOUT_MS = 90_000

interface Reply {
  id?: number
  ready?: true
  result?: unknown
  error?: string
}

/** Node 20 loses a module now and then where much goes on at once, and ends with this code before it has begun. */
const LOST_A_MODULE = 13
const MOST_TRIES = 4

class NotStarted extends Error {
  constructor(
    readonly code: number | null,
    message: string,
  ) {
    super(message)
  }
}

/** Starts `server-program.ts` and waits until it listens. @throws Error with its log otherwise. */
export async function startOrchestrator(
  env: Record<string, string>,
  port?: number,
  tries = 1,
): Promise<OrchestratorProcess> {
  return startOnce(env, port).catch((error: unknown) => {
    if (!(error instanceof NotStarted) || error.code !== LOST_A_MODULE || tries >= MOST_TRIES) throw error
    return startOrchestrator(env, port, tries + 1)
  })
}

async function startOnce(env: Record<string, string>, port?: number): Promise<OrchestratorProcess> {
  const here = port ?? (await freePort())
  const child = fork(join(__dirname, 'server-program.ts'), [], {
    cwd: APP,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'test', PAYLOAD_LOG_LEVEL: 'error', ...env, PORT: String(here) },
  })
  let log = ''
  const keep = (chunk: unknown) => (log = (log + String(chunk)).slice(-100_000))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const waiting = new Map<number, (reply: Reply) => void>()
  let last = 0
  await new Promise<void>((resolve, reject) => {
    const fail = (code: number | null, signal: string | null) => {
      clearTimeout(timer)
      const said = `The content admin did not start (${code ?? signal}):\n${log.slice(-4_000)}`
      reject(new NotStarted(code, said))
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), BOOT_TIMEOUT_MS)
    child.once('close', fail)
    child.on('message', (reply: Reply) => {
      if (reply.ready) {
        clearTimeout(timer)
        child.off('close', fail)
        return resolve()
      }
      waiting.get(reply.id!)?.(reply)
      waiting.delete(reply.id!)
    })
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  return {
    url: `http://127.0.0.1:${here}`,
    log: () => log,
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, ({ result, error }) => (error ? reject(new Error(error)) : resolve(result as never)))
        child.send({ id, name, args })
      }),
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGKILL')
      await gone
    },
  }
}
