import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client as PgClient } from 'pg'
import type {
  ActingSession,
  CreateTenantInput,
  MadeSecretKey,
  SecretKeyOptions,
  Tenant,
} from '@cityos/contracts'
import type { Route } from '../server/list-routes'
import { buildAdmin } from '../build-admin'
import { asOwner, cloneDatabase, testDatabase, type TestDatabase } from '../test-database'
import { BACKEND } from '../paths'
import { Client } from './client'
import { expectOk } from './expect-ok'
import { imageOf, KEEP_VARIABLE, keepServer, takeServer } from './kept-server'
import { serverIn, startServer, type ServerProcess, type ServerStats } from './server-process'

export const PASSWORD = 'a-password-for-tests'

const OPERATOR = 'operator@platform.example'

/** What the audit trail tells of staff that a test lets act in a tenant. */
export const ACTING_REASON = 'asked for by a test'

/** A provisioned tenant with clients that act for it. */
export interface TestTenant {
  id: string
  handle: string
  host: string
  publishableKey: string
  salesChannelId: string
  regionId: string
  stockLocationId: string
  shippingProfileId: string
  adminEmail: string
  /** Bearer token of the tenant's admin. */
  adminToken: string
  /** Calls the tenant's host as its admin. */
  admin: Client
  /** Calls the tenant's host as a storefront. */
  store: Client
  /** Calls the tenant's host with no credentials. */
  anonymous: Client
}

export interface TestBackendOptions {
  /** A database to use instead of a fresh clone of the template; dropped at the end all the same. */
  database?: TestDatabase
  env?: Record<string, string>
  /** Serves the admin too, built when its sources have changed. */
  admin?: boolean
  /** A process of its own, and never one that other files have used: what it counts is what this file did. */
  fresh?: boolean
}

/** What a server that is left to the next file needs beside its process. */
interface Keeping {
  image: string
  files: number
}

export class TestBackend {
  private constructor(
    readonly server: ServerProcess,
    readonly database: TestDatabase,
    /** Calls the platform's host as its operator. */
    readonly platform: Client,
    private readonly uploads: string,
    private readonly keeping?: Keeping,
  ) {}

  /** Without options, a process that an earlier file of the same worker has left may serve, with a fresh database. */
  static async start(options: TestBackendOptions = {}): Promise<TestBackend> {
    const keeps = process.env[KEEP_VARIABLE] === 'on' && Object.keys(options).length === 0
    return (keeps && (await TestBackend.again())) || TestBackend.anew(options, keeps)
  }

  private static async again(): Promise<TestBackend | undefined> {
    const kept = await takeServer()
    if (!kept) return undefined
    const { child, url, database, uploads, ...keeping } = kept
    const server = serverIn(child, url)
    await server.call('forget')
    return new TestBackend(server, testDatabase(database), await platformClient(server), uploads, keeping)
  }

  private static async anew(options: TestBackendOptions, keeps: boolean): Promise<TestBackend> {
    const database = options.database ?? (await cloneDatabase())
    const uploads = await mkdtemp(join(tmpdir(), 'cityos-uploads-'))
    const server = await startServer({
      DATABASE_APP_URL: database.appUrl,
      UPLOAD_DIR: uploads,
      ...(options.admin && { ADMIN_DISABLED: 'false', CITYOS_TEST_ADMIN: await buildAdmin() }),
      ...options.env,
    })
    try {
      await server.call('run', join(__dirname, 'create-platform-admin.js'), 'createPlatformAdmin', [
        join(BACKEND, 'src/workflows/tenant/create-admin-user.ts'),
        { email: OPERATOR, password: PASSWORD },
      ])
      server.hasRun = false
      const keeping = keeps ? { image: await imageOf(database.name), files: 1 } : undefined
      return new TestBackend(server, database, await platformClient(server), uploads, keeping)
    } catch (error) {
      // Nobody holds this server yet: left running it would keep jest from ending.
      await server.stop()
      throw error
    }
  }

  /** Calls `host` with no credentials. */
  client(host: string): Client {
    return new Client(this.server.url, { host })
  }

