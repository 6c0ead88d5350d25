import type { Connection, FoundKey } from './find-key'

const EVERY_MS = 60_000

/** Writes down that a key was used, at most once a minute; whoever uses it does not wait, and does not fail by it. */
export function noteUse(connection: Connection, { id, last_used_at: last }: FoundKey, now: Date): void {
  const due = new Date(now.getTime() - EVERY_MS)
  if (last && last > due) return
  connection
    .raw(
      'update secret_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at <= ?)',
      [now, id, due],
    )
    .then(undefined, (error: unknown) => console.warn(`[secret-keys] the use of ${id} is not noted`, error))
}
