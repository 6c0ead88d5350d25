import type { Sql } from './database'
import type { State } from './state-hash'

/** What an app tells the other side: the fields that it owns of the things that it owns. */
export interface StateSource {
  /** Their names, as messages carry them. */
  readonly entities: readonly string[]
  /**
   * What these things are now; one that is missing in the answer does not exist any more. Called while the bridge
   * holds them in `tx`, and has to see everything that was committed before the call.
   */
  load(tx: Sql, tenantId: string, entity: string, ids: readonly string[]): Promise<ReadonlyMap<string, State>>
  /** The ids after `after`, in the order of the database's collation "C", at most `most`. */
  listIds(tx: Sql, tenantId: string, entity: string, after: string, most: number): Promise<string[]>
}
