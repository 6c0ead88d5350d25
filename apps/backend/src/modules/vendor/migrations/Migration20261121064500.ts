import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const STAMPS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Rows of one table, as Medusa's models have them: an id, the columns, three times, and the index of what is there. */
const table = (name: string, columns: string) => [
  `create table if not exists "${name}" ("id" text not null, ${columns}, ${STAMPS}, constraint "${name}_pkey" primary key ("id"))`,
  `create index if not exists "IDX_${name}_deleted_at" on "${name}" ("deleted_at") where deleted_at is null`,
]

const ofVendor = (name: string) =>
  `alter table "${name}" add constraint "${name}_vendor_id_foreign" foreign key ("vendor_id") references "vendor" ("id") on update cascade`
const ofRequirement = (name: string) =>
  `alter table "${name}" add constraint "${name}_requirement_id_foreign" foreign key ("requirement_id") references "vendor_requirement" ("id") on update cascade`

const TABLES = [
  ...table(
    'vendor_transition',
    `"vendor_id" text not null, "subject" text not null check ("subject" in ('status', 'kyc')), "transition" text not null, "from" text not null, "to" text not null, "reason" text null, "actor_kind" text not null, "actor_id" text null`,
  ),
  `create index "IDX_vendor_transition_vendor_id" on "vendor_transition" ("vendor_id", "id")`,
  ofVendor('vendor_transition'),
  ...table(
    'vendor_requirement',
    `"code" text not null, "kind" text not null check ("kind" in ('document', 'field', 'terms')), "title" text not null, "description" text null, "countries" text[] not null default '{}', "legal_forms" text[] not null default '{}', "required" boolean not null default true, "active" boolean not null default true, "expires" boolean not null default false, "field" text null, "terms_url" text null, "terms_version" text null`,
  ),
  `create unique index "IDX_vendor_requirement_code_unique" on "vendor_requirement" ("code") where deleted_at is null`,
  ...table(
    'vendor_document',
    `"vendor_id" text not null, "requirement_id" text not null, "status" text not null default 'pending' check ("status" in ('pending', 'accepted', 'rejected', 'expired')), "reason" text null, "file_key" text not null, "file_name" text not null, "mime_type" text not null, "size_bytes" integer not null, "expires_at" timestamptz null, "reminded_at" timestamptz null, "uploaded_by" text null, "reviewed_by" text null, "reviewed_at" timestamptz null`,
  ),
  `create index "IDX_vendor_document_vendor_id" on "vendor_document" ("vendor_id", "requirement_id")`,
  `create index "IDX_vendor_document_expires_at" on "vendor_document" ("expires_at") where status in ('pending', 'accepted') and deleted_at is null`,
  ofVendor('vendor_document'),
  ofRequirement('vendor_document'),
  ...table(
    'vendor_acceptance',
    `"vendor_id" text not null, "requirement_id" text not null, "version" text not null, "terms_url" text null, "member_id" text not null, "subject" text not null`,
  ),
  `create unique index "IDX_vendor_acceptance_version_unique" on "vendor_acceptance" ("vendor_id", "requirement_id", "version")`,
  ofVendor('vendor_acceptance'),
  ofRequirement('vendor_acceptance'),
  ...table(
    'vendor_setting',
    `"single" boolean not null default true check ("single"), "applications_open" boolean not null default false, "product_approval" boolean not null default true, "max_products_per_vendor" integer null check ("max_products_per_vendor" >= 0), "kyc_provider" text not null default 'manual'`,
  ),
  `create unique index "IDX_vendor_setting_single_unique" on "vendor_setting" ("single")`,
  ...table(
    'product_approval',
    `"vendor_id" text not null, "product_id" text not null, "kind" text not null check ("kind" in ('product', 'change')), "status" text not null default 'pending' check ("status" in ('pending', 'approved', 'rejected', 'withdrawn')), "changes" jsonb null, "reason" text null, "proposed_by" text null, "decided_by" text null, "decided_at" timestamptz null`,
  ),
  `create unique index "IDX_product_approval_pending_unique" on "product_approval" ("product_id") where status = 'pending'`,
  `create index "IDX_product_approval_status" on "product_approval" ("status", "id")`,
  `create index "IDX_product_approval_vendor_id" on "product_approval" ("vendor_id", "status")`,
  ofVendor('product_approval'),
  ...table('vendor_shelved_product', `"vendor_id" text not null, "product_id" text not null`),
  `create unique index "IDX_vendor_shelved_product_unique" on "vendor_shelved_product" ("product_id", "vendor_id")`,
  ofVendor('vendor_shelved_product'),
]

const NAMES = [...TABLES.join(' ').matchAll(/create table if not exists "(\w+)"/g)].map(([, name]) => name)

/** A vendor's life: its moves, what is asked of it, its papers, and the products that wait for the tenant. */
export class Migration20261121064500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table "vendor" add column if not exists "status_reason" text null, add column if not exists "kyc_provider" text null, add column if not exists "kyc_reference" text null, add column if not exists "kyc_url" text null, add column if not exists "payouts_paused" boolean not null default false`,
    )
    for (const statement of TABLES) this.addSql(statement)
  }

  override async down(): Promise<void> {
    for (const name of NAMES.reverse()) this.addSql(`drop table if exists "${name}" cascade`)
    this.addSql(
      `alter table "vendor" drop column "status_reason", drop column "kyc_provider", drop column "kyc_reference", drop column "kyc_url", drop column "payouts_paused"`,
    )
  }
}
