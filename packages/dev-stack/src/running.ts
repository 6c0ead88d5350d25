import { rmSync } from 'node:fs'
import { StackError } from './errors'
import { stopGroup } from './children'
import { readJson, writeJson } from './json-file'
import { isAlive, startedAt } from './postgres/processes'

interface ProcessMark {
  pid: number
  startedAt: string | null
}

interface Running {
  starter: ProcessMark
  children: ProcessMark[]
}

/** Takes this checkout for our process, and ends what a killed earlier start left running. @throws StackError */
export async function claimCheckout(path: string): Promise<void> {
  const earlier = readJson<Running>(path)
  if (earlier && earlier.starter.pid !== process.pid && isSame(earlier.starter)) {
    throw new StackError(
      'already_running',
      `CityOS Commerce is already running from this folder (process ${earlier.starter.pid}).`,
      `Use that one, or stop it first: Ctrl-C in its terminal, or kill ${earlier.starter.pid}`,
    )
  }
  for (const child of earlier?.children ?? []) if (isSame(child)) await stopGroup(child.pid)
  writeJson(path, { starter: mark(process.pid), children: [] } satisfies Running)
}

export function recordChild(path: string, pid: number): void {
  const running = readJson<Running>(path)
  if (running) writeJson(path, { ...running, children: [...running.children, mark(pid)] })
}

export function releaseCheckout(path: string): void {
  if (readJson<Running>(path)?.starter.pid === process.pid) rmSync(path, { force: true })
}

function mark(pid: number): ProcessMark {
  return { pid, startedAt: startedAt(pid) ?? null }
}

/** The number alone is not enough: the system gives it to a new process some day. */
function isSame({ pid, startedAt: then }: ProcessMark): boolean {
  return isAlive(pid) && then === (startedAt(pid) ?? null)
}
