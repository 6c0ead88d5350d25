import { coreCatalogueUnrelated, coreStockTables } from './catalogue-tables'

/** Who may write a global table through the application role. */
export type GlobalWriters = 'nobody' | 'platform' | 'everybody'

export interface GlobalTable {
  /** Why this table holds nobody's data; shown by the schema check. */
  reason: string
  writers: GlobalWriters
}

export interface PlatformTable {
  /** Why only the platform may see this table. */
  reason: string
  /** The column that names a tenant, when that tenant may read its own rows. */
  ownRowColumn?: string
}

/** What a copy of a tenant does not take over as it is. */
export interface CloneRule {
  reason: string
  /** Only rows with one of these values in each column are copied; an empty list copies none. */
  keep?: Record<string, string[]>
  /** Columns whose values have to be new in the copy. */
  renew?: Record<string, 'publishable_token' | 'redacted_token'>
}

/** A link table between the tenant and the rows of another table, which triggers fill. */
export interface MirroredTable {
  /** The table whose every row has a row here. */
  follows: string
  /** The column that holds its id. */
  column: string
}

/** A table whose rows are added and then stay as they are for as long as their tenant lives. */
export interface AppendOnlyTable {
  reason: string
  /** Rows with one value in this column, the first of the primary key, are written by one statement, also by an import. */
  whole?: string
  /** Tables whose rows come first in an import, where a trigger and no foreign key asks for them. */
  after?: readonly string[]
}

/** Which thing a row of a table is part of, for those who are told of changes. */
export interface ToldTable {
  /** What kind of thing, such as `product`. */
  entity: string
  /** The row's column that holds the thing's id, or where the way there begins. */
  column: string
  /** The way: rows of `table` that are not deleted and whose `match` is the value so far, and then their `take`. */
  via?: { table: string; match: string; take: string }[]
}

/** Which rows of a table use up a tenant's quota: all that are not deleted, or some of them by their values. */
export interface CountedTable {
  /** The quota that a row uses one of, such as `products`. */
  resource: string
  /** Column values that a row must have to be counted. */
  when?: Record<string, string | boolean>
  /** Column values with any of which a row is not counted. */
  unless?: Record<string, string | boolean>
}

/**
 * What the schema sync does with each table. Every table that is in neither list belongs to the
 * tenants, so a table that an upgrade adds is isolated on the day it appears.
 */
export interface Classification {
  global: Record<string, GlobalTable>
  platform: Record<string, PlatformTable>
  /** Tables whose number column counts 1, 2, 3, … in each tenant: table → column. */
  numbered: Record<string, string>
  /** Tables whose rows stay behind when a tenant is exported: they follow from others, or end with the process. */
  unexported: Record<string, { reason: string }>
  /** Tables that a copy of a tenant treats in a way of their own. */
  cloned: Record<string, CloneRule>
  /** Link tables with `tenant_id` that hold one row for each row of another table. */
  mirrored: Record<string, MirroredTable>
  /** Tables whose rows are counted in `tenant_quota`, and refused beyond the tenant's maximum. */
  counted: Record<string, CountedTable>
  /** Tables whose changes concern stock alone, with what they hold: a sale then leaves other answers in the cache. */
  stock: Record<string, string>
  /** Tables that no answer of the catalogue cache depends on, with the reason. Every other table moves the versions. */
  catalogueUnrelated: Record<string, string>
  /** Tables whose changes no audit trail tells of, with the reason. */
  unaudited: Record<string, string>
  /** Columns that the audit trail says the change of, and not the value. */
  secret: Record<string, readonly string[]>
  /** Tables whose changes are noted for those who want to be told. */
  told: Record<string, ToldTable>
  /** Tables whose rows the application role adds and may neither change nor remove. */
  append_only: Record<string, AppendOnlyTable>
  /** Tables that triggers alone write, from rows of other tables: the application role reads them, no export holds them. */
  derived: Record<string, { reason: string }>
}

/** The database's tables, sorted by what the sync does with them. */
export interface ClassifiedTables {
  tenant: string[]
  platform: string[]
  global: string[]
}

const bookkeeping: GlobalTable = { reason: 'migration bookkeeping of the framework', writers: 'nobody' }
const providers: GlobalTable = {
  reason: 'provider registrations, written from the configuration at boot',
  writers: 'platform',
}

