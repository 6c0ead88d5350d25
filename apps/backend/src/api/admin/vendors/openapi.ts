import {
  CreateVendor,
  InviteVendorMember,
  ListVendorMembers,
  ListVendorProducts,
  ListVendors,
  UpdateVendor,
  UpdateVendorMember,
  Vendor,
  VendorList,
  VendorMember,
  VendorMemberList,
  VendorProductList,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'
import { vendorLifeRoutes } from './life-openapi'

const params = { id: Vendor.shape.id }

export const vendorsOpenApi: RouteGroup = {
  tag: 'Vendors',
  about: 'Who sells beside the tenant, and who works for them, for the tenant’s staff.',
  routes: [
    {
      route: 'GET /admin/vendors',
      summary: 'List vendors',
      who: 'staff',
      query: ListVendors,
      answer: VendorList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/vendors',
      summary: 'Make a vendor',
      details:
        'A draft, and an invitation for who is to own it: they are in from their first sign-in with that e-mail.',
      who: 'staff',
      body: CreateVendor,
      example: { handle: 'green-grocers', name: 'Green Grocers', owner: { email: 'owner@grocers.example' } },
      answer: { vendor: Vendor, owner: VendorMember, emailed: z.boolean() },
      status: 201,
      errors: ['vendor_handle_taken', 'limit_exceeded'],
    },
    {
      route: 'GET /admin/vendors/:id',
      summary: 'Read a vendor',
      who: 'staff',
      params,
      query: NoQuery,
      answer: { vendor: Vendor },
    },
    {
      route: 'POST /admin/vendors/:id',
      summary: 'Change what is said about a vendor',
      details:
        'Handle, status and settings are not changed here. A vendor that has been terminated stays as it is.',
      who: 'staff',
      params,
      body: UpdateVendor,
      example: { legal_name: 'Green Grocers GmbH', country: 'de' },
      answer: { vendor: Vendor },
    },
    ...vendorLifeRoutes,
    {
      route: 'GET /admin/vendors/:id/members',
      summary: 'List who works for a vendor',
      who: 'staff',
      params,
      query: ListVendorMembers,
      answer: VendorMemberList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/vendors/:id/members',
      summary: 'Invite somebody to work for a vendor',
      who: 'staff',
      params,
      body: InviteVendorMember,
      example: { email: 'manager@grocers.example', role: 'manager' },
      answer: { member: VendorMember, emailed: z.boolean() },
      status: 201,
      errors: ['member_exists'],
    },
    {
      route: 'POST /admin/vendors/:id/members/:member_id',
      summary: 'Give somebody of a vendor another role',
      details: 'Counts with their next request. The last owner stays one.',
      who: 'staff',
      params: { ...params, member_id: VendorMember.shape.id },
      body: UpdateVendorMember,
      example: { role: 'manager' },
      answer: { member: VendorMember },
      errors: ['vendor_last_owner'],
    },
    {
      route: 'GET /admin/vendors/:id/products',
      summary: 'List what a vendor has',
      details: 'In every state, with prices, and with what is at the vendor’s own locations.',
      who: 'staff',
      params,
      query: ListVendorProducts,
      answer: VendorProductList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'DELETE /admin/vendors/:id/members/:member_id',
      summary: 'Take somebody out of a vendor',
      details: 'Counts with their next request. The last owner stays: invite another first.',
      who: 'staff',
      params: { ...params, member_id: VendorMember.shape.id },
      answer: { id: VendorMember.shape.id, object: z.literal('vendor_member'), deleted: z.literal(true) },
      errors: ['vendor_last_owner'],
    },
  ],
}
