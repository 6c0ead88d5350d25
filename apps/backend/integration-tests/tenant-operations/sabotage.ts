import type { TestBackend } from '@cityos/testing'

/** A statement of whatever process that the database makes fail, wait or lose its turn, until it is mended. */
export interface Sabotage {
  table: string
  on: 'insert' | 'update' | 'delete'
  /** Over `new` and `old`. */
  when?: string
  does: 'fail' | 'wait' | 'lose'
}

const DOES = {
  fail: `raise exception 'forced failure'`,
  wait: `perform pg_sleep(0.3)`,
  // As if another process had taken the operation up at this moment.
  lose: `new.attempt := new.attempt + 1`,
}

/** Steps fail where they write, so that no step needs a hook for it. */
export async function sabotage(backend: TestBackend, { table, on, when, does }: Sabotage): Promise<void> {
  await backend.sql(async (client) => {
    await client.query(`
      create or replace function sabotage_${does}() returns trigger language plpgsql as $$
      begin ${DOES[does]}; return coalesce(new, old); end $$`)
    await client.query(`
      create trigger sabotage before ${on} on "${table}" for each row
        ${when ? `when (${when})` : ''} execute function sabotage_${does}()`)
  })
}

/** Ends all sabotage. */
export async function mend(backend: TestBackend): Promise<void> {
  await backend.sql(async (client) => {
    const { rows } = await client.query<{ table: string }>(
      `select distinct c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'sabotage'`,
    )
    for (const { table } of rows) await client.query(`drop trigger sabotage on "${table}"`)
  })
}
