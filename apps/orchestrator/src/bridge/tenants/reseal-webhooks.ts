import { keptAs, openerOf, type KeptSecrets } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { isStale, type SealingKey } from '@cityos/sealing'
import { bridgeDatabase } from '../database/pool'

type Sealed = Extract<KeptSecrets, { for: string }>

/** Seals the signing secrets of webhooks under the current key. @returns how many webhooks had another */
export function resealWebhooks(sealingKeys: readonly SealingKey[]): Promise<number> {
  const opener = openerOf({ bridgeKeys: [], sealingKeys, now: () => systemClock.now() })
  return bridgeDatabase.transaction(async (tx) => {
    const rows = await tx.query<{ id: string; secrets: Sealed }>(
      `select id, secrets from webhook_endpoint where kind = 'tenant' order by id for update`,
    )
    const stale = rows.filter(({ secrets }) => secrets.sealed.some(({ text }) => isStale(text, sealingKeys)))
    for (const { id, secrets } of stale) {
      // One that has ended meanwhile is not opened, and not kept.
      const opened = opener(secrets).map((secret, index) => ({
        ...(keptAs(secret, id, sealingKeys) as Sealed).sealed[0]!,
        until: secrets.sealed[index]!.until,
      }))
      const kept = JSON.stringify({ ...secrets, sealed: opened })
      await tx.query('update webhook_endpoint set secrets = $2 where id = $1', [id, kept])
    }
    return stale.length
  })
}
