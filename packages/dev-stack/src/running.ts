import { rmSync } from 'node:fs'
import { StackError } from './errors'
import { stopGroup } from './children'
import { readJson, writeJson } from './json-file'
import { isStillRunning, markProcess, type ProcessMark } from './process-mark'

interface Running {
  starter: ProcessMark
  children: ProcessMark[]
}

/** Takes this checkout for our process, and ends what a killed earlier start left running. @throws StackError */
export async function claimCheckout(path: string): Promise<void> {
  const earlier = readJson<Running>(path)
  if (earlier && earlier.starter.pid !== process.pid && isStillRunning(earlier.starter)) {
    throw new StackError(
      'already_running',
      `CityOS Commerce is already running from this folder (process ${earlier.starter.pid}).`,
      `Use that one, or stop it first: Ctrl-C in its terminal, or kill ${earlier.starter.pid}`,
    )
  }
  for (const child of earlier?.children ?? []) if (isStillRunning(child)) await stopGroup(child.pid)
  writeJson(path, { starter: markProcess(process.pid), children: [] } satisfies Running)
}

export function recordChild(path: string, pid: number): void {
  const running = readJson<Running>(path)
  if (running) writeJson(path, { ...running, children: [...running.children, markProcess(pid)] })
}

export function releaseCheckout(path: string): void {
  if (readJson<Running>(path)?.starter.pid === process.pid) rmSync(path, { force: true })
}
