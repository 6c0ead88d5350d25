import { join } from 'node:path'
import { missingScopeCount } from '@cityos/medusa-tenancy'

interface Limiter {
  limiter: { _memoryStorage?: { _storage: Map<string, unknown>; delete(key: string): boolean } }
}

let missing = 0

/** How many statements without a scope were seen before this file. */
export const missingBefore = (): number => missing

/**
 * Makes a process that another test file has used like one that has just started, as far as that is kept outside the
 * database: what is remembered of the database goes with the connections.
 */
export function forgetUse(fromBackend: NodeJS.Require): void {
  missing = missingScopeCount()
  const { counters } = fromBackend(join(process.cwd(), 'src/http/rate-limit/counters.ts')) as {
    counters(): Record<string, unknown>
  }
  for (const counter of Object.values(counters())) {
    const storage = (counter as Partial<Limiter>).limiter?._memoryStorage
    for (const key of storage ? [...storage._storage.keys()] : []) storage?.delete(key)
  }
}
