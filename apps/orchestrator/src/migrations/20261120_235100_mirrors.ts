import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_sync_jobs_resolution" AS ENUM('open', 'taken', 'kept', 'overtaken');
  ALTER TYPE "public"."enum_sync_jobs_state" ADD VALUE 'canceled';
  CREATE TABLE "products" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"tenant_id" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"subtitle" varchar,
  	"description" varchar,
  	"handle" varchar,
  	"status" varchar NOT NULL,
  	"thumbnail" varchar,
  	"medusa_vendor_id" varchar,
  	"vendor_id" varchar,
  	"variants" jsonb,
  	"mirror_version" numeric DEFAULT 0,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "products_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" varchar NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "vendors" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"tenant_id" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"handle" varchar,
  	"status" varchar NOT NULL,
  	"description" varchar,
  	"logo" varchar,
  	"country" varchar,
  	"mirror_version" numeric DEFAULT 0,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "webhook_logs" ALTER COLUMN "status" SET DATA TYPE text;
  DROP TYPE "public"."enum_webhook_logs_status";
  CREATE TYPE "public"."enum_webhook_logs_status" AS ENUM('pending', 'failed', 'delivered', 'dead', 'superseded', 'canceled', 'received', 'applied', 'stale', 'duplicate', 'conflict');
  ALTER TABLE "webhook_logs" ALTER COLUMN "status" SET DATA TYPE "public"."enum_webhook_logs_status" USING "status"::"public"."enum_webhook_logs_status";
  ALTER TABLE "product_content" ADD COLUMN "product_mirror_id" varchar;
  ALTER TABLE "_product_content_v" ADD COLUMN "version_product_mirror_id" varchar;
  ALTER TABLE "integration_endpoints" ADD COLUMN "previous_until" timestamp(3) with time zone;
  ALTER TABLE "webhook_logs" ADD COLUMN "entity" varchar NOT NULL;
  ALTER TABLE "webhook_logs" ADD COLUMN "entity_id" varchar NOT NULL;
  ALTER TABLE "webhook_logs" ADD COLUMN "version" numeric NOT NULL;
  ALTER TABLE "webhook_logs" ADD COLUMN "replay_of" varchar;
  ALTER TABLE "webhook_logs" ADD COLUMN "ended_at" timestamp(3) with time zone;
  ALTER TABLE "sync_jobs" ADD COLUMN "message_id" varchar NOT NULL;
  ALTER TABLE "sync_jobs" ADD COLUMN "resolution" "enum_sync_jobs_resolution";
  ALTER TABLE "sync_jobs" ADD COLUMN "ended_at" timestamp(3) with time zone;
  ALTER TABLE "products" ADD CONSTRAINT "products_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "products" ADD CONSTRAINT "products_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "products_texts" ADD CONSTRAINT "products_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "vendors" ADD CONSTRAINT "vendors_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "products_tenant_idx" ON "products" USING btree ("tenant_id");
  CREATE INDEX "products_handle_idx" ON "products" USING btree ("handle");
  CREATE INDEX "products_status_idx" ON "products" USING btree ("status");
  CREATE INDEX "products_medusa_vendor_id_idx" ON "products" USING btree ("medusa_vendor_id");
  CREATE INDEX "products_vendor_idx" ON "products" USING btree ("vendor_id");
  CREATE INDEX "products_updated_at_idx" ON "products" USING btree ("updated_at");
  CREATE INDEX "products_created_at_idx" ON "products" USING btree ("created_at");
  CREATE INDEX "products_texts_order_parent" ON "products_texts" USING btree ("order","parent_id");
  CREATE INDEX "vendors_tenant_idx" ON "vendors" USING btree ("tenant_id");
  CREATE INDEX "vendors_handle_idx" ON "vendors" USING btree ("handle");
  CREATE INDEX "vendors_status_idx" ON "vendors" USING btree ("status");
  CREATE INDEX "vendors_updated_at_idx" ON "vendors" USING btree ("updated_at");
  CREATE INDEX "vendors_created_at_idx" ON "vendors" USING btree ("created_at");
  ALTER TABLE "product_content" ADD CONSTRAINT "product_content_product_mirror_id_products_id_fk" FOREIGN KEY ("product_mirror_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_product_content_v" ADD CONSTRAINT "_product_content_v_version_product_mirror_id_products_id_fk" FOREIGN KEY ("version_product_mirror_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "product_content_product_mirror_idx" ON "product_content" USING btree ("product_mirror_id");
  CREATE INDEX "_product_content_v_version_version_product_mirror_idx" ON "_product_content_v" USING btree ("version_product_mirror_id");
  CREATE INDEX "webhook_logs_entity_idx" ON "webhook_logs" USING btree ("entity");
  CREATE INDEX "webhook_logs_entity_id_idx" ON "webhook_logs" USING btree ("entity_id");
  CREATE INDEX "sync_jobs_message_id_idx" ON "sync_jobs" USING btree ("message_id");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "products" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "products_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "vendors" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "products" CASCADE;
  DROP TABLE "products_texts" CASCADE;
  DROP TABLE "vendors" CASCADE;
  ALTER TABLE "product_content" DROP CONSTRAINT IF EXISTS "product_content_product_mirror_id_products_id_fk";
  
  ALTER TABLE "_product_content_v" DROP CONSTRAINT IF EXISTS "_product_content_v_version_product_mirror_id_products_id_fk";
  
  ALTER TABLE "webhook_logs" ALTER COLUMN "status" SET DATA TYPE text;
  DROP TYPE "public"."enum_webhook_logs_status";
  CREATE TYPE "public"."enum_webhook_logs_status" AS ENUM('received', 'pending', 'delivered', 'failed', 'rejected', 'dead');
  ALTER TABLE "webhook_logs" ALTER COLUMN "status" SET DATA TYPE "public"."enum_webhook_logs_status" USING "status"::"public"."enum_webhook_logs_status";
  ALTER TABLE "sync_jobs" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "sync_jobs" ALTER COLUMN "state" SET DEFAULT 'queued'::text;
  DROP TYPE "public"."enum_sync_jobs_state";
  CREATE TYPE "public"."enum_sync_jobs_state" AS ENUM('queued', 'running', 'done', 'failed', 'dead', 'conflict', 'superseded');
  ALTER TABLE "sync_jobs" ALTER COLUMN "state" SET DEFAULT 'queued'::"public"."enum_sync_jobs_state";
  ALTER TABLE "sync_jobs" ALTER COLUMN "state" SET DATA TYPE "public"."enum_sync_jobs_state" USING "state"::"public"."enum_sync_jobs_state";
  DROP INDEX "product_content_product_mirror_idx";
  DROP INDEX "_product_content_v_version_version_product_mirror_idx";
  DROP INDEX "webhook_logs_entity_idx";
  DROP INDEX "webhook_logs_entity_id_idx";
  DROP INDEX "sync_jobs_message_id_idx";
  ALTER TABLE "product_content" DROP COLUMN "product_mirror_id";
  ALTER TABLE "_product_content_v" DROP COLUMN "version_product_mirror_id";
  ALTER TABLE "integration_endpoints" DROP COLUMN "previous_until";
  ALTER TABLE "webhook_logs" DROP COLUMN "entity";
  ALTER TABLE "webhook_logs" DROP COLUMN "entity_id";
  ALTER TABLE "webhook_logs" DROP COLUMN "version";
  ALTER TABLE "webhook_logs" DROP COLUMN "replay_of";
  ALTER TABLE "webhook_logs" DROP COLUMN "ended_at";
  ALTER TABLE "sync_jobs" DROP COLUMN "message_id";
  ALTER TABLE "sync_jobs" DROP COLUMN "resolution";
  ALTER TABLE "sync_jobs" DROP COLUMN "ended_at";
  DROP TYPE "public"."enum_sync_jobs_resolution";`)
}
