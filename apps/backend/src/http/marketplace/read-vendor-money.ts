import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { VendorMoney } from '@cityos/contracts'

export const NO_MONEY: VendorMoney = {
  ...{ pending_minor: 0, reserve_minor: 0, available_minor: 0, in_transit_minor: 0, owed_minor: 0 },
}

/** The names of the accounts in answers: what a vendor owes is `receivable` to the marketplace. */
const NAMES: Readonly<Record<string, keyof VendorMoney>> = {
  ...{ pending: 'pending_minor', reserve: 'reserve_minor', available: 'available_minor' },
  ...{ in_transit: 'in_transit_minor', receivable: 'owed_minor' },
}

/** What vendors have in the ledger now, by currency; one vendor's, or all but the tenant's own. */
export async function readVendorMoney(
  db: Knex,
  among: { vendor_id?: string | undefined; currency_code?: string | undefined },
): Promise<Map<string, VendorMoney>> {
  const { vendor_id: vendor = null, currency_code: currency = null } = among
  const { rows } = await db.raw<{ rows: { currency_code: string; kind: string; amount: string }[] }>(
    `select a.currency_code, a.kind, sum(b.amount_minor) as amount
       from ledger_account a join ledger_balance b on b.account_id = a.id
      where a.owner_id <> 'platform' and (:currency::text is null or a.currency_code = :currency)
        and case when :vendor::text is null then not exists (select from vendor h where h.id = a.owner_id and h.is_house)
                 else a.owner_id = :vendor end
      group by 1, 2 having sum(b.amount_minor) <> 0 order by 1`,
    { vendor, currency } as never,
  )
  const found = new Map<string, VendorMoney>()
  for (const { currency_code: code, kind, amount } of rows) {
    found.set(code, { ...(found.get(code) ?? NO_MONEY), [NAMES[kind]!]: Number(amount) })
  }
  return found
}
