import {
  CreateSubscriptionPlan,
  ListStoreSubscriptionPlans,
  ListSubscriptionPlans,
  StoreSubscriptionPlan,
  SubscriptionPlan,
  SubscriptionPlanList,
  SubscriptionSettings,
  UpdateSubscriptionPlan,
  UpdateSubscriptionSettings,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoBody, NoQuery } from '../../../http/nothing'

const params = { id: SubscriptionPlan.shape.id }
const plan = { subscription_plan: SubscriptionPlan }
const settings = { subscription_settings: SubscriptionSettings }

export const subscriptionPlansOpenApi: RouteGroup = {
  tag: 'Subscription plans',
  about:
    'On which terms products are sold again and again: how often, at what price, with which trial. Amounts are whole numbers in minor units of the currency, rates basis points. What is sold on a plan keeps the terms of its day.',
  routes: [
    {
      route: 'GET /admin/subscription-plans',
      summary: 'List subscription plans',
      who: 'staff',
      query: ListSubscriptionPlans,
      answer: SubscriptionPlanList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/subscription-plans',
      summary: 'Make a subscription plan',
      details:
        'A plan takes basis points off what a variant costs otherwise, or has prices of its own by currency. `targets` are products, or single variants of them.',
      who: 'staff',
      body: CreateSubscriptionPlan,
      example: { name: 'Each month, 10 % off', interval: 'month', discount_bps: 1_000, trial_days: 14 },
      answer: plan,
      status: 201,
      errors: ['not_found', 'currency_unknown'],
    },
    {
      route: 'GET /admin/subscription-plans/:id',
      summary: 'Read a subscription plan',
      who: 'staff',
      params,
      query: NoQuery,
      answer: plan,
    },
    {
      route: 'POST /admin/subscription-plans/:id',
      summary: 'Change a subscription plan',
      details:
        'For what is sold from now on. `version` is the one that was read: who comes second is told so. How often it bills stays: another rhythm is another plan.',
      who: 'staff',
      params,
      body: UpdateSubscriptionPlan,
      example: { version: 1, discount_bps: 1_500 },
      answer: plan,
      errors: ['subscription_plan_changed', 'currency_unknown'],
    },
    {
      route: 'DELETE /admin/subscription-plans/:id',
      summary: 'Take a subscription plan out of use',
      details: 'Subscriptions on it go on.',
      who: 'staff',
      params,
      body: NoBody,
      answer: {
        id: SubscriptionPlan.shape.id,
        object: z.literal('subscription_plan'),
        deleted: z.literal(true),
      },
    },
    {
      route: 'GET /admin/subscription-settings',
      summary: 'Read what happens when payments fail, and what customers are told',
      who: 'staff',
      query: NoQuery,
      answer: settings,
    },
    {
      route: 'POST /admin/subscription-settings',
      summary: 'Change what happens when payments fail, and what customers are told',
      details:
        'Days after the first failure on which a payment is tried again, and what becomes of a subscription when they are over. `is_billing` turns charging off and on for all; what was copied from another tenant, or brought back from an export, is off until somebody turns it on. `notices` switches each e-mail to customers on and off, and says how many days ahead those are sent that look ahead; what is left out stays.',
      who: 'staff',
      body: UpdateSubscriptionSettings,
      example: {
        retry_offsets_days: [1, 3, 7],
        exhaustion: 'cancel',
        notices: { upcoming_charge: { days: 5 }, receipt: { is_on: false } },
      },
      answer: settings,
    },
    {
      route: 'GET /store/subscription-plans',
      summary: 'List the plans of a product',
      details:
        'Those on which it is sold in the channels of the publishable key. A product that is not sold here has none.',
      who: 'shopper',
      query: ListStoreSubscriptionPlans,
      answer: { subscription_plans: z.array(StoreSubscriptionPlan) },
    },
  ],
}
