import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from '@cityos/bridge'
import { env } from '../../env'
import { bucket, isBucketConfigured } from '../../storage/bucket'
import { bridgeDatabase } from '../database/pool'
import type { PayloadTransaction } from '../database/payload-transaction'

const FILES_AT_ONCE = 100

/** Every file of a tenant, in all its sizes, is to go once the rows are gone. */
export async function noteRemovedFiles({ query }: PayloadTransaction, tenantId: string): Promise<void> {
  await query(
    `insert into removed_file (name)
       select name from media m cross join lateral (values (m.filename), (m.sizes_thumbnail_filename),
         (m.sizes_card_filename), (m.sizes_hero_filename)) as files (name)
        where m.tenant_id = $1 and name is not null
     on conflict do nothing`,
    [tenantId],
  )
}

/** Removes files whose rows are gone, and answers how many. A process that dies here leaves the rest to the next. */
export function removeFiles(): Promise<number> {
  return bridgeDatabase.transaction(async (tx: Sql) => {
    const files = await tx.query<{ name: string }>(
      'select name from removed_file order by name limit $1 for update skip locked',
      [FILES_AT_ONCE],
    )
    for (const { name } of files) {
      if (isBucketConfigured()) await bucket().remove(name)
      else await rm(join(env().CONTENT_DATA_DIR, 'media', name), { force: true })
    }
    const names = files.map(({ name }) => name)
    await tx.query('delete from removed_file where name = any($1::text[])', [names])
    return files.length
  })
}
