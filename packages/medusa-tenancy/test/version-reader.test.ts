import { VersionReader } from '../src/catalogue-cache/version-reader'

/** A database that answers when it is told to, with the number of the statement as the version. */
class Database {
  asked: string[][] = []
  connections = 0
  private answers: { resolve(): void; reject(error: Error): void }[] = []

  acquireRawConnection = async () => {
    this.connections++
    return { query: (statement: { text: string; values?: [string[]] }) => this.query(statement) }
  }
  destroyRawConnection = async () => undefined

  private query({ text, values }: { text: string; values?: [string[]] }) {
    if (!values) return Promise.resolve({ rows: [], text })
    const n = this.asked.push(values[0])
    return new Promise((resolve, reject) => {
      const rows = values[0].filter((id) => id !== 'unknown').map((id) => [id, `v${n}`, `s${n}`, n])
      this.answers.push({ resolve: () => resolve({ rows }), reject })
    })
  }

  async settle(how: 'resolve' | 'reject' = 'resolve') {
    await new Promise((resolve) => setImmediate(resolve))
    const next = this.answers.shift()
    if (how === 'resolve') next?.resolve()
    else next?.reject(new Error('gone'))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('reading versions', () => {
  it('shares a statement only with questions that were asked before it was sent', async () => {
    const database = new Database()
    const reader = new VersionReader(database)
    const first = reader.read('t1')
    await new Promise((resolve) => setImmediate(resolve))
    const late = [reader.read('t1'), reader.read('t2'), reader.read('t1')]
    await database.settle()
    expect(await first).toMatchObject({ catalogue: 'v1' })
    await database.settle()
    expect((await Promise.all(late)).map((versions) => versions?.catalogue)).toEqual(['v2', 'v2', 'v2'])
    expect(database.asked).toEqual([['t1'], ['t1', 't2']])
    expect(database.connections).toBe(1)
  })

  it('knows nothing of a tenant that has no versions', async () => {
    const database = new Database()
    const read = new VersionReader(database).read('unknown')
    await database.settle()
    expect(await read).toBeUndefined()
  })

  it('says that it does not know when the connection breaks, and connects again', async () => {
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const database = new Database()
    const reader = new VersionReader(database)
    const broken = [reader.read('t1'), reader.read('t2')]
    await database.settle('reject')
    await database.settle('reject')
    expect(await Promise.all(broken)).toEqual([undefined, undefined])
    const read = reader.read('t1')
    await database.settle()
    expect(await read).toMatchObject({ catalogue: 'v3' })
    expect(complaints).toHaveBeenCalledTimes(1)
    complaints.mockRestore()
  })
})
