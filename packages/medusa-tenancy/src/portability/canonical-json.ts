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

const TOKEN = /\s*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|([^\s{}[\],:"]+))/sy

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
    this.token = match[1] ?? match[2] ?? (match[3] as string)
  }

  private unexpected(): SyntaxError {
    return new SyntaxError(`This is no JSON at character ${this.position}.`)
  }
}
