import { Modules } from '@medusajs/framework/utils'
import type { Permission } from '@cityos/contracts'
import type { Condition } from './condition'

/** What core's search finds beside what every role reads. */
const GUARDED: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ['user', 'user:read'],
  ['publishable_api_key', 'api_key:read'],
  ['secret_api_key', 'secret_key:read'],
])

/** What core searches when nothing is named and no index is registered, but for the above. */
const UNGUARDED = (
  'order product product_variant product_category product_collection customer customer_group inventory_item ' +
  'promotion campaign price_list region tax_region return_reason sales_channel product_type product_tag ' +
  'stock_location shipping_profile'
).split(' ')

/** Narrows a search to what the caller may read; one for nothing else needs the permission of what it names. */
export const searchedEntities: Condition = async ({ request, may }) => {
  const named = namesIn(request.query['entity'])
  const wanted = named.length ? named : await defaults(request.scope)
  const allowed: string[] = []
  for (const name of wanted) {
    const permission = GUARDED.get(name)
    if (!permission || (await may(permission)).allowed) allowed.push(name)
  }
  request.query['entity'] = allowed
  return allowed.length ? undefined : GUARDED.get(wanted[0] as string)
}

/** As core's validator reads them: one string with commas, or several. */
function namesIn(entity: unknown): string[] {
  const values = Array.isArray(entity) ? entity : typeof entity === 'string' ? entity.split(',') : []
  return values.map((name) => String(name).trim()).filter(Boolean)
}

async function defaults(scope: Parameters<Condition>[0]['request']['scope']): Promise<string[]> {
  const search = scope.resolve(Modules.SEARCH, { allowUnregistered: true }) as
    { listIndexes(): Promise<{ name: string }[]> } | undefined
  const indexes = (await search?.listIndexes()) ?? []
  return indexes.length ? indexes.map(({ name }) => name) : [...UNGUARDED, ...GUARDED.keys()]
}
