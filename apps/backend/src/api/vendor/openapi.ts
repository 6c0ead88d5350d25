import {
  InviteVendorMember,
  ListVendorMembers,
  UpdateVendor,
  UpdateVendorMember,
  VendorMe,
  VendorMember,
  VendorMemberList,
  VendorProfile,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../http/openapi/description'
import { NoQuery } from '../../http/nothing'
import { vendorOnboardingRoutes } from './onboarding-openapi'

const params = { id: VendorMember.shape.id }

export const vendorPortalOpenApi: RouteGroup = {
  tag: 'Vendor portal',
  about:
    'What vendors do for themselves, on the tenant’s own hosts. Who works for several vendors of the tenant names the one that they mean in `x-vendor`, by id or handle.',
  routes: [
    {
      route: 'GET /vendor/me',
      summary: 'Read who you are',
      details:
        'Your vendors in this tenant, your role in each, and what you may do there. Needs no `x-vendor`.',
      who: 'vendor',
      query: NoQuery,
      answer: VendorMe,
    },
    {
      route: 'GET /vendor/profile',
      summary: 'Read your vendor',
      who: 'vendor',
      query: NoQuery,
      answer: { vendor: VendorProfile },
      errors: ['vendor_unnamed'],
    },
    {
      route: 'POST /vendor/profile',
      summary: 'Change what your vendor says of itself',
      details: 'For owners and managers. Handle, status and settings are the tenant’s to change.',
      who: 'vendor',
      body: UpdateVendor,
      example: { description: 'Vegetables from around the corner.', contact: { phone: '+49 30 1234' } },
      answer: { vendor: VendorProfile },
      errors: ['vendor_unnamed'],
    },
    ...vendorOnboardingRoutes,
    {
      route: 'GET /vendor/members',
      summary: 'List who works for your vendor',
      who: 'vendor',
      query: ListVendorMembers,
      answer: VendorMemberList,
      errors: ['vendor_unnamed', 'cursor_invalid'],
    },
    {
      route: 'POST /vendor/members',
      summary: 'Invite somebody to work for your vendor',
      details: 'For owners and managers; owners are made by owners.',
      who: 'vendor',
      body: InviteVendorMember,
      example: { email: 'staff@grocers.example', role: 'staff' },
      answer: { member: VendorMember, emailed: z.boolean() },
      status: 201,
      errors: ['vendor_unnamed', 'member_exists'],
    },
    {
      route: 'POST /vendor/members/:id',
      summary: 'Give somebody of your vendor another role',
      who: 'vendor',
      params,
      body: UpdateVendorMember,
      example: { role: 'manager' },
      answer: { member: VendorMember },
      errors: ['vendor_unnamed', 'vendor_last_owner'],
    },
    {
      route: 'DELETE /vendor/members/:id',
      summary: 'Take somebody out of your vendor',
      details: 'Counts with their next request. The last owner stays.',
      who: 'vendor',
      params,
      answer: { id: VendorMember.shape.id, object: z.literal('vendor_member'), deleted: z.literal(true) },
      errors: ['vendor_unnamed', 'vendor_last_owner'],
    },
  ],
}
