import { systemClock, type Clock } from '@cityos/calendar'
import { CityosError, type PayoutMethod } from '@cityos/contracts'
import { open, seal, type SealingKey } from '@cityos/sealing'

export interface PayoutOptions {
  /** Seal bank data and providers' keys. */
  sealingKeys: readonly SealingKey[]
  /** Where Stripe is; another address in tests. */
  stripeUrl: string
  /** The account at Stripe that takes shoppers' money for tenants that have none of their own. */
  stripeAccount?: { secretKey: string; webhookSecret: string | null } | null
  /** How vendors are paid where nobody has chosen. */
  defaultMethod: PayoutMethod
  /** Whether vendors may be paid by it, which moves no money. */
  sandbox: boolean
}

/** What payouts need besides their tables: the time, keys, and how this installation was set up. */
export class PayoutModuleService {
  /** Another one in tests. */
  clock: Clock = systemClock

  constructor(
    _container: object,
    private readonly given: Partial<PayoutOptions> = {},
  ) {}

  /** @throws Error in a process that migrates. */
  get options(): PayoutOptions {
    if (!this.given.sealingKeys) throw new Error('A process that migrates pays nobody.')
    return this.given as PayoutOptions
  }

  /** @throws CityosError `payout_sandbox_forbidden` where money is real. */
  requireAllowed(method: PayoutMethod | null | undefined): void {
    if (method !== 'sandbox' || this.options.sandbox) return
    throw new CityosError('payout_sandbox_forbidden', 'The sandbox moves no money: it pays nobody here.')
  }

  now(): Date {
    return this.clock.now()
  }

  /** Seals something for one row: it opens for that row alone. */
  seal(value: unknown, rowId: string): string {
    return seal(JSON.stringify(value), this.options.sealingKeys, contextOf(rowId))
  }

  /** @throws Error when the key is gone, or it was sealed for another row. */
  open<T>(sealed: string, rowId: string): T {
    return JSON.parse(open(sealed, this.options.sealingKeys, contextOf(rowId))) as T
  }
}

const contextOf = (rowId: string) => `payout ${rowId}`
