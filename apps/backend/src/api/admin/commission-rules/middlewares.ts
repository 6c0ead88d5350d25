import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import {
  CreateCommissionRule,
  ListCommissionLines,
  ListCommissionRules,
  ListCommissionRuleVersions,
  SimulateCommission,
  UpdateCommissionRule,
  UpdateCommissionSettings,
} from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const RULES = '/admin/commission-rules'
const LINES = '/admin/commission-lines'
const SETTINGS = '/admin/commission-settings'

export const commissionRoutes: MiddlewareRoute[] = [
  { matcher: RULES, methods: ['GET'], middlewares: [validate(ListCommissionRules, 'query')] },
  { matcher: RULES, methods: ['POST'], middlewares: [validate(CreateCommissionRule, 'body')] },
  { matcher: `${RULES}/simulate`, methods: ['POST'], middlewares: [validate(SimulateCommission, 'body')] },
  { matcher: `${RULES}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${RULES}/:id`, methods: ['POST'], middlewares: [validateUpdate()] },
  {
    matcher: `${RULES}/:id/versions`,
    methods: ['GET'],
    middlewares: [validate(ListCommissionRuleVersions, 'query')],
  },
  { matcher: LINES, methods: ['GET'], middlewares: [validate(ListCommissionLines, 'query')] },
  { matcher: `${LINES}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${LINES}/:id/replay`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: SETTINGS, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: SETTINGS, methods: ['POST'], middlewares: [validate(UpdateCommissionSettings, 'body')] },
]

/** `simulate` is no rule's id, although Express takes it for one: its body has a schema of its own. */
function validateUpdate() {
  const update = validate(UpdateCommissionRule, 'body')
  const handler = (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) =>
    request.params['id'] === 'simulate' ? next() : update(request, response, next)
  return Object.assign(handler, { schema: update.schema, source: update.source })
}
