/** Lets so many pieces of work go on at a time; the others wait, and go on in the order in which they came. */
export class Slots {
  private readonly waiting: (() => void)[] = []
  private taken = 0

  constructor(private readonly most: number) {}

  get isFree(): boolean {
    return this.taken < this.most
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    if (this.isFree) this.taken++
    // Who leaves hands over its place: nobody who comes in between takes it.
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.taken--
    }
  }
}
