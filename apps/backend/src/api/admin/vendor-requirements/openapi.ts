import {
  CreateVendorRequirement,
  ListVendorRequirements,
  UpdateVendorRequirement,
  UpdateVendorSetting,
  VendorRequirement,
  VendorRequirementList,
  VendorSetting,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const params = { id: VendorRequirement.shape.id }

export const vendorRequirementsOpenApi: RouteGroup = {
  tag: 'Vendor requirements',
  about:
    'What a tenant asks of vendors before they may sell: papers, fields of the profile, terms in a version; of all, or by country and legal form. And how its marketplace works.',
  routes: [
    {
      route: 'GET /admin/vendor-requirements',
      summary: 'List what is asked of vendors',
      who: 'staff',
      query: ListVendorRequirements,
      answer: VendorRequirementList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/vendor-requirements',
      summary: 'Ask something of vendors',
      who: 'staff',
      body: CreateVendorRequirement,
      example: {
        kind: 'document',
        code: 'trade-licence',
        title: 'Trade licence',
        countries: ['sa'],
        expires: true,
      },
      answer: { requirement: VendorRequirement },
      status: 201,
      errors: ['requirement_exists'],
    },
    {
      route: 'GET /admin/vendor-requirements/:id',
      summary: 'Read one requirement',
      who: 'staff',
      params,
      query: NoQuery,
      answer: { requirement: VendorRequirement },
    },
    {
      route: 'POST /admin/vendor-requirements/:id',
      summary: 'Change what is asked of vendors',
      details: 'Kind, code and field stay. With a new `terms_version` the terms have to be accepted anew.',
      who: 'staff',
      params,
      body: UpdateVendorRequirement,
      example: { terms_version: '2027-01', terms_url: 'https://acme.example/terms/2027-01' },
      answer: { requirement: VendorRequirement },
    },
    {
      route: 'DELETE /admin/vendor-requirements/:id',
      summary: 'Ask for it no longer',
      who: 'staff',
      params,
      answer: {
        ...{ id: VendorRequirement.shape.id, object: z.literal('vendor_requirement') },
        deleted: z.literal(true),
      },
    },
    {
      route: 'GET /admin/vendor-settings',
      summary: 'Read how the marketplace works',
      who: 'staff',
      query: NoQuery,
      answer: { vendor_setting: VendorSetting },
    },
    {
      route: 'POST /admin/vendor-settings',
      summary: 'Change how the marketplace works',
      who: 'staff',
      body: UpdateVendorSetting,
      example: { applications_open: true, product_approval: true },
      answer: { vendor_setting: VendorSetting },
    },
  ],
}
