import type { Rows } from '../row'

/** What is sold again and again. */
export const subscriptionsRows = {
  'GET /admin/subscription-plans': 'subscription_plan:read',
  'POST /admin/subscription-plans': 'subscription_plan:create',
  'GET /admin/subscription-plans/:id': 'subscription_plan:read',
  'POST /admin/subscription-plans/:id': 'subscription_plan:update',
  'DELETE /admin/subscription-plans/:id': 'subscription_plan:delete',
  'GET /admin/subscriptions': 'subscription:read',
  'POST /admin/subscriptions': 'subscription:create',
  'GET /admin/subscriptions/:id': 'subscription:read',
  'POST /admin/subscriptions/:id': 'subscription:update',
  'DELETE /admin/subscriptions/:id': 'subscription:delete',
  'POST /admin/subscriptions/:id/activate': 'subscription:create',
  'POST /admin/subscriptions/:id/cancel': 'subscription:cancel',
  'POST /admin/subscriptions/:id/pause': 'subscription:update',
  'POST /admin/subscriptions/:id/resume': 'subscription:update',
  'GET /admin/subscription-reports/mrr': 'subscription_report:read',
  'GET /admin/subscription-reports/mrr/export': 'subscription_report:export',
  'GET /admin/subscription-reports/churn': 'subscription_report:read',
  'GET /admin/subscription-reports/churn/export': 'subscription_report:export',
  'POST /admin/subscriptions/:id/retry': 'subscription:update',
  'GET /admin/subscriptions/:id/cycles': 'subscription:read',
  'GET /admin/billing-cycles': 'subscription:read',
  'GET /admin/subscription-settings': 'subscription_setting:read',
  'POST /admin/subscription-settings': 'subscription_setting:update',
} as const satisfies Rows
