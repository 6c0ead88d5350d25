export interface WorkerOptions {
  /** The pieces of work, each answering how much it has done; nothing done means waiting until woken. */
  work: Readonly<Record<string, () => Promise<number>>>
  /** How long a piece of work rests when nobody wakes it. */
  restMs?: number
  /**
   * How long one that has done something, or was woken meanwhile, waits before it looks again, so that what comes close
   * together is done together: a round costs much more than a thing more in it.
   */
  gatherMs?: number
  onError: (name: string, error: unknown) => void
}

/** Lets pieces of work go round until it is stopped. One that fails rests and goes on; it stops none of the others. */
export class BridgeWorker {
  readonly #rests = new Map<string, () => void>()
  readonly #woken = new Set<string>()
  #stopping = false
  readonly #rounds: Promise<void>[]

  constructor(private readonly options: WorkerOptions) {
    this.#rounds = Object.keys(options.work).map((name) => this.#goRound(name))
  }

  /** There may be something to do, for one piece of work or for all. */
  wake(name?: string): void {
    for (const each of name === undefined ? Object.keys(this.options.work) : [name]) {
      this.#woken.add(each)
      this.#rests.get(each)?.()
    }
  }

  /** Ends when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.wake()
    await Promise.all(this.#rounds)
  }

  async #goRound(name: string): Promise<void> {
    while (!this.#stopping) {
      this.#woken.delete(name)
      const done = await this.#once(name)
      if (this.#stopping) return
      if (done > 0 || this.#woken.has(name)) await this.#gather()
      else await this.#rest(name)
    }
  }

  async #once(name: string): Promise<number> {
    try {
      return (await this.options.work[name]?.()) ?? 0
    } catch (error) {
      this.options.onError(name, error)
      return 0
    }
  }

  async #gather(): Promise<void> {
    const { gatherMs = 0 } = this.options
    if (gatherMs > 0) await new Promise((resolve) => setTimeout(resolve, gatherMs))
  }

  #rest(name: string): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#rests.delete(name)
        resolve()
      }
      const timer = setTimeout(end, this.options.restMs ?? 1_000)
      this.#rests.set(name, end)
    })
  }
}
