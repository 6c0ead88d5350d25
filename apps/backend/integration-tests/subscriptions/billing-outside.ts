import type {
  Charge,
  ChargeAnswer,
  ChargeProvider,
} from '../../src/modules/subscription/domain/charge-provider'
import { CycleBlocked } from '../../src/modules/subscription/domain/blocked'
import { amountOf } from '../../src/modules/subscription/store/items'
import type { MadeOrder, OrderPort, WantedOrder } from '../../src/workflows/subscription/billing/context'

/** What becomes of the next call: the request gets lost, the answer gets lost, the bank says no. */
export type Fate = 'lost_before' | 'lost_after' | 'soft' | 'hard' | 'confirm'

interface Payment {
  key: string
  cycle_id: string
  amount_minor: bigint
  status: 'succeeded' | 'soft' | 'hard' | 'confirm' | 'canceled'
  at: Date
}

const HOUR_MS = 3_600_000
const KEY_MEMORY_MS = 24 * HOUR_MS
/** As long a search does not find a payment that has just been made. */
const SEARCH_LAG_MS = HOUR_MS

/**
 * A provider of money and a shop that no process takes with it when it dies. The provider keeps keys for a day, as real
 * ones do; asked under one that it has forgotten it charges again.
 */
export class Outside {
  readonly payments: Payment[] = []
  private readonly known = new Map<string, Payment>()
  readonly orders = new Map<
    string,
    {
      cycle_id: string
      items_minor: bigint
      discount_minor: bigint
      canceled: boolean
      settled: Map<string, bigint>
      credit: bigint
    }
  >()
  /** Of the calls to come, first to last. */
  fates: (Fate | null)[] = []
  /** Whatever has no fate of its own. */
  usual: Fate | null = null
  /** It charges multiples of this. */
  step = 1n
  /** It takes nothing below this, and says so in its answer, or ahead. */
  least = 0n
  isFrank = true
  /** Why nothing can be ordered. */
  obstacle: Error | null = null
  asked = 0

  constructor(private readonly now: () => Date) {}

  readonly provider: ChargeProvider = {
    payable: (amount) => {
      const can = amount - (amount % this.step)
      return this.isFrank && can < this.least ? 0n : can
    },
    charge: (charge) => Promise.resolve(this.charge(charge)),
    find: (charge, by) => Promise.resolve(this.find(charge, by)),
    cancel: ({ key }) => Promise.resolve(this.cancel(key)),
  }

  readonly shop: OrderPort = {
    make: ({ id, cycle, items }: WantedOrder): Promise<MadeOrder> => {
      if (this.obstacle) return Promise.reject(this.obstacle)
      // An order has the pieces with which it was made, however often it is asked for.
      const made = this.orders.get(id) ?? {
        cycle_id: cycle.id,
        items_minor: cycle.kind === 'change' ? cycle.items_minor : amountOf(items),
        discount_minor: 0n,
        canceled: false,
        settled: new Map(),
        credit: 0n,
      }
      this.orders.set(id, made)
      if (made.canceled) return Promise.reject(new CycleBlocked('order_canceled', 'It was canceled.'))
      const { items_minor, discount_minor } = made
      return Promise.resolve({ items_minor, discount_minor, shipping_minor: 500n, tax_minor: 100n })
    },
    settle: ({ id, credit_minor, payments }) => {
      const order = this.orders.get(id)!
      for (const { key, amount_minor } of payments) order.settled.set(key, amount_minor)
      order.credit = credit_minor
      return Promise.resolve()
    },
    cancel: (id) => {
      const order = this.orders.get(id)
      if (order) order.canceled = true
      return Promise.resolve()
    },
    canceled: () => Promise.resolve([...this.orders].flatMap(([id, { canceled }]) => (canceled ? [id] : []))),
    release: () => Promise.resolve(),
    reserve: () => Promise.resolve(),
  }

  captured(cycleId: string): Payment[] {
    return this.payments.filter(({ cycle_id, status }) => cycle_id === cycleId && status === 'succeeded')
  }

  ordersOf(cycleId: string) {
    return [...this.orders.values()].filter(({ cycle_id, canceled }) => cycle_id === cycleId && !canceled)
  }

  private charge({ key, cycle_id, amount_minor }: Charge): ChargeAnswer {
    this.asked++
    const fate = this.fates.length ? this.fates.shift()! : this.usual
    const at = this.now()
    if (fate === 'lost_before') return { kind: 'no_answer', reference: null, at }
    const known = this.byKey(key)
    if (known) return said(known)
    if (amount_minor % this.step) throw new Error(`It was asked for ${amount_minor}.`)
    if (amount_minor < this.least) return { kind: 'refused', code: 'amount_too_small', reference: null, at }
    const status = fate === null || fate === 'lost_after' ? 'succeeded' : fate
    const payment: Payment = { key, cycle_id, amount_minor, status, at }
    this.payments.push(payment)
    this.known.set(key, payment)
    return fate === 'lost_after' ? { kind: 'no_answer', reference: null, at } : said(payment)
  }

  private find({ key }: Charge, by: 'key' | 'cycle'): ChargeAnswer | { kind: 'unknown' } {
    const now = this.now().getTime()
    const found = by === 'key' ? this.byKey(key) : this.searched(key, now)
    return found ? said(found) : { kind: 'unknown' }
  }

  private cancel(key: string): ChargeAnswer {
    const payment = this.known.get(key)!
    if (payment.status === 'confirm') Object.assign(payment, { status: 'canceled', at: this.now() })
    return said(payment)
  }

  private byKey(key: string): Payment | undefined {
    const now = this.now().getTime()
    const found = this.known.get(key)
    return found && now - found.at.getTime() < KEY_MEMORY_MS ? found : undefined
  }

  private searched(key: string, now: number): Payment | undefined {
    const found = this.known.get(key)
    return found && now - found.at.getTime() >= SEARCH_LAG_MS ? found : undefined
  }
}

function said({ key: reference, status, at }: Payment): ChargeAnswer {
  switch (status) {
    case 'succeeded':
    case 'canceled':
      return { kind: 'payment', status, reference, at }
    case 'confirm':
      return { kind: 'payment', status: 'requires_action', reference, at }
    case 'soft':
      return { kind: 'declined', code: 'insufficient_funds', reference, at }
    case 'hard':
      return { kind: 'declined', code: 'lost_card', reference, at }
  }
}
