import { spawn } from 'node:child_process'
import { join } from 'node:path'

const PACKAGE = join(__dirname, '..')

/** A program around this package in a process of its own, which says what happens in it, a line for each. */
export class Program {
  readonly lines: string[] = []
  private readonly waiting = new Set<() => void>()
  private readonly ended: Promise<number | null>

  constructor(source: string, url: string, patienceMs = 30_000) {
    const program = `const { Listener, PostgresDatabase } = require(${JSON.stringify(PACKAGE)})
      const url = process.env.URL_OF_DATABASE
      const say = (word) => console.log(word)
      const until = async (isSo) => {
        for (let i = 0; i < 500 && !(await isSo()); i++) await new Promise((done) => setTimeout(done, 20))
      }
      ${source}`
    const child = spawn(process.execPath, ['-e', program], {
      env: { ...process.env, URL_OF_DATABASE: url },
    })
    let rest = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        const lines = (rest + String(chunk)).split('\n')
        rest = lines.pop() ?? ''
        this.lines.push(...lines)
        for (const wake of this.waiting) wake()
      })
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    this.ended = new Promise((resolve) =>
      child.once('close', (code) => {
        clearTimeout(timer)
        for (const wake of this.waiting) wake()
        resolve(code)
      }),
    )
  }

  /** Waits until it has said a line so often, or has ended. */
  async said(line: string, times = 1): Promise<void> {
    const isSo = () => this.lines.filter((one) => one === line).length >= times
    const ended = this.ended.then(() => true)
    while (!isSo()) {
      const woken = new Promise<false>((resolve) => this.waiting.add(() => resolve(false)))
      if (await Promise.race([woken, ended])) return
    }
  }

  /** @returns its exit code; null when it had to be killed. */
  end(): Promise<number | null> {
    return this.ended
  }
}
