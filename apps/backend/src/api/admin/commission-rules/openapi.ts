import {
  CommissionLine,
  CommissionLineList,
  CommissionReplay,
  CommissionRule,
  CommissionRuleList,
  CommissionRuleVersionList,
  CommissionSettings,
  CommissionSimulation,
  CreateCommissionRule,
  ListCommissionLines,
  ListCommissionRules,
  ListCommissionRuleVersions,
  SimulateCommission,
  UpdateCommissionRule,
  UpdateCommissionSettings,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const rule = { id: CommissionRule.shape.id }
const line = { id: CommissionLine.shape.id }
const MALFORMED = [
  'commission_scope_invalid',
  'commission_rate_invalid',
  'commission_amount_invalid',
  'commission_tiers_invalid',
  'commission_period_invalid',
  'commission_currency_missing',
  'currency_unknown',
] as const

export const commissionOpenApi: RouteGroup = {
  tag: 'Commission',
  about:
    'What the tenant keeps of its vendors’ sales: rules with versions, what they charged line by line, and a simulator. Amounts are whole minor units, rates basis points.',
  routes: [
    {
      route: 'GET /admin/commission-rules',
      summary: 'List commission rules',
      who: 'staff',
      query: ListCommissionRules,
      answer: CommissionRuleList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/commission-rules',
      summary: 'Make a commission rule',
      details:
        'It counts for what is sold from now on. Of the rules of one `stack_group` the most specific one decides a line; what the groups charge adds up.',
      who: 'staff',
      body: CreateCommissionRule,
      example: { name: 'Everybody', terms: { kind: 'percentage', rate_bps: 1_200 }, charge_shipping: true },
      answer: { commission_rule: CommissionRule },
      status: 201,
      errors: ['not_found', ...MALFORMED],
    },
    {
      route: 'POST /admin/commission-rules/simulate',
      summary: 'Try out what a sale would be charged',
      details:
        'By the rules of now, with the reason why each rule that speaks of the sale won or lost. The sales are lines of one order: each counts in the vendor’s month for those behind it. Nothing is written.',
      who: 'staff',
      body: SimulateCommission,
      example: {
        sales: [{ vendor_id: 'ven_01JGFJJZ00C0MM0NEXAMP0E000', base_minor: 12_000, currency_code: 'usd' }],
      },
      answer: CommissionSimulation,
      errors: ['not_found', 'currency_unknown'],
    },
    {
      route: 'GET /admin/commission-rules/:id',
      summary: 'Read a commission rule',
      who: 'staff',
      params: rule,
      query: NoQuery,
      answer: { commission_rule: CommissionRule },
    },
    {
      route: 'POST /admin/commission-rules/:id',
      summary: 'Change a commission rule',
      details:
        'Makes a new version, which counts for what is sold from now on; what was charged stays as it is. `version` is the one that you have read.',
      who: 'staff',
      params: rule,
      body: UpdateCommissionRule,
      example: { version: 1, terms: { kind: 'percentage', rate_bps: 1_000 } },
      answer: { commission_rule: CommissionRule },
      errors: ['commission_rule_changed', ...MALFORMED],
    },
    {
      route: 'DELETE /admin/commission-rules/:id',
      summary: 'Archive a commission rule',
      details: 'It charges nobody from now on. Its versions stay, for the lines that they charged.',
      who: 'staff',
      params: rule,
      answer: { ...rule, object: z.literal('commission_rule'), deleted: z.literal(true) },
    },
    {
      route: 'GET /admin/commission-rules/:id/versions',
      summary: 'List the versions of a commission rule',
      details: 'Also of one that is archived.',
      who: 'staff',
      params: rule,
      query: ListCommissionRuleVersions,
      answer: CommissionRuleVersionList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/commission-lines',
      summary: 'List what was charged',
      who: 'staff',
      query: ListCommissionLines,
      answer: CommissionLineList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/commission-lines/:id',
      summary: 'Read what was charged for a line',
      who: 'staff',
      params: line,
      query: NoQuery,
      answer: { commission_line: CommissionLine },
    },
    {
      route: 'GET /admin/commission-lines/:id/replay',
      summary: 'Compute a line of the past again',
      details:
        'From what the line keeps and the version of the rule that it names. `identical` is always true.',
      who: 'staff',
      params: line,
      query: NoQuery,
      answer: { replay: CommissionReplay },
    },
    {
      route: 'GET /admin/commission-settings',
      summary: 'Read what holds for all commission',
      who: 'staff',
      query: NoQuery,
      answer: { commission_settings: CommissionSettings },
    },
    {
      route: 'POST /admin/commission-settings',
      summary: 'Change what holds for all commission',
      details: 'Counts for what is sold, and refunded, from now on.',
      who: 'staff',
      body: UpdateCommissionSettings,
      example: { commission_tax_bps: 1_900 },
      answer: { commission_settings: CommissionSettings },
    },
  ],
}
