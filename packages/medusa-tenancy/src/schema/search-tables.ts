import type { Client } from 'pg'
import { listTables } from './catalog'

const CATALOGUE = 'search_postgres_index'

/**
 * The tables of search documents with their primary key's column. The migration creates one per version of
 * a search index and notes its name in a catalogue. A document's id is whatever its index definition says,
 * a handle for example, so two tenants may hold the same one.
 */
export async function listSearchTables(client: Client): Promise<Record<string, string>> {
  const tables = await listTables(client)
  if (!tables.includes(CATALOGUE)) return {}
  const { rows } = await client.query<{ table_name: string }>(`select table_name from ${CATALOGUE}`)
  return Object.fromEntries(rows.map(({ table_name }) => [table_name, 'id']))
}
