import type { Inhabitant } from './inhabitant'
import type { Alias } from './references'
import type { Row } from './types'

const OPEN = ['pending', 'requested']

/** Which recorded action a route's `:action_id` belongs to, by the words before it in the path. */
const ACTIONS: [RegExp, string][] = [
  [/claim-items$/, 'WRITE_OFF_ITEM'],
  [/inbound-items$|request-items$/, 'RETURN_ITEM'],
  [/receive-items$/, 'RECEIVE_RETURN_ITEM'],
  [/dismiss-items$/, 'RECEIVE_DAMAGED_RETURN_ITEM'],
  [/items$/, 'ITEM_ADD'],
  [/shipping-methods?$/, 'SHIPPING_ADD'],
]

const OWNER_OF: Record<string, string> = {
  claims: 'claim_id',
  exchanges: 'exchange_id',
  returns: 'return_id',
}

const rowsOf = ({ rows }: Inhabitant, table: string): Row[] => rows.get(table) ?? []

/** A row of `table` with a change that is still open, which is when its routes do something. */
function withOpenChange(table: string, column: string): Alias {
  return (inhabitant, chosen) => {
    const action = [...chosen].find(([name]) => name.startsWith('action-'))?.[1]
    const change = rowsOf(inhabitant, 'order_change').find(
      (row) => row[column] && OPEN.includes(String(row['status'])),
    )
    const id = action?.[column] ?? change?.[column]
    return rowsOf(inhabitant, table).find((row) => row['id'] === id)
  }
}

function orderWithChange(draft: boolean): Alias {
  return (inhabitant) => {
    const open = rowsOf(inhabitant, 'order_change').filter(
      (row) => row['change_type'] === 'edit' && OPEN.includes(String(row['status'])),
    )
    const ids = new Set(open.map((row) => row['order_id']))
    return rowsOf(inhabitant, 'order').find(
      (row) => ids.has(row['id']) && Boolean(row['is_draft_order']) === draft,
    )
  }
}

/** Rows that core's routes speak of and that have no table of their own name. */
export const coreAliases: Record<string, Alias> = {
  open_claim: withOpenChange('order_claim', 'claim_id'),
  open_exchange: withOpenChange('order_exchange', 'exchange_id'),
  open_return: withOpenChange('return', 'return_id'),
  edited_order: orderWithChange(false),
  draft_order: orderWithChange(true),
  mark: ({ mark }) => ({ id: mark }),
  tenant: ({ tenantId }) => ({ id: tenantId }),
}

/** Adds the aliases of the `:action_id` of the given routes. */
export function actionAliases(names: Iterable<string>): Record<string, Alias> {
  const aliases: Record<string, Alias> = {}
  for (const name of names) aliases[name] = (inhabitant) => actionOf(inhabitant, name)
  return aliases
}

function actionOf(inhabitant: Inhabitant, name: string): Row | undefined {
  const root = Object.keys(OWNER_OF).find((word) => name.startsWith(`action-${word}`))
  const kind = ACTIONS.find(([pattern]) => pattern.test(name))?.[1]
  const orders = root
    ? undefined
    : coreAliases[name.includes('draft') ? 'draft_order' : 'edited_order']?.(inhabitant, new Map())
  const candidates = rowsOf(inhabitant, 'order_change_action').filter((row) =>
    root
      ? row[OWNER_OF[root] as string] && !row['applied']
      : row['order_id'] === orders?.['id'] && !row['applied'],
  )
  return candidates.find((row) => row['action'] === kind) ?? candidates[0]
}
