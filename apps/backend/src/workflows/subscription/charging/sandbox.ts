import type { Clock } from '@cityos/calendar'
import type { SandboxPayment } from '../../../modules/payment-sandbox/bank/payments'
import { SandboxRefusal, SandboxSilence } from '../../../modules/payment-sandbox/bank/faults'
import type { SandboxBank } from '../../../modules/payment-sandbox/service'
import type {
  Charge,
  ChargeAnswer,
  ChargeProvider,
} from '../../../modules/subscription/domain/charge-provider'

/** Whose account at the provider it is, by the customer's id. */
export type HolderOf = (customerId: string) => Promise<string | null>

/** Charges what customers have saved at the sandbox. */
export class SandboxCharges implements ChargeProvider {
  constructor(
    private readonly bank: SandboxBank,
    private readonly holderOf: HolderOf,
    private readonly clock: Clock,
  ) {}

  charge(charge: Charge): Promise<ChargeAnswer> {
    return this.answer(async (now) => {
      const holder = await this.holderOf(charge.customer_id)
      if (!holder) throw new SandboxRefusal('payment_method_missing')
      const { key, cycle_id, amount_minor, currency_code, payment_method_id: method } = charge
      return this.bank.charge({ key, cycle_id, holder, method, amount_minor, currency_code }, now)
    })
  }

  async find(
    charge: Charge,
    _by: 'key' | 'cycle',
    reference: string | null,
  ): Promise<ChargeAnswer | { kind: 'unknown' }> {
    let known = true
    const answer = await this.answer(async (now) => {
      const found = await this.bank.find(charge, reference, now)
      known = found !== null
      return found
    })
    return known ? answer : { kind: 'unknown' }
  }

  cancel(charge: Charge, reference: string | null): Promise<ChargeAnswer> {
    return this.answer(async (now) => {
      const found = await this.bank.find(charge, reference, now)
      return found && this.bank.cancel(found.id, now)
    })
  }

  private async answer(ask: (now: Date) => Promise<SandboxPayment | null>): Promise<ChargeAnswer> {
    const at = this.clock.now()
    try {
      const payment = await ask(at)
      return payment ? answerOf(payment) : { kind: 'no_answer', reference: null, at }
    } catch (error) {
      if (error instanceof SandboxRefusal) return { kind: 'refused', code: error.code, reference: null, at }
      if (error instanceof SandboxSilence) return { kind: 'no_answer', reference: null, at }
      throw error
    }
  }
}

/** What a payment of the sandbox's means. */
export function answerOf({
  id,
  status,
  error_code,
  settled_at,
}: Pick<SandboxPayment, 'id' | 'status' | 'error_code' | 'settled_at'>): ChargeAnswer {
  const known = { reference: id, at: settled_at }
  switch (status) {
    case 'requires_payment_method':
      return { kind: 'declined', code: error_code ?? 'generic_decline', ...known }
    case 'requires_confirmation':
    case 'requires_capture':
      return { kind: 'payment', status: 'processing', ...known }
    default:
      return { kind: 'payment', status, ...known }
  }
}
