import { ReadSubscriptionReport, SubscriptionChurn, SubscriptionMrr } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

const read = { who: 'staff', query: ReadSubscriptionReport } as const

export const subscriptionReportsOpenApi: RouteGroup = {
  tag: 'Subscription reports',
  about:
    'What recurs in a month, and what is lost of it: by currency in whole minor units, and by calendar month in the tenant’s time zone. Counted are subscriptions that are active or past due, without taxes, shipping and trials. Numbers come of movements that nobody changes afterwards.',
  routes: [
    {
      ...read,
      route: 'GET /admin/subscription-reports/mrr',
      summary: 'Read what recurs, month by month',
      details: 'What recurred before a month and its movements are what recurs behind it, to the minor unit.',
      answer: { subscription_mrr: SubscriptionMrr },
    },
    {
      ...read,
      route: 'GET /admin/subscription-reports/mrr/export',
      summary: 'Export what recurs, month by month',
      details: 'CSV, a line for each currency and month; amounts also in the major unit.',
      answer: 'text/csv',
    },
    {
      ...read,
      route: 'GET /admin/subscription-reports/churn',
      summary: 'Read who and what was lost, month by month',
      details:
        'Of those who were there when the month began: how many subscriptions and customers were gone behind it, and what those who were there brought less (gross) or less and more together (net).',
      answer: { subscription_churn: SubscriptionChurn },
    },
    {
      ...read,
      route: 'GET /admin/subscription-reports/churn/export',
      summary: 'Export who and what was lost, month by month',
      details: 'CSV, a line for each currency and month; amounts also in the major unit.',
      answer: 'text/csv',
    },
  ],
}
