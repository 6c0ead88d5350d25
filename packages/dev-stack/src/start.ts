import { killChildren } from './children'
import { bringUp } from './bring-up'
import { StackError } from './errors'
import { watchInterrupts } from './interrupts'
import { layout, type Layout } from './paths'
import { Progress } from './progress'
import { releaseCheckout } from './running'
import type { Started } from './started'
import { cerbosStopped } from './steps/access'
import { crashed } from './steps/backend'
import { contentCrashed } from './steps/content'

export interface StartOptions {
  root: string
  env: NodeJS.ProcessEnv
}

const INTERRUPTED = 130
const never = new Promise<undefined>(() => undefined)

/** Brings the whole development stack up and keeps it until Ctrl-C. @returns the exit code. */
export async function start({ root, env }: StartOptions): Promise<number> {
  const paths = layout(root)
  const progress = new Progress()
  const interrupts = watchInterrupts(() => {
    killChildren()
    process.exit(INTERRUPTED)
  })
  const started: Started = {}
  let ready = false
  try {
    const backend = await bringUp({ paths, env, progress, signal: interrupts.signal, started })
    ready = true
    const { content } = started
    const ended = await Promise.race([
      content?.exited.then(() => contentCrashed(paths, content)) ?? never,
      backend.exited.then(() => crashed(paths, backend)),
      started.access?.server?.exited.then(() => cerbosStopped(paths)) ?? never,
      aborted(interrupts.signal),
    ])
    if (ended && !interrupts.signal.aborted) throw ended
    return 0
  } catch (error) {
    if (interrupts.signal.aborted) return ready ? 0 : INTERRUPTED
    report(progress, error)
    return 1
  } finally {
    await takeDown(paths, progress, started)
    interrupts.dispose()
  }
}

/** Whoever asks Cerbos and the database stops before they do. */
async function takeDown(paths: Layout, progress: Progress, started: Started): Promise<void> {
  const { backend, content, subscriptions, identity, access, database } = started
  if (backend) progress.line('\nStopping …')
  await subscriptions?.stop()
  await content?.stop()
  await backend?.stop()
  await identity?.stop()
  await access?.server?.stop()
  await database?.server?.stop()
  releaseCheckout(paths.running)
  if (backend) progress.line('Stopped.')
}

function report(progress: Progress, error: unknown): void {
  if (error instanceof StackError) progress.line(`\n${error.message}\n${error.remedy}`)
  else progress.line(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
  )
}
