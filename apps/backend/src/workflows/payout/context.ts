import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import {
  CityosError,
  type PayoutAccountEvent,
  type PayoutEvent,
  type PayoutFindingEvent,
  type PayoutMethod,
  type PayoutReconciliationEvent,
  type PayoutReversalEvent,
  type VendorOrderEvent,
} from '@cityos/contracts'
import { LEDGER_MODULE } from '../../modules/ledger'
import type { LedgerModuleService } from '../../modules/ledger/service'
import { PAYOUT_MODULE } from '../../modules/payout'
import { ManualProvider } from '../../modules/payout/providers/manual'
import type { PayoutProvider } from '../../modules/payout/providers/provider'
import { SandboxProvider } from '../../modules/payout/providers/sandbox'
import { StripeProvider, type StripeConfig } from '../../modules/payout/providers/stripe/stripe-provider'
import type { PayoutModuleService } from '../../modules/payout/service'
import { providerConfig } from '../../modules/payout/store/provider-configs'
import type { Db } from '../../modules/payout/store/sql'

export const TRACE_POINTS = ['claimed', 'intent', 'looked', 'sending', 'answered', 'recorded'] as const
/** Those of a reversal. */
export const REVERSAL_TRACE_POINTS = [
  ...(['reversal_claimed', 'reversal_looked', 'reversal_sending', 'reversal_answered'] as const),
  'reversal_recorded',
] as const
export type TracePoint = (typeof TRACE_POINTS)[number] | (typeof REVERSAL_TRACE_POINTS)[number]

type AnyPayoutEvent =
  | PayoutEvent
  | PayoutAccountEvent
  | PayoutFindingEvent
  | PayoutReconciliationEvent
  | PayoutReversalEvent
  | VendorOrderEvent

/** What the work on payouts of the tenant in scope needs: nothing of Medusa's, so that it also runs without a server. */
export interface PayoutContext {
  db: Db
  ledger: LedgerModuleService
  payouts: PayoutModuleService
  /** Tells the rest of the process, after the change has been committed. */
  announce(event: AnyPayoutEvent, ids: readonly string[]): Promise<void>
  /** Overrides the real ones. */
  providers?: Partial<Record<PayoutMethod, PayoutProvider>>
  /** Called between the steps of a payout or reversal, with their names: where a test ends the process. */
  trace?(point: TracePoint): Promise<void>
}

/** @throws Error outside the application. */
export function payoutContext(container: MedusaContainer): PayoutContext {
  return {
    db: container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Db,
    ledger: container.resolve<LedgerModuleService>(LEDGER_MODULE),
    payouts: container.resolve<PayoutModuleService>(PAYOUT_MODULE),
    announce: async (name, ids) => {
      if (!ids.length) return
      await container.resolve(Modules.EVENT_BUS).emit(ids.map((id) => ({ name, data: { id } })))
    },
  }
}

/** Who moves money by this method for the tenant. @throws CityosError `payout_provider_missing`. */
export async function providerOf(context: PayoutContext, method: PayoutMethod): Promise<PayoutProvider> {
  const given = context.providers?.[method]
  if (given) return given
  if (method === 'manual') return new ManualProvider()
  if (method === 'sandbox') return new SandboxProvider(context.db, context.payouts.options.sandbox)
  if (method === 'stripe_connect') return stripeOf(context)
  throw new CityosError('payout_method_unfit', `By ${method} money leaves in files.`)
}

/** The tenant's account at Stripe. @throws CityosError `payout_provider_missing`. */
export async function stripeOf(context: PayoutContext): Promise<StripeProvider> {
  const config = await providerConfig(context.db, 'stripe_connect')
  if (!config) {
    throw new CityosError('payout_provider_missing', 'Nobody has set up payouts by Stripe yet.')
  }
  const { payouts } = context
  return new StripeProvider(
    payouts.open<StripeConfig>(config.config_sealed, config.id),
    payouts.options.stripeUrl,
  )
}
