import { join } from 'node:path'
import type { CreateSubscriptionPlanInput, SubscriptionPlan } from '@cityos/contracts'
import { expectOk, PASSWORD, type Client, type TestBackend, type TestTenant } from '@cityos/testing'

const FIXTURE = join(__dirname, '../fixtures/subscriptions.ts')

/** Runs a function of fixtures/subscriptions.ts inside the backend's process. */
export const drive = <T>(backend: TestBackend, name: string, ...args: unknown[]) =>
  backend.run<T>(FIXTURE, name, ...args)

export interface Customer {
  id: string
  /** Calls the shop, signed in. */
  store: Client
}

/** Somebody with an account at a shop. */
export async function customer(tenant: TestTenant, email: string): Promise<Customer> {
  const { anonymous, store } = tenant
  const register = { email, password: PASSWORD }
  const { token } = expectOk(
    await anonymous.post<{ token: string }>('/auth/customer/emailpass/register', register),
  )
  const { customer } = expectOk(
    await store
      .with({ authorization: `Bearer ${token}` })
      .post<{ customer: { id: string } }>('/store/customers', { email }),
  )
  const signedIn = expectOk(await anonymous.post<{ token: string }>('/auth/customer/emailpass', register))
  return { id: customer.id, store: store.with({ authorization: `Bearer ${signedIn.token}` }) }
}

export async function createPlan(
  admin: Client,
  plan: Partial<CreateSubscriptionPlanInput> = {},
): Promise<SubscriptionPlan> {
  const body = { name: 'Monthly', interval: 'month', ...plan }
  return expectOk(
    await admin.post<{ subscription_plan: SubscriptionPlan }>('/admin/subscription-plans', body),
  ).subscription_plan
}

const TABLES = [
  ...['subscription_plan', 'subscription_plan_target', 'subscription', 'subscription_item'],
  ...['billing_cycle', 'billing_attempt', 'credit_entry', 'subscription_setting', 'subscription_trial'],
  ...['subscription_offer', 'subscription_notice'],
]

/** Every row of the tables of subscriptions but the history, as texts; what is new about targets is their ids. */
export const snapshot = (backend: TestBackend, tenant: TestTenant): Promise<string[]> =>
  backend.sql(async (owner) => {
    const rows: string[] = []
    for (const table of TABLES) {
      const id = table === 'subscription_plan_target' ? 'id' : 'updated_at'
      const found = await owner.query<{ row: string }>(
        `select (to_jsonb(t) - '${id}')::text as row from ${table} t where tenant_id = $1 order by 1`,
        [tenant.id],
      )
      rows.push(...found.rows.map(({ row }) => `${table} ${row}`))
    }
    return rows
  })
