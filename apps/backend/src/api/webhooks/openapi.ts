import { HeldAnswer, HeldQuestion } from '@cityos/bridge'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../http/openapi/description'
import { SYNC_JOBS } from '../../sync/run-job'

const REFUSALS = ['signature_refused', 'message_forbidden', 'message_invalid', 'body_too_large'] as const

/** Headers prove each request, by Standard Webhooks. */
const SIGNED =
  'Signed by [Standard Webhooks](https://www.standardwebhooks.com) (`webhook-id`, `webhook-timestamp`, `webhook-signature`). On the platform’s own hosts alone.'

export const webhooksOpenApi: RouteGroup = {
  tag: 'Messages',
  about: 'What the content admin tells, and what a platform’s cron asks for.',
  routes: [
    {
      route: 'POST /webhooks/bridge/:tenant_id',
      summary: 'Take a message of the content admin in',
      details: `${SIGNED} Answers \`received\`, or \`again\` for one that was here before; it is worked on afterwards.`,
      who: 'anyone',
      body: z.record(z.string(), z.unknown()),
      status: 202,
      answer: { state: z.enum(['received', 'again']) },
      errors: [...REFUSALS, 'message_form_unknown'],
    },
    {
      route: 'POST /webhooks/bridge/:tenant_id/held',
      summary: 'Tell the content admin what is held of its things',
      details: SIGNED,
      who: 'anyone',
      body: HeldQuestion,
      answer: HeldAnswer,
      errors: [...REFUSALS],
    },
    {
      route: 'POST /webhooks/cron/:job',
      summary: 'Do what a worker process would do',
      details:
        'For platforms that run cron over HTTP, with `Authorization: Bearer <CRON_TOKEN>`: `sync` each minute, `retry` each minute, `reconcile` each night.',
      who: 'anyone',
      params: { job: z.enum(Object.keys(SYNC_JOBS) as [string, ...string[]]) },
      answer: { job: z.string(), done: z.record(z.string(), z.int()) },
      errors: ['unauthorized', 'not_found'],
    },
    {
      route: 'POST /webhooks/kyc/:tenant_id/:provider',
      summary: 'Take a message of a provider of identity checks',
      details:
        'Signed as the provider signs. On the platform’s own hosts alone. Answers `received`, `again` for one that was here before, or `ignored` for one that decides nothing.',
      who: 'anyone',
      body: z.record(z.string(), z.unknown()),
      answer: { state: z.enum(['received', 'again', 'ignored']) },
      errors: ['signature_refused', 'body_too_large'],
    },
    {
      route: 'POST /webhooks/payments/stripe',
      summary: 'Take a message about a payment at the installation’s own account at Stripe',
      details:
        'Signed by Stripe with `STRIPE_WEBHOOK_SECRET`. On the platform’s own hosts alone. Answers `received`, or `ignored` for what is about no payment of a tenant’s. Tenants with an account of their own are told by `/webhooks/payouts/:tenant_id/stripe`.',
      who: 'anyone',
      body: z.record(z.string(), z.unknown()),
      answer: { state: z.enum(['received', 'ignored']) },
      errors: ['signature_refused', 'body_too_large'],
    },
    ...(['stripe', 'stripe-connect'] as const).map((endpoint) => ({
      route: `POST /webhooks/payouts/:tenant_id/${endpoint}` as const,
      summary: `Take a message of Stripe’s about ${endpoint === 'stripe' ? 'a tenant’s own account' : 'vendors’ accounts'}`,
      details:
        'Signed by Stripe (`stripe-signature`) with the secret that the tenant has saved. On the platform’s own hosts alone. Answers `received`, or `again` for one that was here before.',
      who: 'anyone' as const,
      body: z.record(z.string(), z.unknown()),
      answer: { state: z.enum(['received', 'again']) },
      errors: ['signature_refused', 'body_too_large', 'payout_provider_unavailable'] as const,
    })),
  ],
}
