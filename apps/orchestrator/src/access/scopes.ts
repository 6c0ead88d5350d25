import type { ResourceKind } from '@cityos/contracts'

const READ = ['read', 'history'] as const

/**
 * What a key may be made for. A scope only ever narrows: what the policies do not let a key do, no scope does.
 * One table for the field, the check and the docs.
 */
export const SCOPES = {
  content_read: {
    kinds: [
      'page',
      'product_content',
      'portal',
      'store_profile',
      'tenant_profile',
      'product_mirror',
      'vendor_mirror',
    ],
    actions: [...READ, 'show'],
  },
  content_write: {
    kinds: ['page', 'product_content'],
    actions: ['create', 'update', 'delete', 'draft', 'step', 'revise'],
  },
  media_read: { kinds: ['media'], actions: READ },
  media_write: { kinds: ['media'], actions: ['create', 'update', 'delete'] },
  sync_read: { kinds: ['sync_job', 'webhook_log'], actions: READ },
} as const satisfies Record<string, { kinds: readonly ResourceKind[]; actions: readonly string[] }>

export type KeyScope = keyof typeof SCOPES
export const KEY_SCOPES = Object.keys(SCOPES) as KeyScope[]

/** The geo hierarchy is everybody's to read, a key's too, whatever its scopes. */
const OPEN: readonly ResourceKind[] = ['country', 'geo_scope', 'geo_category', 'geo_subcategory']

export function scopesCover(scopes: readonly string[], kind: ResourceKind, action: string): boolean {
  if (OPEN.includes(kind) && action === 'read') return true
  return scopes.some((name) => {
    const scope = Object.hasOwn(SCOPES, name) ? SCOPES[name as KeyScope] : undefined
    if (!scope) return false
    const { kinds, actions }: { kinds: readonly string[]; actions: readonly string[] } = scope
    return kinds.includes(kind) && actions.includes(action)
  })
}