/** The classification of Medusa 2.21's own tables. */
export const coreClassification: Classification = {
  global: {
    mikro_orm_migrations: bookkeeping,
    link_module_migrations: bookkeeping,
    script_migrations: bookkeeping,
    currency: { reason: 'ISO 4217, the same for everybody', writers: 'platform' },
    locale: { reason: 'language tags, the same for everybody', writers: 'platform' },
    translation_settings: { reason: 'which fields of an entity can be translated', writers: 'platform' },
    payment_provider: providers,
    fulfillment_provider: providers,
    notification_provider: providers,
    tax_provider: providers,
    search_index: { reason: 'definitions of search indexes, not documents', writers: 'platform' },
    search_index_version: { reason: 'versions of search index definitions', writers: 'platform' },
    search_postgres_index: { reason: 'catalogue of the search tables', writers: 'platform' },
  },
  platform: {
    tenant_quota: { reason: 'how much each tenant may have, and has', ownRowColumn: 'tenant_id' },
    tenant_catalogue_version: {
      reason: 'versions of the catalogues: moved by triggers, read for all tenants at once',
    },
    tenant_catalogue_mark: { reason: 'queues the moves of versions within a transaction; always empty' },
    audit_log: { reason: 'the audit trail, which only grows', ownRowColumn: 'tenant_id' },
  },
  numbered: {
    order: 'display_id',
    order_claim: 'display_id',
    order_exchange: 'display_id',
    return: 'display_id',
  },
  unexported: {
    workflow_execution: { reason: 'runs of workflows belong to the processes that ran them' },
    search_index_sync: { reason: 'which search documents were built when, in this database' },
    auth_password_reset_token: { reason: 'links that were sent by mail, good for minutes' },
    audit_log: { reason: 'tells what was done in this installation, and outlives the tenant' },
  },
  cloned: {
    api_key: {
      reason: 'a copy of a secret key would be a second key to the original’s integrations',
      keep: { type: ['publishable'] },
      renew: { token: 'publishable_token', redacted: 'redacted_token' },
    },
    invite: { reason: 'people were invited to the original', keep: { id: [] } },
    invite_rbac_role: { reason: 'belongs to invitations', keep: { id: [] } },
  },
  mirrored: {},
  counted: {},
  stock: coreStockTables,
  catalogueUnrelated: coreCatalogueUnrelated,
  unaudited: {
    audit_log: 'is the audit trail',
    tenant_quota: 'counts rows whose changes are recorded',
    tenant_catalogue_version: 'moves with rows whose changes are recorded',
    tenant_catalogue_mark: 'moves with rows whose changes are recorded',
    tenant_counter: 'counts rows whose changes are recorded',
    workflow_execution: 'the steps of the engine; what they change is recorded',
    search_index_sync: 'follows from rows whose changes are recorded',
    auth_password_reset_token: 'links that were sent by mail, good for minutes',
  },
  secret: {
    api_key: ['token', 'salt'],
    auth_password_reset_token: ['token'],
    invite: ['token'],
    provider_identity: ['provider_metadata'],
    payment_session: ['data'],
  },
  told: {},
  append_only: {},
  derived: {},
}

/** The core's classification with a project's own tables added. */
export function classify(extra: Partial<Classification> = {}): Classification {
  const mirrored = { ...coreClassification.mirrored, ...extra.mirrored }
  const derived = { ...coreClassification.derived, ...extra.derived }
  const made = [...Object.keys(mirrored), ...Object.keys(derived)].map((table) => [
    table,
    { reason: 'triggers write its rows' },
  ])
  return {
    global: { ...coreClassification.global, ...extra.global },
    platform: { ...coreClassification.platform, ...extra.platform },
    numbered: { ...coreClassification.numbered, ...extra.numbered },
    unexported: { ...coreClassification.unexported, ...Object.fromEntries(made), ...extra.unexported },
    cloned: { ...coreClassification.cloned, ...extra.cloned },
    mirrored,
    counted: { ...coreClassification.counted, ...extra.counted },
    stock: { ...coreClassification.stock, ...extra.stock },
    catalogueUnrelated: { ...coreClassification.catalogueUnrelated, ...extra.catalogueUnrelated },
    unaudited: { ...coreClassification.unaudited, ...extra.unaudited },
    secret: { ...coreClassification.secret, ...extra.secret },
    told: { ...coreClassification.told, ...extra.told },
    append_only: { ...coreClassification.append_only, ...extra.append_only },
    derived,
  }
}
