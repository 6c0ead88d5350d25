import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { PaymentSandboxFault, SandboxCard } from '@cityos/contracts'
import { verdictOf, type Card, type Verdict } from './bank/cards'
import { noteEvent, takeEvents, type SandboxEvent } from './bank/events'
import { does, fallSilent, inject, SandboxRefusal } from './bank/faults'
import {
  keepMethod,
  makeHolder,
  makeMethod,
  methodsOf,
  removeHolder,
  removeMethod,
  requireMethod,
  type SavedMethod,
} from './bank/holders'
import { move, type Move } from './bank/moves'
import {
  findPayment,
  forgetKeys,
  insertPayment,
  requirePayment,
  searchPayments,
  settle,
  type SandboxPayment,
} from './bank/payments'
import type { Sql } from './bank/sql'

const HOUR_MS = 3_600_000

interface Options {
  /** Whether anybody may pay with it. */
  enabled?: boolean
}

/** Money that is asked for while the customer is away. */
export interface SandboxCharge {
  key: string
  cycle_id: string
  holder: string
  method: string
  amount_minor: bigint
  currency_code: string
}

/** A payment that its customer is about to make. */
export interface SandboxIntent {
  key: string | null
  session_id: string | null
  holder: string | null
  amount_minor: bigint
  currency_code: string
  saves_method: boolean
}

/**
 * A provider of payments that moves no money: it keeps its state in the database, in statements of its own, by the
 * caller's clock, and makes the mistakes that it is told to.
 * @throws SandboxSilence where nobody can know what happened; SandboxRefusal where it says no.
 */
export class SandboxBank {
  readonly enabled: boolean

  constructor(
    private readonly container: Record<string, unknown>,
    { enabled = true }: Options = {},
  ) {
    this.enabled = enabled
  }

