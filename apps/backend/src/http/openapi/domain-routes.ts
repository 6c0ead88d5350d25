import {
  AddTenantDomain,
  ID_PREFIXES,
  idSchema,
  PageInfo,
  TenantDomain,
  UpdateTenantDomain,
  VouchForTenantDomain,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { ListDomains } from '../domains/domain-routes'
import { NoBody } from '../nothing'
import type { Caller, RouteDescription } from './description'

interface Whose {
  who: Caller
  /** "a tenant’s" or "your". */
  whose: string
  params: Record<string, z.ZodType>
  mayVouch: boolean
}

/** The domains' routes below `prefix`. */
export function describeDomainRoutes(prefix: `/${string}`, whose: Whose): RouteDescription[] {
  const { who, params, mayVouch } = whose
  const answer = { domain: TenantDomain }
  const one = { who, params: { ...params, domain_id: idSchema(ID_PREFIXES.tenant_domain) }, answer }
  return [
    {
      route: `GET ${prefix}`,
      summary: `List ${whose.whose} domains`,
      who,
      params,
      query: ListDomains,
      answer: PageInfo.extend({ domains: z.array(TenantDomain) }),
      errors: ['cursor_invalid'],
    },
    {
      route: `POST ${prefix}`,
      summary: `Add one of ${whose.whose} domains`,
      details:
        'A subdomain works at once. A custom domain is a claim: publish the TXT record in `verification`, then verify it. Others may claim it too; it belongs to who proves it first.',
      who,
      params,
      body: AddTenantDomain,
      example: { kind: 'custom', domain: 'www.acme.example' },
      answer,
      status: 201,
      errors: ['tenant_domain_taken', 'limit_exceeded'],
    },
    { route: `GET ${prefix}/:domain_id`, summary: `Read one of ${whose.whose} domains`, ...one },
    {
      route: `POST ${prefix}/:domain_id`,
      summary: `Give one of ${whose.whose} domains to a store`,
      ...one,
      body: UpdateTenantDomain,
    },
    {
      route: `DELETE ${prefix}/:domain_id`,
      summary: `Remove one of ${whose.whose} domains`,
      details: 'Neither the primary one nor the subdomain of the tenant’s handle.',
      ...one,
      answer: { id: z.string(), object: z.literal('domain'), deleted: z.literal(true) },
      errors: ['domain_in_use'],
    },
    {
      route: `POST ${prefix}/:domain_id/verify`,
      summary: `Verify one of ${whose.whose} domains`,
      details: `Looks the TXT record up now.${mayVouch ? ' With `vouch` the platform answers for the domain, and DNS is not asked.' : ''}`,
      ...one,
      body: mayVouch ? VouchForTenantDomain : NoBody,
      errors: ['domain_verification_failed', 'tenant_domain_taken'],
    },
    {
      route: `POST ${prefix}/:domain_id/primary`,
      summary: `Make one of ${whose.whose} domains the primary one`,
      ...one,
      body: NoBody,
      errors: ['domain_not_verified'],
    },
  ]
}
