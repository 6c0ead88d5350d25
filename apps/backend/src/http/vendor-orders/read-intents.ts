import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type ListVendorOrderIntents,
  type VendorOrderIntent,
  type VendorOrderIntentList,
} from '@cityos/contracts'
import { listSelected } from '../paging'

const TIMES = ['called_at', 'decided_at', 'created_at', 'settled_at'] as const
type Row = Omit<VendorOrderIntent, (typeof TIMES)[number] | 'amount_minor'> &
  Record<(typeof TIMES)[number], Date | null> & { amount_minor: string }

const COLUMNS = [
  ...['id', 'order_id', 'vendor_order_id', 'payment_id', 'kind', 'cause', 'amount_minor', 'currency_code'],
  ...[
    'reason',
    'state',
    'attempts',
    'error',
    'call_key',
    'decided',
    'decided_by',
    'decided_reason',
    ...TIMES,
  ],
]

const toIntent = (row: Row): VendorOrderIntent => ({
  ...(row as unknown as VendorOrderIntent),
  amount_minor: Number(row.amount_minor),
  ...Object.fromEntries(TIMES.map((name) => [name, row[name]?.toISOString() ?? null])),
})

const intents = (container: MedusaContainer) =>
  (container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex)('vendor_order_intent')

/** One page of the tenant's moves of money. */
export async function listVendorOrderIntents(
  container: MedusaContainer,
  query: ListVendorOrderIntents,
): Promise<VendorOrderIntentList> {
  const { state, vendor_order_id } = query
  const named = Object.entries({ state, vendor_order_id }).filter(([, value]) => value !== undefined)
  const { rows, page } = await listSelected<Row>(
    () => intents(container).where(Object.fromEntries(named)),
    query,
    COLUMNS,
  )
  return { vendor_order_intents: rows.map(toIntent), ...page }
}

/** @throws CityosError `not_found`. */
export async function readVendorOrderIntent(
  container: MedusaContainer,
  id: string,
): Promise<VendorOrderIntent> {
  const row = (await intents(container).where({ id }).first(COLUMNS)) as Row | undefined
  if (!row) throw new CityosError('not_found', `There is no move of money ${id}.`)
  return toIntent(row)
}
