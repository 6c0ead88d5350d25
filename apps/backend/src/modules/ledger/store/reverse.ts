import { CityosError } from '@cityos/contracts'
import { reversalOf } from '../domain/adjustment'
import { post, type Posted } from './post'
import { readTransactions } from './read-transactions'
import type { Sql } from './sql'

/** Why something is taken back, when, and by whom. */
export interface Because {
  reason: string
  occurred_at: Date
  actor?: string
}

/**
 * Takes transactions back, each once: who asks again is told which reversal there is. What a workflow's compensation
 * does, because nothing is ever deleted.
 * @throws CityosError `not_found`; `ledger_not_reversible` for a reversal; `ledger_overdrawn` when the money has moved on.
 */
export async function reverse(sql: Sql, ids: readonly string[], because: Because): Promise<Posted[]> {
  const found = new Map((await readTransactions(sql, 'id', ids)).map((row) => [row.id, row]))
  const reversals = ids.map((id) => {
    const original = found.get(id)
    if (!original) throw new CityosError('not_found', `There is no ledger transaction ${id}.`)
    if (original.kind === 'reversal') {
      throw new CityosError('ledger_not_reversible', `${id} is a reversal itself: post the money move anew.`)
    }
    return reversalOf(original, because)
  })
  return post(sql, reversals)
}
