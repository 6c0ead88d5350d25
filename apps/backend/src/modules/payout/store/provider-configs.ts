import { ID_PREFIXES, newId, type PayoutMethod } from '@cityos/contracts'
import { rowsOf, type Sql } from './sql'

/** How the tenant's own account at a provider is used. */
export interface ProviderConfigRecord {
  id: string
  method: PayoutMethod
  config_sealed: string
  shown: Record<string, string>
}

const COLUMNS = 'id, method, config_sealed, shown'

export function providerConfigs(sql: Sql): Promise<ProviderConfigRecord[]> {
  return rowsOf(sql, `select ${COLUMNS} from payout_provider order by method`)
}

export async function providerConfig(
  sql: Sql,
  method: PayoutMethod,
): Promise<ProviderConfigRecord | undefined> {
  const [row] = await rowsOf<ProviderConfigRecord>(
    sql,
    `select ${COLUMNS} from payout_provider where method = ?`,
    [method],
  )
  return row
}

/** Writes a provider's row. `seal` is given the row's id, which what it seals is bound to. Answers the row of before. */
export async function saveProviderConfig(
  sql: Sql,
  method: PayoutMethod,
  { seal, shown }: { seal: (id: string) => string; shown: Record<string, string> },
): Promise<ProviderConfigRecord | undefined> {
  const before = await providerConfig(sql, method)
  const id = before?.id ?? newId(ID_PREFIXES.payout_provider)
  await sql.raw(
    `insert into payout_provider (id, method, config_sealed, shown) values (?, ?, ?, ?::jsonb)
     on conflict (tenant_id, method) do update
       set config_sealed = excluded.config_sealed, shown = excluded.shown, updated_at = now()
     where payout_provider.id = excluded.id`,
    [id, method, seal(id), JSON.stringify(shown)],
  )
  return before
}

/** Takes back what {@link saveProviderConfig} did. */
export async function restoreProviderConfig(
  sql: Sql,
  method: PayoutMethod,
  before: ProviderConfigRecord | undefined,
): Promise<void> {
  if (!before) await sql.raw(`delete from payout_provider where method = ?`, [method])
  else {
    await sql.raw(
      `update payout_provider set config_sealed = ?, shown = ?::jsonb, updated_at = now() where id = ?`,
      [before.config_sealed, JSON.stringify(before.shown), before.id],
    )
  }
}
