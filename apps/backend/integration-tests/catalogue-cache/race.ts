import { setTimeout as sleep } from 'node:timers/promises'
import { Client as Database } from 'pg'
import { storefront, type Shop, type World } from './world'

interface Write {
  /** The SQL that makes the state `n` the present one. */
  sql(n: number): string
  path: string
  /** Reads `n` off an answer. */
  stateOf(body: never): number
}

/** A process answered a state that was older than one whose write had been answered before the question. */
export interface Stale {
  asked: number
  got: number
  cache: string
}

const PATIENCE_MS = 10_000

/**
 * One writer counts upwards, each write a transaction of its own, while readers ask both processes. Every answer must
 * hold at least the state whose write had been answered when the question was asked.
 */
export async function raceReaders(world: World, shop: Shop, write: Write, writes: number) {
  const writer = new Database({ connectionString: world.backend.database.appUrl })
  await writer.connect()
  await writer.query(`set app.tenant = '${shop.id}'`)
  const stale: Stale[] = []
  const seen = new Map<string, number>()
  let answered = 0
  let writing = true
  const read = async (n: number) => {
    const client = storefront(world.cached[n % world.cached.length]!, shop)
    while (writing) {
      const asked = answered
      const { body, headers, status, text } = await client.get(write.path)
      if (status !== 200) throw new Error(`${write.path} answered ${status}: ${text}`)
      const got = write.stateOf(body as never)
      const cache = String(headers['x-cache'])
      seen.set(cache, (seen.get(cache) ?? 0) + 1)
      if (got < asked) stale.push({ asked, got, cache })
    }
  }
  const readers = Promise.all(Array.from({ length: 6 }, (_, n) => read(n)))
  // A reader that fails must not be waited for until all is written.
  readers.catch(() => (writing = false))
  for (let n = 1; n <= writes && writing; n++) {
    await writer.query(write.sql(n))
    answered = n
    // Most writes come between a question and its answer; each third waits until an answer has been replayed.
    const hits = seen.get('hit')
    const untilMs = performance.now() + (n % 3 === 0 ? PATIENCE_MS : 5)
    while (performance.now() < untilMs && writing && (n % 3 || seen.get('hit') === hits)) await sleep(2)
  }
  writing = false
  await readers.finally(() => writer.end())
  return { stale, seen }
}
