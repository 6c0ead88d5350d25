import {
  CancelOwnSubscription,
  ChangeSubscriptionAddress,
  ChangeSubscriptionItems,
  ListStoreSubscriptions,
  PauseSubscription,
  StoreSubscription,
  StoreSubscriptionList,
  WholeStoreSubscription,
} from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoBody, NoQuery } from '../../../http/nothing'

const params = { id: StoreSubscription.shape.id }
const answer = { subscription: WholeStoreSubscription }

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
      route: 'POST /store/subscriptions/:id/pause',
      summary: 'Pause a subscription of mine',
      who: 'customer',
      params,
      body: PauseSubscription,
      example: { when: 'period_end' },
      answer,
      errors: ['illegal_transition'],
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
  ],
}
