import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CreateWebhookEndpoint,
  ListWebhookDeliveries,
  ListWebhookEndpoints,
  RotateWebhookSecret,
  UpdateWebhookEndpoint,
} from '@cityos/contracts'
import { NoBody, NoQuery } from '../../../http/nothing'
import { tenantsAlone } from '../../../http/tenants/tenants-alone'
import { validate } from '../../../http/validate'

const ENDPOINTS = '/admin/webhook-endpoints'
const DELIVERIES = '/admin/webhook-deliveries'

export const webhookEndpointRoutes: MiddlewareRoute[] = [
  { matcher: `${ENDPOINTS}*`, middlewares: [tenantsAlone] },
  { matcher: `${DELIVERIES}*`, middlewares: [tenantsAlone] },
  { matcher: ENDPOINTS, methods: ['GET'], middlewares: [validate(ListWebhookEndpoints, 'query')] },
  { matcher: ENDPOINTS, methods: ['POST'], middlewares: [validate(CreateWebhookEndpoint, 'body')] },
  { matcher: `${ENDPOINTS}/events`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${ENDPOINTS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${ENDPOINTS}/:id`, methods: ['POST'], middlewares: [validate(UpdateWebhookEndpoint, 'body')] },
  {
    matcher: `${ENDPOINTS}/:id/rotate-secret`,
    methods: ['POST'],
    middlewares: [validate(RotateWebhookSecret, 'body')],
  },
  { matcher: `${ENDPOINTS}/:id/ping`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  { matcher: DELIVERIES, methods: ['GET'], middlewares: [validate(ListWebhookDeliveries, 'query')] },
  { matcher: `${DELIVERIES}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${DELIVERIES}/:id/replay`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
]
