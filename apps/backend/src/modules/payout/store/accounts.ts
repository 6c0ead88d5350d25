import { ID_PREFIXES, newId, type PayoutAccountStatus, type PayoutMethod } from '@cityos/contracts'
import { rowsOf, type Sql } from './sql'

/** Where a vendor's money goes by one method. */
export interface AccountRecord {
  id: string
  vendor_id: string
  method: PayoutMethod
  status: PayoutAccountStatus
  external_id: string | null
  holder_name: string | null
  /** Bank data, sealed for this row. */
  details_sealed: string | null
  details_masked: string | null
  currencies: string[]
  requirements: string[]
  created_at: Date
  updated_at: Date
}

const COLUMNS = `id, vendor_id, method, status, external_id, holder_name, details_sealed, details_masked, currencies,
  requirements, created_at, updated_at`

/** The accounts of these vendors, of whatever method. */
export function accountsOf(sql: Sql, vendorIds: readonly string[]): Promise<AccountRecord[]> {
  return rowsOf(
    sql,
    `select ${COLUMNS} from payout_account where vendor_id = any(?::text[]) order by method`,
    [vendorIds],
  )
}

/** The account that a provider knows by this id; locked until the transaction ends. */
export async function accountByExternalId(
  sql: Sql,
  method: PayoutMethod,
  externalId: string,
): Promise<AccountRecord | undefined> {
  const [row] = await rowsOf<AccountRecord>(
    sql,
    `select ${COLUMNS} from payout_account where method = ? and external_id = ? for update`,
    [method, externalId],
  )
  return row
}

export type AccountPatch = Partial<
  Pick<
    AccountRecord,
    | 'status'
    | 'external_id'
    | 'holder_name'
    | 'details_sealed'
    | 'details_masked'
    | 'currencies'
    | 'requirements'
  >
>

/** A vendor's account for a method, made where there is none, with these columns. Answers it as it is, and as it was. */
export async function saveAccount(
  sql: Sql,
  vendorId: string,
  method: PayoutMethod,
  patchOf: (id: string) => AccountPatch,
): Promise<{ account: AccountRecord; before: AccountRecord | null }> {
  const read = () =>
    rowsOf<AccountRecord>(
      sql,
      `select ${COLUMNS} from payout_account where vendor_id = ? and method = ? for update`,
      [vendorId, method],
    )
  const [before] = await read()
  if (!before) {
    await sql.raw(
      `insert into payout_account (id, vendor_id, method, status) values (?, ?, ?, 'onboarding')
       on conflict (tenant_id, vendor_id, method) do nothing`,
      [newId(ID_PREFIXES.payout_account), vendorId, method],
    )
  }
  const [row] = await read()
  await patchAccount(sql, row!.id, patchOf(row!.id))
  const [account] = await read()
  return { account: account!, before: before ?? null }
}

/** What is as it was stays as it is, with its time: a provider that says the same again has changed nothing. */
export async function patchAccount(sql: Sql, id: string, patch: AccountPatch): Promise<void> {
  const names = Object.keys(patch) as (keyof AccountPatch)[]
  const isList = (name: string) => name === 'currencies' || name === 'requirements'
  const place = (name: string) => (isList(name) ? '?::jsonb' : '?::text')
  const values = names.map((name) => (isList(name) ? JSON.stringify(patch[name]) : patch[name]))
  const sets = names.map((name) => `${name} = ${place(name)}`)
  const differs = names.map((name) => `${name} is distinct from ${place(name)}`)
  await sql.raw(
    `update payout_account set ${[...sets, 'updated_at = now()'].join(', ')}
      where id = ? and (${differs.join(' or ')})`,
    [...values, id, ...values],
  )
}

/** Takes back what {@link saveAccount} did. */
export async function restoreAccount(sql: Sql, id: string, before: AccountRecord | null): Promise<void> {
  if (!before) await sql.raw(`delete from payout_account where id = ?`, [id])
  else {
    const { status, external_id, holder_name, details_sealed, details_masked, currencies, requirements } =
      before
    const columns = {
      status,
      external_id,
      holder_name,
      details_sealed,
      details_masked,
      currencies,
      requirements,
    }
    await patchAccount(sql, id, columns)
  }
}
