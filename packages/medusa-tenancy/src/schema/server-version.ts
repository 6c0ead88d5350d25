import type { Client } from 'pg'
import { TenancyError } from '../errors'

const OLDEST = 15

/** @throws TenancyError `configuration_invalid` on a PostgreSQL without `on delete set null (column)`. */
export async function requireServerVersion(client: Pick<Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  )
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major >= OLDEST) return
  throw new TenancyError(
    'configuration_invalid',
    `Tenancy needs PostgreSQL ${OLDEST} or later and this server is ${major}: older ones clear the tenant with a deleted reference.`,
  )
}
