import { killChildren } from './children'
import { bringUp, type Started } from './bring-up'
import { StackError } from './errors'
import { watchInterrupts } from './interrupts'
import { layout, type Layout } from './paths'
import { Progress } from './progress'
import { releaseCheckout } from './running'
import { crashed } from './steps/backend'

export interface StartOptions {
  root: string
  env: NodeJS.ProcessEnv
}

const INTERRUPTED = 130

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
    await Promise.race([backend.exited, aborted(interrupts.signal)])
    if (!interrupts.signal.aborted) throw crashed(paths, backend)
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

/** Whoever uses the database stops before it does. */
async function takeDown(paths: Layout, progress: Progress, { backend, database }: Started): Promise<void> {
  if (backend) progress.line('\nStopping …')
  await backend?.stop()
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
