import { byCodeUnits } from './order'

/**
 * A JSON text with the members of each object in one order and no white space. Numbers and strings stay as they are
 * written, so that nothing is lost in JavaScript's numbers.
 * @throws SyntaxError on what is no JSON.
 */
export function canonicalJson(text: string): string {
  const reader = new Reader(text)
  const value = reader.value()
  reader.end()
  return value
}

/** White space, then a mark, the beginning of a string, or a number or word. */
const TOKEN = /\s*(?:([{}[\],:])|(")|([^\s{}[\],:"]+))/y

class Reader {
  private token = ''
  private position = 0

  constructor(private readonly text: string) {
    this.next()
  }

  value(): string {
    if (this.token === '{') return this.object()
    if (this.token === '[') return this.array()
    if (!this.token || '}],:'.includes(this.token)) throw this.unexpected()
    return this.take()
  }

  end(): void {
    if (this.token) throw this.unexpected()
  }

  private object(): string {
    const members: [string, string][] = []
    this.list('}', () => {
      if (!this.token.startsWith('"')) throw this.unexpected()
      const name = this.take()
      if (this.take() !== ':') throw this.unexpected()
      members.push([name, this.value()])
    })
    members.sort(([a], [b]) => byCodeUnits(a, b))
    return `{${members.map(([name, value]) => `${name}:${value}`).join()}}`
  }

  private array(): string {
    const items: string[] = []
    this.list(']', () => items.push(this.value()))
    return `[${items.join()}]`
  }

  private list(close: string, item: () => void): void {
    this.take()
    if (this.token !== close) {
      item()
      while (this.token === ',') {
        this.take()
        item()
      }
    }
    if (this.take() !== close) throw this.unexpected()
  }

  private take(): string {
    const { token } = this
    this.next()
    return token
  }

  private next(): void {
    TOKEN.lastIndex = this.position
    const match = TOKEN.exec(this.text)
    if (!match) {
      if (this.text.slice(this.position).trim()) throw this.unexpected()
      this.token = ''
      return
    }
    this.position = TOKEN.lastIndex
    this.token = match[1] ?? (match[2] ? this.string() : (match[3] as string))
  }

  /** Not by a pattern: one over megabytes exhausts the stack. */
  private string(): string {
    const start = this.position - 1
    for (let end = this.text.indexOf('"', this.position); end >= 0; end = this.text.indexOf('"', end + 1)) {
      let escapes = 0
      while (this.text[end - 1 - escapes] === '\\') escapes++
      if (escapes % 2) continue
      this.position = end + 1
      return this.text.slice(start, end + 1)
    }
    throw this.unexpected()
  }

  private unexpected(): SyntaxError {
    return new SyntaxError(`This is no JSON at character ${this.position}.`)
  }
}
