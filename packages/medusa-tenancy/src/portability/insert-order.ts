import type { PortableTable } from './catalogue'

/** Tables that point at each other, directly or around a circle; most often one alone. */
export interface TableGroup {
  tables: PortableTable[]
  /** Whether rows may point at rows that come later: the group is written in one transaction. */
  circular: boolean
}

/** Counters come first: the numbering triggers would make rows of their own. */
const FIRST = 'tenant_counter'

/** Groups of tables, each after all that it points to (Tarjan's strongly connected components). */
export function insertOrder(tables: PortableTable[]): TableGroup[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const state = new Map<string, { index: number; low: number; open: boolean }>()
  const stack: PortableTable[] = []
  const groups: TableGroup[] = []

  const visit = (table: PortableTable) => {
    const own = { index: state.size, low: state.size, open: true }
    state.set(table.name, own)
    stack.push(table)
    for (const name of table.references) {
      const parent = byName.get(name)
      if (!parent) continue
      if (!state.has(name)) visit(parent)
      const seen = state.get(name)!
      if (seen.open) own.low = Math.min(own.low, seen.low)
    }
    if (own.low !== own.index) return
    const members = stack.splice(stack.indexOf(table))
    for (const { name } of members) state.get(name)!.open = false
    groups.push({ tables: members, circular: members.length > 1 || table.references.includes(table.name) })
  }

  const first = byName.get(FIRST)
  if (first) visit(first)
  for (const table of tables) if (!state.has(table.name)) visit(table)
  return groups
}
