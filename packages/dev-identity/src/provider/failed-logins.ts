/** Locks an account for a while after so many wrong passwords in a row, as Keycloak's brute-force detection does. */
export class FailedLogins {
  readonly #failures = new Map<string, { count: number; lockedUntilMs: number }>()

  constructor(
    private readonly limits: { failureFactor: number; waitIncrementSeconds: number },
    private readonly nowMs: () => number,
  ) {}

  isLocked(subject: string): boolean {
    return (this.#failures.get(subject)?.lockedUntilMs ?? 0) > this.nowMs()
  }

  fail(subject: string): void {
    const count = (this.#failures.get(subject)?.count ?? 0) + 1
    const rounds = Math.floor(count / this.limits.failureFactor)
    const lockedUntilMs = rounds ? this.nowMs() + rounds * this.limits.waitIncrementSeconds * 1000 : 0
    this.#failures.set(subject, { count, lockedUntilMs })
  }

  succeed(subject: string): void {
    this.#failures.delete(subject)
  }
}
