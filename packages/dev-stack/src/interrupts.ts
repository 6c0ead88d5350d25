import { parentOf } from './processes'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One Ctrl-C arrives more than once: from the terminal and again through npm. */
const SAME_PRESS_MS = 500
const PARENT_CHECK_MS = 1_000

export interface Interrupts {
  signal: AbortSignal
  dispose(): void
}

/** The first Ctrl-C (or the death of npm or of the terminal above us) aborts the signal; a second one calls `force`. */
export function watchInterrupts(force: () => void): Interrupts {
  const controller = new AbortController()
  let first = 0
  const interrupt = () => {
    if (controller.signal.aborted && performance.now() - first > SAME_PRESS_MS) return force()
    if (controller.signal.aborted) return
    first = performance.now()
    controller.abort()
  }
  for (const name of SIGNALS) process.on(name, interrupt)
  // Nobody reads what we print any more: `npm start | head`, or a terminal that went away.
  const unread = () => interrupt()
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unread)
  const watch = watchParent(interrupt)
  return {
    signal: controller.signal,
    dispose: () => {
      clearInterval(watch)
      for (const name of SIGNALS) process.off(name, interrupt)
    },
  }
}

/**
 * npm may be killed, or its shell may keep a signal for itself; then nobody would ever stop us. We are npm's child, or
 * the child of a shell between: either one's death shows as a changed parent.
 */
function watchParent(gone: () => void): NodeJS.Timeout | undefined {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const ancestry = () => `${process.ppid} ${parentOf(process.ppid) ?? ''}`
  const before = ancestry()
  const timer = setInterval(() => {
    if (ancestry() === before) return
    clearInterval(timer)
    gone()
  }, PARENT_CHECK_MS)
  return timer.unref()
}
