import type { Message, Sql } from '@cityos/bridge'
import { TenantProfileState } from '@cityos/contracts'

const NOWHERE = { country_code: null, scope_code: null, category_code: null, subcategory_code: null }

/** Where a tenant is placed. A tenant that is gone here meanwhile is placed nowhere. */
export async function applyTenantProfile(tx: Sql, message: Message): Promise<void> {
  if (message.entity_id !== message.tenant_id) throw new RangeError('A tenant has one profile: its own.')
  const { placement } =
    message.data === null ? { placement: NOWHERE } : TenantProfileState.parse(message.data)
  await tx.query(
    `update tenant set country_code = $2, scope_code = $3, category_code = $4, subcategory_code = $5,
            updated_at = clock_timestamp() where id = $1`,
    [
      message.tenant_id,
      placement.country_code,
      placement.scope_code,
      placement.category_code,
      placement.subcategory_code,
    ],
  )
}
