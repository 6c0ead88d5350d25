import {
  CancelOwnSubscription,
  ChangeSubscriptionAddress,
  ChangeSubscriptionItems,
  ChangeSubscriptionMethod,
  ChangeSubscriptionTerms,
  ListStoreSubscriptions,
  PauseSubscription,
  StoreSubscription,
  StoreSubscriptionList,
  SubscriptionChangePreview,
  WholeStoreSubscription,
  type ErrorCode,
} from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoBody, NoQuery } from '../../../http/nothing'

const params = { id: StoreSubscription.shape.id }
const answer = { subscription: WholeStoreSubscription }

const termsErrors: ErrorCode[] = [
  ...(['illegal_transition', 'subscription_plan_unfit', 'subscription_variant_unavailable'] as const),
  ...(['subscription_price_missing', 'subscription_amount_invalid', 'subscription_delivered'] as const),
]

export const storeSubscriptionsOpenApi: RouteGroup = {
  tag: 'Subscriptions of a customer',
  about: 'What a customer who is signed in has agreed to. Another customer’s is not there (404).',
  routes: [
    {
      route: 'GET /store/subscriptions',
      summary: 'List my subscriptions',
      who: 'customer',
      query: ListStoreSubscriptions,
      answer: StoreSubscriptionList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /store/subscriptions/:id',
      summary: 'Read a subscription of mine',
      details: 'With its latest hundred cycles and its credit.',
      who: 'customer',
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /store/subscriptions/:id/cancel',
      summary: 'Cancel a subscription of mine',
      details: 'Not before as many cycles are paid as were agreed to; a trial ends at any time.',
      who: 'customer',
      params,
      body: CancelOwnSubscription,
      example: { when: 'period_end' },
      answer,
      errors: ['illegal_transition', 'subscription_commitment_open'],
    },
    {
      route: 'POST /store/subscriptions/:id/preview',
      summary: 'See what a change of my plan or pieces comes to',
      details:
        'Before tax on top of prices. Nothing is changed; the change that follows on the same day does just this.',
      who: 'customer',
      params,
      body: ChangeSubscriptionTerms,
      example: { plan_id: 'splan_01…', when: 'now' },
      answer: { preview: SubscriptionChangePreview },
      errors: termsErrors,
    },
    {
      route: 'POST /store/subscriptions/:id/change',
      summary: 'Change my plan or pieces',
      details:
        'Now, the days that are left are credited at the old terms and charged at the new; another interval begins a new period. With the end of the period nothing is prorated; of what is delivered, a period that is paid is changed with its end alone. `expected_due_now_minor` is what a preview said.',
      who: 'customer',
      params,
      body: ChangeSubscriptionTerms,
      example: { plan_id: 'splan_01…', when: 'now', expected_due_now_minor: 650 },
      answer,
      errors: [...termsErrors, 'subscription_preview_outdated'],
    },
    {
      route: 'POST /store/subscriptions/:id/pause',
      summary: 'Pause a subscription of mine',
      details:
        'Now, the days that were paid for become credit; what is delivered rests with the end of its period alone.',
      who: 'customer',
      params,
      body: PauseSubscription,
      example: { when: 'period_end' },
      answer,
      errors: ['illegal_transition', 'subscription_delivered'],
    },
    {
      route: 'POST /store/subscriptions/:id/resume',
      summary: 'Resume a subscription of mine',
      who: 'customer',
      params,
      body: NoBody,
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /store/subscriptions/:id/skip',
      summary: 'Skip my next delivery',
      details: 'It is not billed; the one after it is, in its own time.',
      who: 'customer',
      params,
      body: NoBody,
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /store/subscriptions/:id/address',
      summary: 'Say where my next deliveries go',
      who: 'customer',
      params,
      body: ChangeSubscriptionAddress,
      example: {
        shipping_address: {
          ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
          ...{ postal_code: '12345', country_code: 'us' },
        },
      },
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /store/subscriptions/:id/items',
      summary: 'Say how many pieces my next deliveries have',
      details: 'From the next cycle on that is not billed yet, at the prices that were agreed.',
      who: 'customer',
      params,
      body: ChangeSubscriptionItems,
      example: { items: [{ id: 'subitem_01…', quantity: 3 }] },
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /store/subscriptions/:id/payment-method',
      summary: 'Say how my subscription is paid from now on',
      details: 'With a method of mine. What is owed is tried again with it at once.',
      who: 'customer',
      params,
      body: ChangeSubscriptionMethod,
      example: { payment_provider_id: 'pp_stripe_stripe', payment_method_id: 'pm_01…' },
      answer,
      errors: ['illegal_transition', 'payment_method_missing'],
    },
  ],
}
