import type { Rows } from '../row'

/** What is sold again and again. */
export const subscriptionsRows = {
  'GET /admin/subscription-plans': 'subscription_plan:read',
  'POST /admin/subscription-plans': 'subscription_plan:create',
  'GET /admin/subscription-plans/:id': 'subscription_plan:read',
  'POST /admin/subscription-plans/:id': 'subscription_plan:update',
  'DELETE /admin/subscription-plans/:id': 'subscription_plan:delete',
  'GET /admin/subscription-settings': 'subscription_setting:read',
  'POST /admin/subscription-settings': 'subscription_setting:update',
} as const satisfies Rows
