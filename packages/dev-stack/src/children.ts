import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StackError } from './errors'
import { logTail } from './log-tail'
import { isAlive, waitForExit } from './processes'

export interface ChildOptions {
  /** A Node program and its arguments. */
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  logFile: string
}

export interface Child {
  pid: number
  exited: Promise<number | null>
  stop(): Promise<void>
  /** The last lines that this run wrote to its log. */
  tail(lines: number): string
}

const PATIENCE_MS = 10_000
const groups = new Set<number>()
process.on('exit', killChildren)

let announce: (pid: number) => void = () => undefined

/** @param listener is told every child started from now on. */
export function onChildStarted(listener: (pid: number) => void): void {
  announce = listener
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches it through us, in our order. */
export function startChild({ args, cwd, env, logFile }: ChildOptions): Child {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a')
  const from = fstatSync(log).size
  const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  const pid = child.pid
  if (pid === undefined) throw new Error(`Could not start ${args.join(' ')}`)
  groups.add(pid)
  announce(pid)
  const exited = whenGone(child).finally(() => groups.delete(pid))
  return {
    pid,
    exited,
    stop: async () => {
      await stopGroup(pid)
      await exited
    },
    tail: (lines) => logTail(logFile, lines, from),
  }
}

/** Runs a program to its end. @throws StackError 'interrupted' or 'step_failed' with the last lines of its log. */
export async function runChild(
  options: ChildOptions & { signal: AbortSignal; remedy: string },
): Promise<void> {
  throwIfInterrupted(options.signal)
  const child = startChild(options)
  const stop = () => void child.stop()
  options.signal.addEventListener('abort', stop)
  const code = await child.exited.finally(() => options.signal.removeEventListener('abort', stop))
  throwIfInterrupted(options.signal)
  if (code === 0) return
  throw new StackError(
    'step_failed',
    `${child.tail(20)}\n\nThe whole log: ${options.logFile}`,
    options.remedy,
  )
}

export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new StackError('interrupted', 'Interrupted.', 'Start again when you like.')
}

/** Terminates a child and its own children; by force when they take too long. */
export async function stopGroup(pid: number): Promise<void> {
  if (!signalGroup(pid, 'SIGTERM')) return
  if (!(await waitForExit(pid, PATIENCE_MS))) signalGroup(pid, 'SIGKILL')
  // A program may leave its own children behind: they share its group.
  await sleep(0)
  signalGroup(pid, 'SIGKILL')
}

/** The last resort, for an exit that waits for nothing. */
export function killChildren(): void {
  for (const pid of groups) signalGroup(pid, 'SIGKILL')
}

function whenGone(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', () => resolve(null))
  })
}

function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
    return true
  } catch {
    return isAlive(pid)
  }
}
