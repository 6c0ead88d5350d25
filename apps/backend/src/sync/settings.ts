import type { Sql } from '@cityos/bridge'

/** Reads and writes `sync_setting`: small things of the bridge that outlive a process. */
export async function readSetting<T>(tx: Sql, name: string): Promise<T | undefined> {
  const [row] = await tx.query<{ value: T }>('select value from sync_setting where name = $1', [name])
  return row?.value
}

export async function writeSetting(tx: Sql, name: string, value: unknown): Promise<void> {
  await tx.query(
    `insert into sync_setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
    [name, JSON.stringify(value)],
  )
}

/** @returns whether it was there. */
export async function removeSetting(tx: Sql, name: string): Promise<boolean> {
  return (await tx.query('delete from sync_setting where name = $1 returning name', [name])).length > 0
}
