import type Stripe from 'stripe'
import type { ProviderAccount } from '../provider'

type NewAccount = { id: string; name: string; email: string | null; country: string | null }

/** What a vendor's account at Stripe is made of: Express, paid by transfers alone, the marketplace carries the fees. */
export function accountParams(vendor: NewAccount): Stripe.AccountCreateParams {
  return {
    ...(vendor.country && { country: vendor.country.toUpperCase() }),
    ...(vendor.email && { email: vendor.email }),
    business_profile: { name: vendor.name },
    capabilities: { transfers: { requested: true } },
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
    },
    metadata: { vendor_id: vendor.id },
  }
}

/** What an account's state at Stripe means here. */
export function toAccount(account: Stripe.Account): ProviderAccount {
  const due = account.requirements?.currently_due ?? []
  return {
    external_id: account.id,
    status: statusOf(account),
    // Stripe converts what is sent in another currency: any will do.
    currencies: [],
    requirements: [...due],
  }
}

/** Whether nothing of it goes to its bank by itself: who has the account says when. */
export function isPaidByHand({ settings }: Stripe.Account): boolean {
  return settings?.payouts?.schedule.interval === 'manual'
}

function statusOf(account: Stripe.Account): ProviderAccount['status'] {
  const reason = account.requirements?.disabled_reason ?? ''
  if (reason.startsWith('rejected.')) return 'disabled'
  if (account.payouts_enabled && account.capabilities?.transfers === 'active') return 'enabled'
  return account.details_submitted ? 'restricted' : 'onboarding'
}
