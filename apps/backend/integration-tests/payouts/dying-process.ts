import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Db } from '../../src/modules/payout/store/sql'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import type { PayoutDatabase } from './payout-database'

/**
 * Works like a process that dies at a point: with all that it had in its hands. Nothing of it reaches the database or
 * the provider any more, and what was on its way there has come to its end.
 */
export async function workAndDie(world: PayoutDatabase, point: string, after: number): Promise<void> {
  const never = new Promise<never>(() => undefined)
  const underWay = new Set<Promise<unknown>>()
  let isDead = false
  let left = after
  const whileAlive = <T>(begin: () => Promise<T>): Promise<T> => {
    if (isDead) return never
    const work = begin()
    underWay.add(work)
    const forget = () => underWay.delete(work)
    work.then(forget, forget)
    return work.then((value) => (isDead ? never : value))
  }
  const db: Db = {
    raw: (text, bindings) => whileAlive(() => world.db.raw(text, bindings)),
    transaction: (work) => whileAlive(() => world.db.transaction(work)),
  }
  await new Promise<void>((resolve) => {
    const trace = (at: string) => {
      if (at !== point || left-- > 0) return Promise.resolve()
      isDead = true
      resolve()
      return never
    }
    const done = () => resolve()
    void executeDue(world.context({ db, trace })).then(done, done)
  })
  await Promise.allSettled(underWay)
}

/** Another process works on what is due, and ends itself as the kernel would: nothing of it is run any more. */
export function killAt(world: PayoutDatabase, point: string): Promise<string | null> {
  const program = join(__dirname, 'doomed-worker.ts')
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      ...{ DIE_AT: point, APP_URL: world.database.appUrl, NOW: world.clock.now().toISOString() },
    }
    const node = execFile(process.execPath, ['-r', join(__dirname, 'typescript.cjs'), program], { env })
    let said = ''
    node.stderr?.on('data', (text: string) => (said += text))
    node.on('exit', (code, signal) => resolve(signal ?? `${code}: ${said.slice(0, 2_000)}`))
  })
}
