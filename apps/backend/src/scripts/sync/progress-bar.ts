const WIDTH = 30

interface Out {
  isTTY?: boolean
  write(text: string): unknown
}

/** One line that fills up on a terminal; elsewhere its end alone. */
export class ProgressBar {
  constructor(
    private readonly out: Out,
    private readonly name: string,
    private readonly total: number,
  ) {}

  show(done: number): void {
    if (!this.out.isTTY) return
    const part = this.total ? Math.min(1, done / this.total) : 1
    const filled = Math.round(part * WIDTH)
    this.out.write(
      `\r${this.name} [${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${Math.floor(part * 100)} %`,
    )
  }

  end(summary: string): void {
    this.out.write(`${this.out.isTTY ? '\r\u001b[2K' : ''}${this.name}: ${summary}\n`)
  }
}