  private get sql(): Sql {
    return this.container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  inject(fault: PaymentSandboxFault, times: number): Promise<void> {
    return inject(this.sql, fault, times)
  }

  forgetKeys(): Promise<void> {
    return forgetKeys(this.sql)
  }

  async charge(charge: SandboxCharge, now: Date): Promise<SandboxPayment> {
    const { sql } = this
    await fallSilent(sql, 'timeout_before', 'server_error_before')
    if (await does(sql, 'refuse')) throw new SandboxRefusal('api_key_expired')
    const method = await requireMethod(sql, charge.method, charge.holder)
    const verdict = await this.verdict(method, now)
    const late = (await does(sql, 'late_search')) ? HOUR_MS : 0
    const { payment, isNew } = await insertPayment(
      sql,
      {
        idempotency_key: (await does(sql, 'forget_key')) ? null : charge.key,
        ...{ charge_key: charge.key, cycle_id: charge.cycle_id, session_id: null },
        ...{ holder_id: charge.holder, method_id: charge.method, saves_method: false, is_manual: false },
        ...{ amount_minor: charge.amount_minor, currency_code: charge.currency_code },
        ...{ status: verdict.status, error_code: 'code' in verdict ? verdict.code : null },
        found_from: new Date(now.getTime() + late),
      },
      now,
    )
    if (isNew) await noteEvent(sql, payment)
    await fallSilent(sql, 'timeout_after', 'server_error_after')
    return payment
  }

  private async verdict(card: Card, now: Date): Promise<Verdict> {
    const { sql } = this
    if (await does(sql, 'decline')) return { status: 'requires_payment_method', code: 'insufficient_funds' }
    if (await does(sql, 'decline_for_good')) return { status: 'requires_payment_method', code: 'lost_card' }
    if (await does(sql, 'require_action')) return { status: 'requires_action' }
    if (await does(sql, 'process')) return { status: 'processing' }
    return verdictOf(card, now)
  }

  /** What it knows of a charge: by its own name for it, or by searching. */
  async find(
    charge: Pick<SandboxCharge, 'key' | 'cycle_id'>,
    reference: string | null,
    now: Date,
  ): Promise<SandboxPayment | null> {
    await fallSilent(this.sql, 'blind')
    if (reference) return findPayment(this.sql, reference)
    const [found] = await searchPayments(this.sql, { ...charge, charge_key: charge.key }, now)
    return found ?? null
  }

  payment(id: string): Promise<SandboxPayment> {
    return requirePayment(this.sql, id)
  }

  /** A payment begins that its customer has to confirm, and that is captured by another call. */
  async begin(intent: SandboxIntent, now: Date): Promise<SandboxPayment> {
    const { payment } = await insertPayment(
      this.sql,
      {
        ...{ idempotency_key: intent.key, charge_key: null, cycle_id: null, session_id: intent.session_id },
        ...{ holder_id: intent.holder, method_id: null, saves_method: intent.saves_method, is_manual: true },
        ...{ amount_minor: intent.amount_minor, currency_code: intent.currency_code },
        ...{ status: 'requires_confirmation', error_code: null, found_from: now },
      },
      now,
    )
    return payment
  }

  /** Another amount is asked for, before it is confirmed. @throws SandboxRefusal */
  async change(id: string, amount: bigint): Promise<SandboxPayment> {
    await this.sql.raw(
      `update payment_sandbox_payment set amount_minor = ? where id = ? and status = 'requires_confirmation'`,
      [String(amount), id],
    )
    const payment = await this.payment(id)
    if (payment.amount_minor !== amount) throw new SandboxRefusal('payment_intent_unexpected_state')
    return payment
  }

  /** The customer confirms a payment with a card, or with a method that they have saved. */
  async confirm(
    id: string,
    by: { card: SandboxCard } | { method: string },
    now: Date,
  ): Promise<SandboxPayment> {
    const { sql } = this
    const payment = await this.payment(id)
    if (payment.status !== 'requires_confirmation' && payment.status !== 'requires_payment_method') {
      return payment
    }
    const method =
      'method' in by
        ? await requireMethod(sql, by.method, payment.holder_id)
        : await makeMethod(sql, { holder: null, card: by.card }, now)
    const verdict = await this.verdict(method, now)
    const status = verdict.status === 'succeeded' ? ('requires_capture' as const) : verdict.status
    const settlement = { status, method_id: method.id, error_code: 'code' in verdict ? verdict.code : null }
    return this.become(id, [payment.status], settlement, now)
  }

  /** What waits for its customer, or for a bank, is decided. */
  settle(id: string, result: 'succeed' | 'fail', now: Date): Promise<SandboxPayment> {
    return this.payment(id).then(({ is_manual }) => {
      const done = is_manual ? ('requires_capture' as const) : ('succeeded' as const)
      const settlement =
        result === 'succeed'
          ? { status: done }
          : { status: 'requires_payment_method' as const, error_code: 'generic_decline' }
      return this.become(id, ['requires_action', 'processing'], settlement, now)
    })
  }

  /** What has not been paid is never paid; what has is answered as it is. */
  cancel(id: string, now: Date): Promise<SandboxPayment> {
    const open = [
      'requires_confirmation',
      'requires_action',
      'requires_capture',
      'requires_payment_method',
    ] as const
    return this.become(id, open, { status: 'canceled' }, now)
  }

  private async become(
    id: string,
    from: readonly SandboxPayment['status'][],
    to: Parameters<typeof settle>[3],
    now: Date,
  ): Promise<SandboxPayment> {
    const changed = await settle(this.sql, id, from, to, now)
    if (!changed) return this.payment(id)
    const { saves_method, holder_id, method_id, status } = changed
    const isGood = status === 'requires_capture' || status === 'succeeded'
    if (isGood && saves_method && holder_id && method_id) await keepMethod(this.sql, method_id, holder_id)
    await noteEvent(this.sql, changed)
    return changed
  }

  async capture(wanted: Move, now: Date): Promise<SandboxPayment> {
    await move(this.sql, 'capture', wanted, now)
    return this.payment(wanted.payment_id)
  }

  async refund(wanted: Move, now: Date): Promise<SandboxPayment> {
    const { sql } = this
    await fallSilent(sql, 'refund_timeout_before')
    if (await does(sql, 'refuse_refund')) throw new SandboxRefusal('charge_disputed')
    await move(sql, 'refund', wanted, now)
    await fallSilent(sql, 'refund_timeout_after')
    return this.payment(wanted.payment_id)
  }

  makeHolder(who: Parameters<typeof makeHolder>[1], now: Date): Promise<string> {
    return makeHolder(this.sql, who, now)
  }

  removeHolder(id: string, now: Date): Promise<void> {
    return removeHolder(this.sql, id, now)
  }

  methods(holder: string): Promise<SavedMethod[]> {
    return methodsOf(this.sql, holder)
  }

  saveMethod(method: Parameters<typeof makeMethod>[1], now: Date): Promise<SavedMethod> {
    return makeMethod(this.sql, method, now)
  }

  removeMethod(id: string, holder: string, now: Date): Promise<void> {
    return removeMethod(this.sql, id, holder, now)
  }

  /** What is to be told next; the newest first where order is to be lost. */
  takeEvents(order: 'asc' | 'desc', most: number): Promise<SandboxEvent[]> {
    return takeEvents(this.sql, order, most)
  }
}
