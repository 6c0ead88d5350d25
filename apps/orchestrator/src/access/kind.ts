import type { AttributeValue, Resource } from '@cityos/access'
import { PLATFORM } from '@cityos/access'
import type { ResourceKind } from '@cityos/contracts'
import { idOf } from './id-of'

/** How a collection appears in the policies. */
export interface Governed {
  kind: ResourceKind
  /** The field of each attribute that the policies know beside the tenant. */
  attributes?: Readonly<Record<string, string>>
  /** The field that names the tenant, or `platform` for what belongs to nobody in particular. */
  tenant?: string
}

export const isPlatforms = ({ tenant }: Governed) => tenant === PLATFORM

export function fieldsOf(
  { attributes = {}, tenant = 'tenant' }: Governed,
  prefix = '',
): Record<string, string> {
  const fields = { tenant, ...attributes }
  return Object.fromEntries(Object.entries(fields).map(([name, path]) => [name, prefix + path]))
}

/** A document as the policies see it; null where nothing is known, so that no rule is skipped. */
export function resourceOf(governed: Governed, doc: Record<string, unknown>): Resource {
  const { kind, attributes = {}, tenant = 'tenant' } = governed
  return {
    kind,
    id: idOf(doc['id']),
    tenant: isPlatforms(governed) ? PLATFORM : (idOf(doc[tenant]) ?? 'none'),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, path]) => [name, (doc[path] ?? null) as AttributeValue]),
    ),
  } as Resource
}
