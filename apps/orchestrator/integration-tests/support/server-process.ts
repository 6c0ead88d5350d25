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
/**
 * Runs TypeScript. Node 20 asks another thread for each module and waits for it with nothing that keeps the process
 * alive: under load it would end with code 13, in the middle of its imports.
 */
export const TYPESCRIPT = ['--import', 'tsx', '--import', 'data:text/javascript,setInterval(() => {}, 1000)']
const BOOT_TIMEOUT_MS = 90_000

interface Reply {
  id?: number
  ready?: true
  result?: unknown
  error?: string
}

/** Starts `server-program.ts` and waits until it listens. @throws Error with its log otherwise. */
export async function startOrchestrator(
  env: Record<string, string>,
  port?: number,
): Promise<OrchestratorProcess> {
  const here = port ?? (await freePort())
  const child = fork(join(__dirname, 'server-program.ts'), [], {
    cwd: APP,
    execArgv: TYPESCRIPT,
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
    const fail = (code: number | null, signal: string | null) =>
      reject(new Error(`The content admin did not start (${code ?? signal}):\n${log.slice(-4_000)}`))
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
