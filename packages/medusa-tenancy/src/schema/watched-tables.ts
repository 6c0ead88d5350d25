import type { Classification, ClassifiedTables } from './classification'

/** Which of a tenant's two versions a change moves: every sale changes stock, and few answers show it. */
export type CatalogueKind = 'catalogue' | 'stock'

/** Whose version a change of the table moves. */
export type CatalogueScope =
  /** The tenant that the connection is set to. */
  | { whose: 'current' }
  /** The tenant that a column of the row names. */
  | { whose: 'row'; column: string }
  | { whose: 'everybody' }

export interface WatchedTable {
  table: string
  kind: CatalogueKind
  scope: CatalogueScope
}

/** The tables whose changes move a version: all but those that are named as unrelated. */
export function watchedTables(tables: ClassifiedTables, c: Classification): WatchedTable[] {
  const everyTable: [string, CatalogueScope][] = [
    ...tables.tenant.map((table): [string, CatalogueScope] => [table, { whose: 'current' }]),
    ...tables.platform.map((table): [string, CatalogueScope] => {
      const column = c.platform[table]?.ownRowColumn
      return [table, column ? { whose: 'row', column } : { whose: 'everybody' }]
    }),
    ...tables.global.map((table): [string, CatalogueScope] => [table, { whose: 'everybody' }]),
  ]
  return everyTable
    .filter(([table]) => !(table in c.catalogueUnrelated))
    .map(([table, scope]) => ({ table, kind: table in c.stock ? 'stock' : 'catalogue', scope }))
}
