import { isAlive, startedAt } from './processes'

/** Names a process for good: the number alone is given to a new process some day. */
export interface ProcessMark {
  pid: number
  startedAt: string | null
}

export function markProcess(pid: number): ProcessMark {
  return { pid, startedAt: startedAt(pid) ?? null }
}

/** Whether this very process still runs. */
export function isStillRunning({ pid, startedAt: then }: ProcessMark): boolean {
  return isAlive(pid) && then === (startedAt(pid) ?? null)
}
