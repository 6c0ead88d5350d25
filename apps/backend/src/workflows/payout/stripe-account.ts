import type Stripe from 'stripe'
import { stripeClient } from '../../modules/payout/providers/stripe/client'
import type { StripeConfig } from '../../modules/payout/providers/stripe/stripe-provider'
import type { PayoutModuleService } from '../../modules/payout/service'
import { providerConfig } from '../../modules/payout/store/provider-configs'
import type { Sql } from '../../modules/payout/store/sql'

/** An account at Stripe that takes money of shoppers, and what its messages are signed with. */
export interface StripeAccount {
  sdk: Stripe
  webhookSecret: string | null
}

/**
 * The account that takes the money of the tenant in scope: the one that its payouts are made from, or else the
 * installation's. Null where there is neither.
 */
export async function stripeAccount(sql: Sql, payouts: PayoutModuleService): Promise<StripeAccount | null> {
  const { stripeUrl, stripeAccount: shared } = payouts.options
  const own = await providerConfig(sql, 'stripe_connect')
  if (own) {
    const { secret_key, platform_webhook_secret } = payouts.open<StripeConfig>(own.config_sealed, own.id)
    return { sdk: stripeClient(secret_key, stripeUrl), webhookSecret: platform_webhook_secret }
  }
  if (!shared) return null
  return { sdk: stripeClient(shared.secretKey, stripeUrl), webhookSecret: shared.webhookSecret }
}
