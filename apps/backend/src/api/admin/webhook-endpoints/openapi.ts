import {
  CreateWebhookEndpoint,
  ListWebhookDeliveries,
  ListWebhookEndpoints,
  MadeWebhookEndpoint,
  PageInfo,
  RotateWebhookSecret,
  UpdateWebhookEndpoint,
  WebhookDeliveries,
  WebhookEndpoint,
  WholeWebhookDelivery,
  WEBHOOK_EVENTS,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { NoBody, NoQuery } from '../../../http/nothing'
import type { RouteGroup } from '../../../http/openapi/description'

const params = { id: WebhookEndpoint.shape.id }
const deliveryParams = { id: WholeWebhookDelivery.shape.id }
const answer = { webhook_endpoint: WebhookEndpoint }
const delivery = { webhook_delivery: WholeWebhookDelivery }
const who = 'tenant_staff' as const

export const webhookEndpointsOpenApi: RouteGroup = {
  tag: 'Webhooks',
  about:
    'Where a tenant’s own systems are told what has changed, signed by Standard Webhooks (standardwebhooks.com). Each message carries the whole state of a thing under a version that grows with it, is sent until it is answered with 2xx, and may come more than once: `webhook-id` stays the same.',
  routes: [
    {
      route: 'GET /admin/webhook-endpoints',
      summary: 'List webhook endpoints',
      who,
      query: ListWebhookEndpoints,
      answer: PageInfo.extend({ webhook_endpoints: z.array(WebhookEndpoint) }),
    },
    {
      route: 'POST /admin/webhook-endpoints',
      summary: 'Register a webhook endpoint',
      details:
        'The address has to be https and lead to the public internet. `secret` is in this answer and in no other.',
      who,
      body: CreateWebhookEndpoint,
      example: {
        url: 'https://erp.example.com/hooks',
        description: 'Warehouse',
        events: ['order.*', 'product.updated'],
      },
      answer: MadeWebhookEndpoint,
      status: 201,
      errors: ['limit_exceeded'],
    },
    {
      route: 'GET /admin/webhook-endpoints/events',
      summary: 'List what endpoints may ask for',
      who,
      query: NoQuery,
      answer: { events: z.array(z.enum(WEBHOOK_EVENTS)), always: z.array(z.string()) },
    },
    {
      route: 'GET /admin/webhook-endpoints/:id',
      summary: 'Read a webhook endpoint',
      who,
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/webhook-endpoints/:id',
      summary: 'Change a webhook endpoint, switch it off, or on again',
      details:
        'Switched off, what waits for it is canceled, and what changes meanwhile is not told. Switched on, it is called at once, whatever went wrong before.',
      who,
      params,
      body: UpdateWebhookEndpoint,
      example: { events: ['order.created'], state: 'enabled' },
      answer,
    },
    {
      route: 'DELETE /admin/webhook-endpoints/:id',
      summary: 'Remove a webhook endpoint and its log',
      who,
      params,
      answer: {
        id: WebhookEndpoint.shape.id,
        object: z.literal('webhook_endpoint'),
        deleted: z.literal(true),
      },
    },
    {
      route: 'POST /admin/webhook-endpoints/:id/rotate-secret',
      summary: 'Give a webhook endpoint a new secret',
      details:
        'Messages carry a signature by the secret of before as well for `overlap_hours`, a day where nothing is said; with 0 it ends at once.',
      who,
      params,
      body: RotateWebhookSecret,
      example: { overlap_hours: 24 },
      answer: MadeWebhookEndpoint,
    },
    {
      route: 'POST /admin/webhook-endpoints/:id/ping',
      summary: 'Send a test message',
      details: 'Read the delivery to see what came of it.',
      who,
      params,
      body: NoBody,
      answer: delivery,
      status: 202,
      errors: ['illegal_transition'],
    },
    {
      route: 'GET /admin/webhook-deliveries',
      summary: 'List what was told, the newest first',
      details: 'Finished messages are kept for 30 days where nothing else is set.',
      who,
      query: ListWebhookDeliveries,
      answer: WebhookDeliveries,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/webhook-deliveries/:id',
      summary: 'Read a delivery with its body',
      who,
      params: deliveryParams,
      query: NoQuery,
      answer: delivery,
    },
    {
      route: 'POST /admin/webhook-deliveries/:id/replay',
      summary: 'Send a finished message once more',
      details: 'As a new message with the same body. One that is on its way already is left to arrive.',
      who,
      params: deliveryParams,
      body: NoBody,
      answer: delivery,
      status: 202,
      errors: ['illegal_transition'],
    },
  ],
}
