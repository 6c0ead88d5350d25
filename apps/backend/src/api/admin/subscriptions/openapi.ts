import {
  CancelSubscription,
  CreateSubscription,
  ListSubscriptions,
  PauseSubscription,
  Subscription,
  SubscriptionList,
  UpdateSubscription,
  WholeSubscription,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoBody, NoQuery } from '../../../http/nothing'

const params = { id: Subscription.shape.id }
const answer = { subscription: WholeSubscription }

export const subscriptionsOpenApi: RouteGroup = {
  tag: 'Subscriptions',
  about:
    'What customers have agreed to buy again and again, on a plan’s terms of that day. Amounts are whole numbers in minor units, dates are those of the subscription’s time zone, and a period [starts_on, ends_on) is billed in advance.',
  routes: [
    {
      route: 'GET /admin/subscriptions',
      summary: 'List subscriptions',
      who: 'staff',
      query: ListSubscriptions,
      answer: SubscriptionList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/subscriptions',
      summary: 'Make a subscription for a customer',
      details:
        'Prices are what the plan says on that day, or what is given, and stay. It begins with its trial or with its first cycle, unless it is to stay a draft. Without a trial it needs a saved payment method.',
      who: 'staff',
      body: CreateSubscription,
      example: {
        ...{ customer_id: 'cus_01…', plan_id: 'splan_01…', currency_code: 'usd' },
        items: [{ variant_id: 'variant_01…', quantity: 2 }],
        ...{ payment_provider_id: 'pp_stripe_stripe', payment_method_id: 'pm_1…' },
      },
      answer,
      status: 201,
      errors: [
        'not_found',
        'subscription_amount_invalid',
        'subscription_currency_mismatch',
        'subscription_plan_unfit',
        'subscription_variant_unavailable',
        'subscription_price_missing',
        'subscription_trial_used',
        'payment_method_missing',
        'store_paused',
      ],
    },
    {
      route: 'GET /admin/subscriptions/:id',
      summary: 'Read a subscription',
      details: 'With its latest hundred cycles, its credit, and what was done to it.',
      who: 'staff',
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/subscriptions/:id',
      summary: 'Change a subscription',
      details: 'Where it goes, how it is paid, and how many pieces the cycles have that are not billed yet.',
      who: 'staff',
      params,
      body: UpdateSubscription,
      example: { shipping_option_id: 'so_01…' },
      answer,
      errors: ['illegal_transition', 'payment_method_missing'],
    },
    {
      route: 'DELETE /admin/subscriptions/:id',
      summary: 'Delete a draft',
      details: 'What has begun is canceled instead, and stays.',
      who: 'staff',
      params,
      body: NoBody,
      answer: { id: Subscription.shape.id, object: z.literal('subscription'), deleted: z.literal(true) },
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /admin/subscriptions/:id/activate',
      summary: 'Let a draft begin',
      details: 'One whose first day is over begins today. Without a trial it needs a saved payment method.',
      who: 'staff',
      params,
      body: NoBody,
      answer,
      errors: ['illegal_transition', 'payment_method_missing'],
    },
    {
      route: 'POST /admin/subscriptions/:id/cancel',
      summary: 'Cancel a subscription',
      details:
        'With the end of its period, or now; now with credit for the days that were paid for, if that is asked for.',
      who: 'staff',
      params,
      body: CancelSubscription,
      example: { when: 'now', credit: true, reason: 'The customer has moved away.' },
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /admin/subscriptions/:id/pause',
      summary: 'Pause a subscription',
      details: 'With the end of its period, or now with credit for the days that were paid for.',
      who: 'staff',
      params,
      body: PauseSubscription,
      example: { when: 'period_end' },
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /admin/subscriptions/:id/resume',
      summary: 'Resume a subscription',
      details:
        'A paused one begins a new period today. One that is going to pause or end with its period goes on instead.',
      who: 'staff',
      params,
      body: NoBody,
      answer,
      errors: ['illegal_transition'],
    },
  ],
}
