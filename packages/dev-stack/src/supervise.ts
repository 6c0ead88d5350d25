import type { ChildProcess } from 'node:child_process'

/** A server in a process group of its own that does not outlive this process. */
export interface Supervised {
  pid: number
  exited: Promise<void>
  stop(): Promise<void>
}

interface Ways {
  /** Asks it to end and waits until it has. */
  stop: (pid: number) => Promise<void>
  /** What it is sent when this process ends without stop(): it then shuts down on its own. */
  abandon: NodeJS.Signals
}

const running = new Map<number, NodeJS.Signals>()
let hooked = false

/** Resolves when a child has ended, or was never begun. */
export function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

/** Answers for a running child until it ends. */
export function supervise(child: ChildProcess, exited: Promise<void>, { stop, abandon }: Ways): Supervised {
  const pid = child.pid as number
  running.set(pid, abandon)
  void exited.then(() => running.delete(pid))
  if (!hooked) process.on('exit', stopAbandoned)
  hooked = true
  return {
    pid,
    exited,
    stop: async () => {
      // Unreferenced while it runs; now Node has to stay until it is gone, or would end with 0 in between.
      child.ref()
      if (child.exitCode === null && child.signalCode === null) await stop(pid)
      await exited
    },
  }
}

function stopAbandoned(): void {
  for (const [pid, signal] of running) {
    try {
      process.kill(pid, signal)
    } catch {
      // Gone already.
    }
  }
}
