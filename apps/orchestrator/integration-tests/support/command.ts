import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const APP = join(__dirname, '../..')
const COMMANDS = join(APP, '../../scripts/orchestrator.mjs')

export interface RunningCommand {
  child: ChildProcess
  /** The end of what it has said. */
  log(): string
  /** Waits until it has ended. @returns its exit code; null when a signal ended it. */
  code: Promise<number | null>
}

/** One of the content admin's commands, as `npm run orchestrator:<name>` starts it. */
export function startCommand(args: readonly string[], env: Record<string, string> = {}): RunningCommand {
  const child = spawn(process.execPath, [COMMANDS, ...args], {
    cwd: APP,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (chunk: unknown) => (said = (said + String(chunk)).slice(-6_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = once(child, 'close').then(([ended]) => ended as number | null)
  return { child, log: () => said, code }
}
