import { systemClock, type Clock } from '@cityos/calendar'

/** Which sessions of the identity provider have ended before their tokens did. */
export interface EndedSessions {
  /** @param sid the token's session; service accounts have none and are never asked about. */
  hasEnded(sid: string): boolean | Promise<boolean>
}

/**
 * Remembers ended sessions in this process for as long as a token of theirs could still be alive. Several processes
 * need a store that they share.
 */
export class EndedSessionsInMemory implements EndedSessions {
  readonly #endedUntilMs = new Map<string, number>()

  /** @param keepMs at least the lifetime of an access token and the tolerance of the clocks. */
  constructor(
    private readonly keepMs: number,
    private readonly clock: Clock = systemClock,
  ) {}

  end(sid: string): void {
    const now = this.clock.now().getTime()
    // In the order of their ends: the first that is still needed stops the sweep.
    for (const [old, until] of this.#endedUntilMs) {
      if (until > now) break
      this.#endedUntilMs.delete(old)
    }
    this.#endedUntilMs.delete(sid)
    this.#endedUntilMs.set(sid, now + this.keepMs)
  }

  hasEnded(sid: string): boolean {
    return (this.#endedUntilMs.get(sid) ?? 0) > this.clock.now().getTime()
  }

  get size(): number {
    return this.#endedUntilMs.size
  }
}