  async provisionTenant(handle: string, input: Partial<CreateTenantInput> = {}): Promise<TestTenant> {
    const adminEmail = `admin@${handle}.example`
    const answer = await this.platform.post<{ tenant: Tenant; commerce: Record<string, string> }>(
      '/admin/tenants',
      {
        handle,
        name: `Tenant ${handle}`,
        // Unlimited: limits are the subject of the tests that name a tier.
        tier: 'enterprise',
        admin: { email: adminEmail, password: PASSWORD },
        ...input,
      },
    )
    if (answer.status !== 201)
      throw new Error(`Provisioning ${handle} answered ${answer.status}: ${answer.text}`)
    const { tenant, commerce } = answer.body
    const anonymous = this.client(tenant.host)
    const adminToken = await signIn(anonymous, input.admin?.email ?? adminEmail)
    return {
      id: tenant.id,
      handle: tenant.handle,
      host: tenant.host,
      publishableKey: commerce['publishable_key'] as string,
      salesChannelId: commerce['sales_channel_id'] as string,
      regionId: commerce['region_id'] as string,
      stockLocationId: commerce['stock_location_id'] as string,
      shippingProfileId: commerce['shipping_profile_id'] as string,
      adminEmail,
      adminToken,
      admin: anonymous.with({ authorization: `Bearer ${adminToken}` }),
      store: anonymous.with({ 'x-publishable-api-key': commerce['publishable_key'] as string }),
      anonymous,
    }
  }

  /** Tenants `t1`, `t2`, … */
  async provisionTenants(count: number): Promise<TestTenant[]> {
    const tenants: TestTenant[] = []
    for (let i = 1; i <= count; i++) tenants.push(await this.provisionTenant(`t${i}`))
    return tenants
  }

  /**
   * The client of somebody of the platform's staff, who acts in a tenant from here on: with a session of an hour that
   * may change things, or with the one that is open already. On the platform itself there is nothing to open.
   */
  async actIn(
    tenant: Pick<TestTenant, 'id'>,
    staff = this.platform,
    reason = ACTING_REASON,
  ): Promise<Client> {
    const acting = staff.with({ 'x-tenant': tenant.id })
    if (tenant.id === 'platform') return acting
    const { status, text } = await staff.post<{ acting_session: ActingSession }>(
      `/admin/tenants/${tenant.id}/acting-sessions`,
      { reason, duration_minutes: 60, read_only: false },
    )
    if (status !== 201 && !text.includes('acting_session_open')) {
      throw new Error(`Acting in ${tenant.id} answered ${status}: ${text}`)
    }
    return acting
  }

  /** A new secret key of the tenant, made by its admin, that may do all that a key may do: or these scopes. */
  async createSecretKey(
    tenant: Pick<TestTenant, 'admin'>,
    name = 'server',
    scopes?: readonly string[],
  ): Promise<string> {
    const { admin } = tenant
    const most = async () =>
      expectOk(await admin.get<{ options: SecretKeyOptions }>('/admin/secret-keys/options')).options
        .permissions
    const made = await admin.post<MadeSecretKey>('/admin/secret-keys', {
      name,
      scopes: scopes ?? (await most()),
    })
    return expectOk(made).token
  }

  /** A new secret key of the platform, which is core's. */
  async createPlatformKey(title = 'server'): Promise<string> {
    const made = await this.platform.post<{ api_key: { token: string } }>('/admin/api-keys', {
      title,
      type: 'secret',
    })
    return expectOk(made).api_key.token
  }

  /** Runs `name(context, ...args)` of a module inside the backend's process, with Medusa's container. */
  run<T>(file: string, name: string, ...args: unknown[]): Promise<T> {
    return this.server.call<T>('run', file, name, args)
  }

  routes(): Promise<Route[]> {
    return this.server.call('routes')
  }

  stats(): Promise<ServerStats> {
    return this.server.call('stats')
  }

  /** Looks behind the curtain: the owner's connection sees every tenant. */
  sql<T>(run: (client: PgClient) => Promise<T>): Promise<T> {
    return asOwner(this.database.ownerUrl, run)
  }

  async stop(): Promise<void> {
    const { server, database, uploads, keeping } = this
    const { child, url, hasRun } = server
    if (keeping && !hasRun && keepServer({ child, url, database: database.name, uploads, ...keeping })) return
    await server.stop()
    await database.drop()
    if (keeping) await testDatabase(keeping.image).drop()
    await rm(uploads, { recursive: true, force: true })
  }
}

async function platformClient({ url }: ServerProcess): Promise<Client> {
  const anonymous = new Client(url, { host: 'localhost' })
  return anonymous.with({ authorization: `Bearer ${await signIn(anonymous, OPERATOR)}` })
}

async function signIn(client: Client, email: string): Promise<string> {
  const { body, status, text } = await client.post<{ token: string }>('/auth/user/emailpass', {
    email,
    password: PASSWORD,
  })
  if (status !== 200) throw new Error(`Signing in as ${email} answered ${status}: ${text}`)
  return body.token
}
