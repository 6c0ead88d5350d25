import {
  CloseDispute,
  Dispute,
  DisputeList,
  ListDisputes,
  ListVendorDisputes,
  OpenDispute,
  VendorDispute,
  VendorDisputeList,
} from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import type { RouteGroup } from '../../../http/openapi/description'

const params = { id: Dispute.shape.id }

export const disputesOpenApi: RouteGroup = {
  tag: 'Disputes',
  about:
    'Chargebacks: what a bank takes back for its customer. The vendors’ parts are held until it is decided. Stripe tells of its own; others are written down by hand. Amounts in minor units.',
  routes: [
    {
      route: 'GET /admin/disputes',
      summary: 'List disputes',
      who: 'staff',
      query: ListDisputes,
      answer: DisputeList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/disputes',
      summary: 'Write a dispute down by hand',
      details:
        'It is shared over the vendor orders by what was captured of each and has not gone back, or is over one of them alone. The same `reference` is not taken twice.',
      who: 'staff',
      body: OpenDispute,
      example: {
        ...{ order_id: 'order_01J00000000000000000000000', amount_minor: 11900, reason: 'fraudulent' },
        ...{ note: 'Letter of the bank of the 3rd.', reference: 'CB-2027-0042' },
      },
      answer: { dispute: Dispute },
      status: 201,
      errors: ['not_found', 'dispute_exists', 'dispute_exceeds_captured'],
    },
    {
      route: 'GET /admin/disputes/:id',
      summary: 'Read a dispute',
      who: 'staff',
      params,
      query: NoQuery,
      answer: { dispute: Dispute },
    },
    {
      route: 'POST /admin/disputes/:id/close',
      summary: 'Say how a dispute has ended',
      details:
        'Of one that was written down by hand. Who has erred, or whose bank decides anew, says the other; the ledger keeps both.',
      who: 'staff',
      params,
      body: CloseDispute,
      example: { outcome: 'won', note: 'The bank took our proof of delivery.' },
      answer: { dispute: Dispute },
      errors: ['illegal_transition', 'dispute_of_provider'],
    },
    {
      route: 'GET /vendor/disputes',
      summary: 'List what you bear of disputes',
      who: 'vendor',
      query: ListVendorDisputes,
      answer: VendorDisputeList,
      errors: ['vendor_unnamed', 'cursor_invalid'],
    },
    {
      route: 'GET /vendor/disputes/:id',
      summary: 'Read your part of a dispute',
      who: 'vendor',
      params: { id: VendorDispute.shape.id },
      query: NoQuery,
      answer: { dispute: VendorDispute },
      errors: ['vendor_unnamed'],
    },
  ],
}
