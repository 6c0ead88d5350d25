import { compareGhost, type Attempt, type SweepLog } from './attempt'
import type { Finding } from './types'

export interface SweepOptions {
  /** Requests in flight at once. Default 8; writes that build on each other want 1. */
  concurrency?: number
}

/** Makes every attempt and answers what broke a promise; `log` receives what is worth counting. */
export async function sweep(
  attempts: Attempt[],
  log: SweepLog,
  options: SweepOptions = {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  const queue = attempts.values()
  const worker = async () => {
    for (const attempt of queue) findings.push(...(await compareGhost(attempt, log)))
  }
  await Promise.all(Array.from({ length: options.concurrency ?? 8 }, worker))
  return findings
}
