import {
  CreateSecretKey,
  ListSecretKeys,
  MadeSecretKey,
  PageInfo,
  RotateSecretKey,
  SecretKey,
  SecretKeyOptions,
  UpdateSecretKey,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoBody, NoQuery } from '../../../http/nothing'

const params = { id: SecretKey.shape.id }
const answer = { secret_key: SecretKey }
const who = 'tenant_staff' as const

export const secretKeysOpenApi: RouteGroup = {
  tag: 'Secret keys',
  about:
    'What programs of a tenant show for their requests. A key does what its scopes name and nothing else, ends by itself, and is shown once.',
  routes: [
    {
      route: 'GET /admin/secret-keys',
      summary: 'List secret keys',
      who,
      query: ListSecretKeys,
      answer: PageInfo.extend({ secret_keys: z.array(SecretKey) }),
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/secret-keys',
      summary: 'Make a secret key',
      details:
        'Nobody gives a key more than they may do themselves. `token` is in this answer and in no other. Without `expires_at` a key ends at the latest moment that the installation allows, a year from now where nothing else is set.',
      who,
      body: CreateSecretKey,
      example: {
        name: 'Warehouse',
        scopes: ['product:read', 'inventory_item:*'],
        requests_per_minute: 120,
        allowed_addresses: ['203.0.113.0/24'],
      },
      answer: MadeSecretKey,
      status: 201,
    },
    {
      route: 'GET /admin/secret-keys/options',
      summary: 'Read what a key may be given',
      who,
      query: NoQuery,
      answer: { options: SecretKeyOptions },
    },
    {
      route: 'GET /admin/secret-keys/:id',
      summary: 'Read a secret key',
      who,
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/secret-keys/:id',
      summary: 'Change a secret key',
      details:
        'Counts with the key’s next request. Only who could make the key as it will be may change it. A later `expires_at` brings an expired key back; a revoked one stays revoked.',
      who,
      params,
      body: UpdateSecretKey,
      example: { scopes: ['product:read'] },
      answer,
      errors: ['illegal_transition'],
    },
    {
      route: 'DELETE /admin/secret-keys/:id',
      summary: 'Remove a secret key',
      details: 'It ends at once. What it did stays in the audit trail.',
      who,
      params,
      answer: { id: SecretKey.shape.id, object: z.literal('secret_key'), deleted: z.literal(true) },
    },
    {
      route: 'POST /admin/secret-keys/:id/rotate',
      summary: 'Give a secret key a new token',
      details:
        'The token of before lives on for `overlap_hours`, a day where nothing is said; with 0 it ends at once. A token that is older still ends with this rotation. The key’s own end stays where it was.',
      who,
      params,
      body: RotateSecretKey,
      example: { overlap_hours: 24 },
      answer: MadeSecretKey,
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /admin/secret-keys/:id/revoke',
      summary: 'End a secret key for good',
      who,
      params,
      body: NoBody,
      answer,
      errors: ['illegal_transition'],
    },
  ],
}
