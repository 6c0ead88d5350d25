/** One line per step: rewritten in place in a terminal, printed when done elsewhere. */
export class Progress {
  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  /** @param note shown while the step runs, for steps that take long enough to wonder about. */
  async step<T>(name: string, work: () => Promise<T>, note?: string): Promise<T> {
    const began = performance.now()
    const live = this.out.isTTY === true
    if (live) this.out.write(`… ${name}${note ? ` (${note})` : ''}`)
    else if (note) this.line(`… ${name} (${note})`)
    const finish = (mark: string) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      this.out.write(`${live ? '\r\x1b[2K' : ''}${mark} ${name} … ${seconds} s\n`)
    }
    try {
      const result = await work()
      finish('✓')
      return result
    } catch (error) {
      finish('✗')
      throw error
    }
  }

  /** A step whose result an earlier start has left. */
  async stepUnless(
    done: boolean,
    [name, note]: [name: string, note: string],
    work: () => Promise<void>,
  ): Promise<void> {
    if (done) this.line(`✓ ${name} … unchanged`)
    else await this.step(name, work, note)
  }

  line(text = ''): void {
    this.out.write(`${text}\n`)
  }
}
