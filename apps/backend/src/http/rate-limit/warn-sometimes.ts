const WARN_EVERY_MS = 60_000

/** Tells that requests go on uncounted, at most once a minute. */
export function warnSometimes(
  warn: (message: string) => void,
  nowMs: () => number,
): (error: unknown) => void {
  let warnedMs = -Infinity
  return (error) => {
    if (nowMs() - warnedMs <= WARN_EVERY_MS) return
    warnedMs = nowMs()
    warn(`Requests are let through uncounted: ${error instanceof Error ? error.message : String(error)}`)
  }
}
