import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import {
  cancelWaiting,
  changeEndpoint,
  rotated,
  type EndpointChange,
  type KeptSecrets,
  type TenantEndpoint,
} from '@cityos/bridge'
import type { UpdateWebhookEndpoint } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { syncModule } from '../../../modules/sync/sync-module'
import { inEndpointTables, lockEndpoint } from '../endpoint-tables'
import { assertUsableAddress } from '../usable-address'

export type ChangeEndpointInput = { id: string } & (
  | { action: 'update'; change: UpdateWebhookEndpoint }
  | { action: 'rotate'; secrets: KeptSecrets; overlap_hours: number }
)

const HOUR_MS = 60 * 60 * 1_000

/** @throws CityosError `not_found`, `validation_failed`. */
export const changeEndpointStep = createStep(
  'change-endpoint',
  async (input: ChangeEndpointInput, { container }) => {
    const url = input.action === 'update' ? input.change.url : undefined
    if (url) await assertUsableAddress(container, url)
    const tenantId = requireTenantId()
    const before = await inEndpointTables(container, async (tx) => {
      const row = await lockEndpoint(tx, tenantId, input.id)
      const now = syncModule(container).now()
      const change = changeOf(input, row, now)
      await changeEndpoint(tx, row.id, change, now)
      if (change.state === 'disabled') await cancelWaiting(tx, row.id)
      const kept = Object.keys(change).map((column) => [column, row[column as keyof TenantEndpoint]])
      return { id: row.id, columns: Object.fromEntries(kept) as EndpointChange }
    })
    return new StepResponse(input.id, before)
  },
  async (before, { container }) => {
    if (!before) return
    // What was canceled meanwhile stays so: reconciling is the receiver's, who was told that nothing comes.
    await inEndpointTables(container, (tx) =>
      changeEndpoint(tx, before.id, before.columns, syncModule(container).now()),
    )
  },
)

function changeOf(input: ChangeEndpointInput, row: TenantEndpoint, now: Date): EndpointChange {
  if (input.action === 'rotate') {
    const until = new Date(now.getTime() + input.overlap_hours * HOUR_MS)
    return { secrets: rotated(row.secrets as KeptSecrets, input.secrets, until, now) }
  }
  const { state } = input.change
  if (state === undefined) return input.change
  // Whoever switches it on wants to see it called now, whatever went wrong before.
  const fresh = state === 'enabled' ? { failures: 0, open_until: null } : {}
  return { ...input.change, ...fresh, state_reason: state === 'disabled' ? 'Switched off by hand.' : null }
}
