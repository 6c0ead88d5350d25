import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const DIST = join(__dirname, '../dist')

/** A folder that every user may enter, as a checkout in somebody's home is not. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cityos-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Every process whose command line or working folder names the folder. */
export function processesIn(folder: string): number[] {
  if (!existsSync('/proc/self')) return listedIn(folder)
  const names = (pid: string) => [
    quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    quietly(() => readlinkSync(`/proc/${pid}/cwd`)),
  ]
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && names(name).some((text) => text.includes(folder)))
    .map(Number)
}

function listedIn(folder: string): number[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(folder)).map((line) => Number.parseInt(line, 10))
}

/** A process may end while it is looked at. */
function quietly(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  ms = 20_000,
): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) if (await condition()) return
  throw new Error(`Gave up waiting until ${what}`)
}

export async function occupyPort(): Promise<{ port: number; server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no address')
  return { port: address.port, server }
}

/** Runs JavaScript in another process, with the built package as `stack`. */
export function inAnotherProcess(
  script: string,
  env: NodeJS.ProcessEnv = {},
  user?: { uid: number; gid: number },
) {
  const code = `const stack = require(${JSON.stringify(DIST)}); void (async () => { ${script} })()`
  const child = spawn(process.execPath, ['-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutSettings(), ...env },
    ...user,
  })
  return { child, ...collect(child) }
}

function withoutSettings(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _a,
    CERBOS_URL: _f,
    CITYOS_CERBOS_PORT: _g,
    PORT: _b,
    CITYOS_POSTGRES_PORT: _c,
    CITYOS_HOST: _d,
    npm_lifecycle_event: _e,
    ...rest
  } = process.env
  return rest
}

function collect(child: ChildProcess) {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return { output: () => text, exited }
}

export const isRoot = process.getuid?.() === 0
export const NOBODY = { uid: 65_534, gid: 65_534 }

export function giveTo(path: string, { uid, gid }: { uid: number; gid: number }): void {
  chownSync(path, uid, gid)
}
