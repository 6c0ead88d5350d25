import type { State, StateSource } from '@cityos/bridge'
import { PLATFORM_CONNECTION } from '@cityos/contracts'

/** Names by language, out of the table in which Payload keeps what is localized. */
const names = (table: string) =>
  `coalesce((select jsonb_object_agg(l._locale, l.name) from ${table}_locales l
              where l._parent_id = t.id and l.name is not null), '{}')`

/** Rows of `id` and `state`, for one tenant ($1) or the platform. */
const OF_PLATFORM: Readonly<Record<string, string>> = {
  country: `select t.code as id, jsonb_build_object('code', t.code, 'names', ${names('countries')}) as state
              from countries t`,
  geo_scope: `select t.code as id, jsonb_build_object('code', t.code, 'names', ${names('scopes')},
                'country_code', c.code) as state
                from scopes t join countries c on c.id = t.country_id`,
  geo_category: `select t.code as id, jsonb_build_object('code', t.code, 'names', ${names('categories')},
                   'parent_code', p.code, 'scope_codes', coalesce((
                     select jsonb_agg(s.code order by s.code) from categories_rels r
                       join scopes s on s.id = r.scopes_id where r.parent_id = t.id and r.path = 'scopes'), '[]')) as state
                   from categories t left join categories p on p.id = t.parent_id`,
  geo_subcategory: `select t.code as id, jsonb_build_object('code', t.code, 'names', ${names('subcategories')},
                      'category_code', c.code) as state
                      from subcategories t join categories c on c.id = t.category_id`,
}

const OF_TENANT: Readonly<Record<string, string>> = {
  tenant_profile: `select t.id, jsonb_build_object('placement', jsonb_build_object('country_code', c.code,
                     'scope_code', s.code, 'category_code', g.code, 'subcategory_code', u.code)) as state
                     from tenants t left join countries c on c.id = t.placement_country_id
                     left join scopes s on s.id = t.placement_scope_id
                     left join categories g on g.id = t.placement_category_id
                     left join subcategories u on u.id = t.placement_subcategory_id where t.id = $1`,
}

function rowsOf(tenantId: string, entity: string): string | undefined {
  if (Object.hasOwn(OF_TENANT, entity)) return OF_TENANT[entity]
  const rows = tenantId === PLATFORM_CONNECTION ? OF_PLATFORM[entity] : undefined
  // The parameter has to be there for the database to know its type.
  return rows && `${rows} where $1::text is not null`
}

/** Whatever one statement tells: the geo hierarchy by its codes, and where a tenant is placed. */
export const statesBySql: StateSource = {
  entities: [...Object.keys(OF_PLATFORM), ...Object.keys(OF_TENANT)],
  async load(tx, tenantId, entity, ids) {
    const rows = rowsOf(tenantId, entity)
    if (!rows) return new Map()
    const found = await tx.query<{ id: string; state: State }>(
      `select id, state from (${rows}) r where id = any($2::text[])`,
      [tenantId, ids],
    )
    return new Map(found.map(({ id, state }) => [id, state]))
  },
  async listIds(tx, tenantId, entity, after, most) {
    const rows = rowsOf(tenantId, entity)
    if (!rows) return []
    const found = await tx.query<{ id: string }>(
      `select id from (${rows}) r where id collate "C" > $2 order by id collate "C" limit $3`,
      [tenantId, after, most],
    )
    return found.map(({ id }) => id)
  },
}
