import type { Settlement } from './settle'

/** Writes one after another, and together what comes in while one is being written. */
export class OutcomeWriter {
  #waiting: Settlement[] = []
  #next: Promise<void> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(private readonly settle: (settlements: readonly Settlement[]) => Promise<void>) {}

  /** When it is written. @throws what kept it from being, for each that was to be written with it. */
  write(settlement: Settlement): Promise<void> {
    this.#waiting.push(settlement)
    if (!this.#next) {
      const next = this.#last.then(() => {
        this.#next = undefined
        return this.settle(this.#waiting.splice(0))
      })
      this.#next = next
      this.#last = next.catch(() => undefined)
    }
    return this.#next
  }
}
