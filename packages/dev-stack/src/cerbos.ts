import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cerbosBinary } from './cerbos/binary'
import { launch, stopCerbos, type LaunchOptions, type Server } from './cerbos/server'
import { StackError } from './errors'
import { readJson, writeJson } from './json-file'
import { freePort, isPortFree } from './ports'
import { isStillRunning, markProcess, type ProcessMark } from './process-mark'

export { cerbosBinary } from './cerbos/binary'

export interface CerbosOptions {
  /** Policies and their schemas. A change on disk counts within a few seconds, without a restart. */
  policiesDir: string
  /** Everything but the addresses and the folder of policies. */
  configFile: string
  /** Holds the log, and a note of who runs; created when absent. */
  folder: string
  /** Of gRPC. A free port when absent. */
  port?: number
  /** Default `info`: one line for each request. */
  logLevel?: 'debug' | 'info' | 'warn' | 'error'
}

export interface RunningCerbos {
  /** `grpc://127.0.0.1:<port>`, as CERBOS_URL has it. */
  url: string
  port: number
  pid: number
  stop(): Promise<void>
  /** Settles when the server is gone, for whatever reason. */
  exited: Promise<void>
}

interface Running {
  starter: ProcessMark
  server: ProcessMark
}

/** Starts a Cerbos of our own on the loopback, and ends what a killed earlier start left behind. @throws StackError */
export async function startCerbos(options: CerbosOptions): Promise<RunningCerbos> {
  const folder = resolve(options.folder)
  const note = join(folder, 'running.json')
  mkdirSync(folder, { recursive: true })
  await freeFolder(folder, note)
  if (options.port !== undefined && !(await isPortFree(options.port))) throw portTaken(options.port)
  const { port, server } = await launchOnPort(options.port, {
    program: cerbosBinary(),
    configFile: resolve(options.configFile),
    policiesDir: resolve(options.policiesDir),
    logFile: join(folder, 'cerbos.log'),
    logLevel: options.logLevel ?? 'info',
  })
  writeJson(note, {
    starter: markProcess(process.pid),
    server: markProcess(server.pid),
  } satisfies Running)
  return { url: `grpc://127.0.0.1:${port}`, port, ...server }
}

async function freeFolder(folder: string, note: string): Promise<void> {
  const earlier = readJson<Running>(note)
  if (!earlier || !isStillRunning(earlier.server)) return
  if (isStillRunning(earlier.starter)) {
    throw new StackError(
      'cerbos_folder_in_use',
      `A Cerbos (process ${earlier.server.pid}) already runs from ${folder}.`,
      `Use that one, or stop it first: kill ${earlier.server.pid}`,
    )
  }
  await stopCerbos(earlier.server.pid)
}

/** Another program may take a port between our look and Cerbos': a port of our own choice is chosen again. */
async function launchOnPort(
  wanted: number | undefined,
  options: Omit<LaunchOptions, 'grpcPort' | 'httpPort'>,
): Promise<{ port: number; server: Server }> {
  for (let attempt = 1; ; attempt++) {
    const [port, httpPort] = [wanted ?? (await freePort()), await freePort()]
    const server = await launch({ ...options, grpcPort: port, httpPort })
    if (server !== 'port_taken') return { port, server }
    if (attempt === 5) throw portTaken(port)
  }
}

function portTaken(port: number): StackError {
  return new StackError(
    'port_taken',
    `Port ${port} (Cerbos) is already in use by another program.`,
    `Stop it, or choose another: CITYOS_CERBOS_PORT=${port === 65_535 ? port - 1 : port + 1} npm start`,
  )
}
