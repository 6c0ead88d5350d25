/** Answers that are on their way for as long as a test wants. */
export class StripeGate {
  private readonly closed = new Map<string, () => Promise<void>>()

  /** The next answer at this path says what is true when it is asked for, and comes when it is let go. */
  holdBack(path: string): { asked: Promise<void>; letGo: () => void } {
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const asked = new Promise<void>((resolve) =>
      this.closed.set(path, () => {
        resolve()
        return held
      }),
    )
    return { asked, letGo: () => letGo() }
  }

  /** The answer, as it is now, when it may pass. */
  async pass<T>(path: string, answer: T): Promise<T> {
    const said = structuredClone(answer)
    const held = this.closed.get(path)
    this.closed.delete(path)
    await held?.()
    return said
  }
}
