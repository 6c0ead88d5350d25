import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, Modules, PaymentEvents } from '@medusajs/framework/utils'
import { capturePaymentWorkflow, refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import type { Intent } from '../../../modules/vendor-order/domain/intent'
import { undecideIntent } from '../../../modules/vendor-order/store/decide-intent'
import { updateIntent } from '../../../modules/vendor-order/store/intents'
import { bringUp } from '../bring-up'
import { beginIntent, findMove, type MoveRow } from './begin-intent'
import { creditOrder, tellOrder } from './finish-move'
import { withKey, type KeyedCall } from './keyed-calls'

/**
 * Brings an intent to its end, under the order's hold: asks the provider by Medusa's workflow, or finds what came of it
 * where this was begun before. While nobody knows what the provider did it is asked under the same key alone.
 * @throws what Medusa or the provider has refused it with; CityosError `payment_provider_unavailable` when it is asked
 * again later.
 */
export async function callIntent(container: MedusaContainer, id: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const begun = await connection.transaction((trx) => beginIntent(trx, id))
  if (!begun) return
  const { intent, key, done } = begun
  if (done) return settle(container, intent, done)
  const call: KeyedCall = { key, done: intent.decided === 'moved', asked: false, answered: false }
  const error = await withKey(container, call, () => move(container, intent)).then(
    () => undefined,
    (cause: unknown) => cause,
  )
  const row = call.answered ? await findMove(connection, intent) : undefined
  // Also where Medusa has failed behind the answer: the money has moved.
  if (row) return settle(container, intent, row)
  throw await fail(connection, intent, call, error)
}

async function move(container: MedusaContainer, intent: Intent): Promise<void> {
  const { id, kind, cause, payment_id, reason } = intent
  const amount = toMajor(intent.amount_minor, intent.currency_code)
  if (kind === 'capture') {
    await capturePaymentWorkflow(container).run({ input: { payment_id, amount, captured_by: id } })
    return
  }
  const refund = { payment_id, amount, created_by: id, ...(reason ? { note: reason } : {}) }
  if (cause === 'returned') {
    // Medusa's workflow credits an order that is not wholly paid, which already costs less by what came back.
    await container.resolve(Modules.PAYMENT).refundPayment(refund)
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: PaymentEvents.REFUNDED, data: { id: payment_id } })
  } else {
    await refundPaymentWorkflow(container).run({ input: refund })
  }
}

/** The money has moved: this is known from here on, with its place in the ledger. */
async function settle(container: MedusaContainer, intent: Intent, row: MoveRow): Promise<void> {
  const now = systemClock.now()
  await tellOrder(container, intent, row)
  await bringUp(container, intent.order_id, {
    before: (trx) =>
      updateIntent(trx, intent.id, { state: 'settled', move_id: row.id, settled_at: now, error: null }, now),
  })
  await creditOrder(container, intent)
}

const REFUSALS: readonly string[] = [
  ...[MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_ALLOWED, MedusaError.Types.NOT_FOUND],
]
const isRefusal = (error: unknown) =>
  MedusaError.isMedusaError(error) && REFUSALS.includes((error as MedusaError).type)

/** Writes down why it has not moved; answers what is thrown. */
async function fail(sql: Knex, intent: Intent, call: KeyedCall, error: unknown): Promise<unknown> {
  const { id, cause, call_key, called_at } = intent
  const refused = call.asked ? isRefusal(error) : called_at === null
  // What is owed stays owed; what somebody asked for was refused, and may be asked for anew.
  const over = refused && cause === 'asked'
  // A provider that has surely refused is asked under a new key; one that was not asked now is where it was before.
  const called = call.asked ? (refused ? { call_key: null, called_at: null } : {}) : { call_key, called_at }
  // Workflows throw plain copies of errors.
  const text = ((error as Partial<Error> | null)?.message ?? String(error)).slice(0, 1_000)
  await updateIntent(
    sql,
    id,
    { error: text, ...called, ...(over ? { state: 'refused' as const } : {}) },
    systemClock.now(),
  )
  if (over) return error
  // Medusa does not take it for what people have said it is: they look again, and may say otherwise.
  if (intent.decided === 'moved' && !call.answered) {
    await undecideIntent(sql, id)
    return new Error(text, { cause: error })
  }
  return new CityosError(
    'payment_provider_unavailable',
    `${id} is written down, and the provider is asked again.`,
    {},
    { cause: error },
  )
}
