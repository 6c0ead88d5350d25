import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '@cityos/medusa-tenancy'
import type { TenantOperation } from '@cityos/contracts'
import { expectOk, type TestBackend, type TestTenant } from '@cityos/testing'

const FIXTURE = join(__dirname, '../fixtures/tenant-operations.ts')
const PATIENCE_MS = 90_000

/** Folders that outlive the processes of a test, as a shared disk does. */
export async function sharedFolders() {
  const root = await mkdtemp(join(tmpdir(), 'cityos-operations-'))
  const env = { UPLOAD_DIR: join(root, 'uploads'), EXPORT_DIR: join(root, 'exports') }
  return { env, remove: () => rm(root, { recursive: true, force: true }) }
}

/** What the tests ask the platform's routes for. */
export class Operations {
  constructor(readonly backend: TestBackend) {}

  /** Starts an operation and waits for its end. */
  async run(path: string, body: unknown = {}): Promise<TenantOperation> {
    return this.ended(await this.start(path, body))
  }

  async start(path: string, body: unknown = {}): Promise<string> {
    const answer = await this.backend.platform.post<{ operation: TenantOperation }>(path, body)
    if (answer.status !== 202) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
    return answer.body.operation.id
  }

  async read(id: string): Promise<TenantOperation> {
    const answer = await this.backend.platform.get<{ operation: TenantOperation }>(
      `/admin/tenant-operations/${id}`,
    )
    return expectOk(answer).operation
  }

  async ended(id: string): Promise<TenantOperation> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
      const operation = await this.read(id)
      if (operation.finished_at) return operation
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`${id} has not ended: ${JSON.stringify(await this.read(id))}`)
  }

  /** Waits until the operation is as it should be. */
  async until(id: string, is: (operation: TenantOperation) => boolean | Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
      if (await is(await this.read(id))) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`${id} did not come to that: ${JSON.stringify(await this.read(id))}`)
  }

  /** Whether the host of the handle resolves to a tenant. */
  async isOpen(handle: string): Promise<boolean> {
    await this.backend.run(FIXTURE, 'forget')
    return (await this.backend.client(`${handle}.localhost`).get('/store/products')).status !== 404
  }

  /** As a provisioning leaves a tenant that was cut off long ago. */
  async close(tenantId: string): Promise<void> {
    await this.backend.sql((client) =>
      client.query(
        `update tenant set provisioned_at = null, created_at = now() - interval '1 hour' where id = $1`,
        [tenantId],
      ),
    )
  }

  /** Puts a file among the tenant's uploads. */
  async upload(uploadDir: string, tenant: TestTenant, name: string): Promise<void> {
    const folder = join(uploadDir, tenant.id)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, name), 'content')
  }

  /** Changes one byte of an export on the disk. */
  async damage(exportDir: string, id: string): Promise<void> {
    const path = join(exportDir, id, 'tables/product.ndjson')
    const bytes = await readFile(path)
    bytes[10]! ^= 1
    await writeFile(path, bytes)
  }

  /** An operation that has to succeed. */
  async succeed(path: string, body: unknown = {}): Promise<TenantOperation> {
    const operation = await this.run(path, body)
    if (operation.status !== 'succeeded') throw new Error(`${path}: ${JSON.stringify(operation)}`)
    return operation
  }

  async export(tenantId: string): Promise<{ id: string; manifest: Manifest }> {
    const { id } = await this.succeed(`/admin/tenants/${tenantId}/exports`)
    const { manifest } = expectOk(
      await this.backend.platform.get<{ manifest: Manifest }>(`/admin/tenant-operations/${id}/manifest`),
    )
    return { id, manifest }
  }

  async setStatus(tenantId: string, status: string): Promise<void> {
    await this.backend.sql((client) =>
      client.query('update tenant set status = $2, updated_at = now() where id = $1', [tenantId, status]),
    )
    await this.backend.run(FIXTURE, 'forget')
  }

  async confirm(tenantId: string): Promise<string> {
    const answer = await this.backend.platform.post<{ confirmation: { token: string } }>(
      `/admin/tenants/${tenantId}/purge-confirmation`,
    )
    return expectOk(answer).confirmation.token
  }

  /** Archives and purges. */
  async purge(tenantId: string): Promise<TenantOperation> {
    await this.setStatus(tenantId, 'archived')
    const confirmation_token = await this.confirm(tenantId)
    return this.succeed(`/admin/tenants/${tenantId}/purge`, { confirmation_token })
  }

  /** What the job that runs every minute does, as if no process had been heard of for long. */
  takeUp(staleMs = 0): Promise<string[]> {
    return this.backend.run(FIXTURE, 'takeUp', staleMs)
  }

  /** Takes an operation up from a process that still works on it, or has only just left it: until it is had. */
  async take(id: string): Promise<void> {
    while (!(await this.takeUp()).includes(id)) {
      if ((await this.read(id)).finished_at) throw new Error(`${id} ended before it was taken`)
    }
  }

  /** From now on an operation fails in the hook of its workflow, after its last step but those that clean up. */
  fail(hook: string): Promise<void> {
    return this.backend.run(FIXTURE, 'fail', hook)
  }
}

/** Rows that carry the tenant's id, and the registry's: what a purge has to have removed. */
export function rowsOf(backend: TestBackend, tenantId: string): Promise<Record<string, number>> {
  return backend.sql(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('tenant_operation', 'acting_session', 'audit_log')`,
    )
    const found: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from "${name}" where tenant_id = $1`,
        [tenantId],
      )
      if (rows[0]!.count !== '0') found[name] = Number(rows[0]!.count)
    }
    const { rowCount } = await client.query('select from tenant where id = $1', [tenantId])
    return rowCount ? { ...found, tenant: rowCount } : found
  })
}
