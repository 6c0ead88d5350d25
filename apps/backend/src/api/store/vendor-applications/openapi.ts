import { ApplyAsVendor, idSchema, ID_PREFIXES } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'

export const vendorApplicationsOpenApi: RouteGroup = {
  tag: 'Vendor applications',
  about: 'Where a tenant lets anybody apply, somebody who wants to sell begins here.',
  routes: [
    {
      route: 'POST /store/vendor-applications',
      summary: 'Apply to become a vendor',
      details:
        'Makes a draft and invites the owner: they sign in to the portal with that e-mail, hand in what is asked for, and submit. A few applications in a quarter of an hour from one address.',
      who: 'shopper',
      body: ApplyAsVendor,
      example: { handle: 'green-grocers', name: 'Green Grocers', owner: { email: 'owner@grocers.example' } },
      answer: {
        application: z.object({ id: idSchema(ID_PREFIXES.vendor), status: z.literal('draft') }),
      },
      status: 201,
      errors: ['vendor_applications_closed', 'vendor_handle_taken', 'limit_exceeded', 'rate_limited'],
    },
  ],
}
