import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StackError } from '../errors'
import { exitOf, supervise, type Supervised } from '../supervise'
import { stopServer } from './processes'
import type { RunAs } from './run-as'

export interface LaunchOptions {
  program: string
  runAs: RunAs
  dataDir: string
  port: number
  durable: boolean
  logFile?: string
  maxConnections?: number
}

export interface Server extends Supervised {
  port: number
}

const START_TIMEOUT_MS = 60_000

/** Resolves when the server takes connections, or with 'port_taken' when it lost the port to another program. */
export async function launch(options: LaunchOptions): Promise<Server | 'port_taken'> {
  // Children of a killed server linger for a moment, and it refuses to start until they are gone.
  for (let attempt = 1; ; attempt++) {
    const { child, said } = spawnServer(options)
    const exited = exitOf(child)
    if (await becomesReady(child, options.dataDir)) {
      const ways = { stop: stopServer, abandon: 'SIGINT' } as const
      return { ...supervise(child, exited, ways), port: options.port }
    }
    if (child.pid !== undefined) await stopServer(child.pid)
    if (/Address already in use|could not create any TCP\/IP sockets/.test(said())) return 'port_taken'
    if (attempt === 10 || !said().includes('pre-existing shared memory block')) throw failed(said())
    await sleep(500)
  }
}

/** The log is a file of the server's own, not a pipe: it outlives a starter that is killed. */
function spawnServer(options: LaunchOptions): { child: ChildProcess; said: () => string } {
  const logFile = options.logFile ?? join(options.dataDir, 'cityos-server.log')
  mkdirSync(dirname(logFile), { recursive: true })
  const before = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(logFile, 'a', 0o600)
  const [program, args] = options.runAs.command(options.program, ['-D', options.dataDir, ...flags(options)])
  try {
    // Its own process group: a Ctrl-C in the terminal must reach the programs that use the database first.
    const child = spawn(program, args, {
      ...options.runAs.spawn,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C' },
    })
    child.unref()
    return { child, said: () => readFileSync(logFile).subarray(before).toString() }
  } finally {
    closeSync(log)
  }
}

function flags({ port, durable, maxConnections }: LaunchOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(maxConnections === undefined ? {} : { max_connections: String(maxConnections) }),
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  return [
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** The server writes its number on the first line of its lock file and "ready" on the eighth. */
async function becomesReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  const lock = join(dataDir, 'postmaster.pid')
  for (const end = performance.now() + START_TIMEOUT_MS; performance.now() < end; await sleep(20)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    const lines = existsSync(lock) ? readFileSync(lock, 'utf8').split('\n') : []
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
  }
  return false
}

function failed(said: string): StackError {
  const lines = said.trim().split('\n').slice(-8).join('\n')
  return new StackError(
    'postgres_failed',
    `PostgreSQL did not start:\n${lines}`,
    'If the lines above do not tell what to do, set DATABASE_URL to a PostgreSQL server of your own.',
  )
}
