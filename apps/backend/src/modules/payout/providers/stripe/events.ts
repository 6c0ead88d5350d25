import type Stripe from 'stripe'
import type { ProviderEvent } from '../provider'

/** What an event is about. Its own words about states are left aside: they may be late, and are asked for anew. */
export function toEvent(event: Stripe.Event): ProviderEvent {
  return {
    event_id: event.id,
    kind: event.type,
    occurred_at: new Date(event.created * 1000),
    about: aboutOf(event),
  }
}

function aboutOf(event: Stripe.Event): ProviderEvent['about'] {
  const nothing = { what: 'nothing' } as const
  switch (event.type) {
    case 'account.updated':
      return { what: 'account', external_id: event.data.object.id }
    case 'account.application.deauthorized':
      return event.account ? { what: 'account', external_id: event.account } : nothing
    case 'transfer.created':
    case 'transfer.updated':
    case 'transfer.reversed': {
      const { id, transfer_group } = event.data.object
      return { what: 'transfer', reference: id, payout_id: transfer_group }
    }
    case 'payout.paid':
    case 'payout.failed':
    case 'payout.canceled':
    case 'payout.updated':
      // Without an account it is the marketplace's own money on its way to its own bank.
      if (!event.account) return nothing
      return { what: 'bank_payout', external_id: event.account, reference: event.data.object.id }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      // Shoppers pay the marketplace: what is charged to a vendor's own account is that vendor's affair.
      return event.account ? nothing : { what: 'dispute', reference: event.data.object.id }
    default:
      return nothing
  }
}
