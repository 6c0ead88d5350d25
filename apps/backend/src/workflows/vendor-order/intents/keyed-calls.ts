import { AsyncLocalStorage } from 'node:async_hooks'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

interface Call {
  data?: object
  context?: { idempotency_key?: string } & Record<string, unknown>
}
type Move = (provider: string, input: Call) => Promise<unknown>
interface Providers {
  capturePayment: Move
  refundPayment: Move
}

/** What came of asking the provider under a key. */
export interface KeyedCall {
  readonly key: string
  /** It has moved, as people have found out: the provider is not asked. */
  readonly done?: boolean
  asked: boolean
  answered: boolean
}

const calls = new AsyncLocalStorage<KeyedCall>()
const keyed = new WeakSet<object>()

/**
 * Runs something whose captures and refunds reach the provider under this key. Medusa's own key is the id of a row that
 * it deletes when the provider does not answer: asked again it would have another one, and the provider would move the
 * money again.
 */
export function withKey<T>(container: MedusaContainer, call: KeyedCall, run: () => Promise<T>): Promise<T> {
  const payments = container.resolve(Modules.PAYMENT) as unknown as { paymentProviderService_: Providers }
  keyCalls(payments.paymentProviderService_)
  return calls.run(call, run)
}

function keyCalls(providers: Providers): void {
  if (keyed.has(providers)) return
  keyed.add(providers)
  for (const name of ['capturePayment', 'refundPayment'] as const) {
    const own = providers[name].bind(providers)
    providers[name] = async (provider, input) => {
      const call = calls.getStore()
      if (!call) return own(provider, input)
      if (call.done) {
        call.asked = call.answered = true
        return { data: input.data ?? {} }
      }
      call.asked = true
      const answer = await own(provider, {
        ...input,
        // A provider that wants to know how much reads Medusa's own row of it.
        context: { ...input.context, idempotency_key: call.key, row_id: input.context?.idempotency_key },
      })
      call.answered = true
      return answer
    }
  }
}
