import { fork, spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

const STOP_PATIENCE_MS = 10_000
const KEPT_LOG = 20_000
const children = new Set()
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')))

/**
 * Starts a Node program that speaks { id, name, args } → { id, result } and resolves once it says that it is ready.
 * @throws Error with the end of its output when it ends first.
 */
export async function startProcess(file, { cwd, env, execArgv = [] }) {
  const child = fork(file, [], { cwd, execArgv, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  children.add(child)
  let log = ''
  const keep = (chunk) => (log = (log + String(chunk)).slice(-KEPT_LOG))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const exited = new Promise((resolve) => child.once('exit', resolve))
  void exited.then(() => children.delete(child))
  const waiting = new Map()
  void exited.then(() => waiting.forEach(({ reject }) => reject(new Error(`${file} ended:\n${log}`))))
  await new Promise((resolve, reject) => {
    waiting.set('ready', { reject })
    child.on('message', (message) => {
      if (message.ready) return resolve()
      const { id, result, error } = message
      const { resolve: done, reject: failed } = waiting.get(id)
      waiting.delete(id)
      if (error) failed(new Error(error))
      else done(result)
    })
  })
  waiting.delete('ready')
  let last = 0
  return {
    pid: child.pid,
    log: () => log,
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject })
        child.send({ id: last, name, args })
      }),
    stop: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
      await exited
      clearTimeout(timer)
    },
  }
}

/** Servers run on the first core, everything else on the others: the load must not eat into what it measures. */
export function pin(pid, role) {
  const others = cpus().length > 2 ? `1-${cpus().length - 1}` : '1'
  spawnSync('taskset', ['-a', '-c', '-p', role === 'server' ? '0' : others, String(pid)])
}
