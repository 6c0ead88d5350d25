import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'

export interface RunningRedis {
  url: string
  stop(): Promise<void>
}

const BOOT_TIMEOUT_MS = 10_000

/** Starts a real redis-server on a free port of this machine that keeps nothing on disk. */
export async function startRedis(): Promise<RunningRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'cityos-redis-'))
  const port = await freePort()
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: directory }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn('redis-server', args, { stdio: 'ignore' })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    await rm(directory, { recursive: true, force: true })
  }
  const deadline = Date.now() + BOOT_TIMEOUT_MS
  while (!(await accepts(port))) {
    if (child.exitCode === null && Date.now() < deadline) continue
    await stop()
    throw new Error(`redis-server did not start on port ${port}.`)
  }
  return { url: `redis://127.0.0.1:${port}`, stop }
}

async function accepts(port: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 20))
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const finish = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
  })
}
