import { systemClock } from '@cityos/calendar'
import { bridgeDatabase } from '../database/pool'

/** Writes down how tenants' endpoints do, where that has changed, and ends what a rotation has left. @returns how many */
export async function noteHealth(): Promise<number> {
  const rows = await bridgeDatabase.transaction((tx) =>
    tx.query(
      `update integration_endpoints i
          set health = n.health, health_checked_at = $1,
              previous_until = case when i.previous_until > $1 then i.previous_until end
         from (select id::uuid as id, (case when state <> 'enabled' then 'disabled' when failures > 0 then 'failing'
                 when last_delivered_at is null then 'unknown' else 'healthy' end)::enum_integration_endpoints_health as health
                 from webhook_endpoint where kind = 'tenant') n
        where i.id = n.id and (i.health is distinct from n.health or i.previous_until <= $1)
       returning i.id`,
      [systemClock.now()],
    ),
  )
  return rows.length
}
