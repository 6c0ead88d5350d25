/** Failures in a row after which an endpoint is left alone for a while. */
export const FAILURES_TO_OPEN = 5
const FIRST_MS = 30_000
const LONGEST_MS = 10 * 60_000

/** How long an endpoint is left alone after its nth failure in a row; null while it still gets everything. */
export function openForMs(failures: number): number | null {
  if (failures < FAILURES_TO_OPEN) return null
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - FAILURES_TO_OPEN))
}
