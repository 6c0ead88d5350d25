import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import { CityosError, type SecretKeyScope, type UpdateSecretKey } from '@cityos/contracts'
import { assertMayGrant } from '../../../access/may-grant'
import { assertMayBecome } from '../../../modules/secret-key/domain/state'
import { assertRequestLimit, expiryOf } from '../key-limits'
import { secretKeyModule } from '../secret-key-module'

export type ChangeKeyInput = { id: string; caller: Principal } & (
  | { action: 'update'; change: UpdateSecretKey }
  | { action: 'rotate'; hash: string; prefix: string; overlap_hours: number }
  | { action: 'revoke' }
)

interface Columns {
  name: string
  prefix: string
  hash: string
  previous_hash: string | null
  previous_expires_at: Date | null
  scopes: SecretKeyScope[]
  expires_at: Date
  requests_per_minute: number | null
  allowed_addresses: string[] | null
  revoked_at: Date | null
}
type Row = Columns & { id: string }

const HOUR_MS = 60 * 60 * 1_000

/**
 * Takes one step with a key, in one transaction with the look at its state.
 * @throws CityosError `not_found`, `illegal_transition`, `validation_failed`, `forbidden`.
 */
export const changeKeyStep = createStep(
  'change-key',
  async (input: ChangeKeyInput, { container }) => {
    const now = secretKeyModule(container).clock.now()
    const before = await connectionOf(container).transaction(async (trx) => {
      const row = await trx<Row>('secret_key')
        .where({ id: input.id })
        .whereNull('deleted_at')
        .forUpdate()
        .first()
      if (!row) throw new CityosError('not_found', `There is no secret key ${input.id}.`)
      assertMayBecome(row, input.action, now)
      const change = await changeOf(container, input, row, now)
      await trx('secret_key')
        .where({ id: row.id })
        .update({ ...change, updated_at: now })
      const kept = Object.keys(change) as (keyof Columns)[]
      return { id: row.id, columns: Object.fromEntries(kept.map((column) => [column, row[column]])) }
    })
    return new StepResponse(input.id, before)
  },
  async (before, { container }) => {
    if (!before) return
    await connectionOf(container)('secret_key').where({ id: before.id }).update(before.columns)
  },
)

const connectionOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

async function changeOf(
  container: MedusaContainer,
  input: ChangeKeyInput,
  row: Row,
  now: Date,
): Promise<Partial<Columns>> {
  if (input.action === 'revoke') return { revoked_at: now, previous_hash: null, previous_expires_at: null }
  if (input.action === 'update') return updated(container, input, row, now)
  // A token is handed out here: to whoever could have made this key.
  await assertMayGrant(input.caller, row.scopes)
  const until = new Date(now.getTime() + input.overlap_hours * HOUR_MS)
  const { hash, prefix } = input
  return input.overlap_hours === 0
    ? { hash, prefix, previous_hash: null, previous_expires_at: null }
    : { hash, prefix, previous_hash: row.hash, previous_expires_at: until }
}

/** Who has the key may then do as it says: so even its name is changed by those alone who could have made it. */
async function updated(
  container: MedusaContainer,
  { caller, change }: Extract<ChangeKeyInput, { action: 'update' }>,
  row: Row,
  now: Date,
): Promise<Partial<Columns>> {
  const { expires_at, ...rest } = change
  await assertRequestLimit(container, rest.requests_per_minute)
  const end = expires_at === undefined ? {} : { expires_at: expiryOf(expires_at, now) }
  await assertMayGrant(caller, rest.scopes ?? row.scopes)
  return { ...(rest as Partial<Columns>), ...end }
}
