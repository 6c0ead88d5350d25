import { join } from 'node:path'
import type { CreateSecretKey, MadeSecretKey, PageInfo, SecretKey } from '@cityos/contracts'
import { expectOk, type Client, type TestBackend, type TestTenant } from '@cityos/testing'

export const KEYS = '/admin/secret-keys'
const FIXTURE = join(__dirname, '../fixtures/secret-keys.ts')

/** Runs a function of fixtures/secret-keys.ts inside the backend's process. */
export const drive = <T>(backend: TestBackend, name: string, ...args: unknown[]) =>
  backend.run<T>(FIXTURE, name, ...args)

export async function make(client: Client, input: Partial<CreateSecretKey> = {}): Promise<MadeSecretKey> {
  const body = { name: 'Warehouse', scopes: ['product:read'], ...input }
  return expectOk(await client.post<MadeSecretKey>(KEYS, body))
}

export async function read(client: Client, id: string): Promise<SecretKey> {
  return expectOk(await client.get<{ secret_key: SecretKey }>(`${KEYS}/${id}`)).secret_key
}

export async function list(client: Client, query = ''): Promise<PageInfo & { secret_keys: SecretKey[] }> {
  return expectOk(await client.get<PageInfo & { secret_keys: SecretKey[] }>(`${KEYS}${query}`))
}

/** Calls a host with a token, as `curl -H "Authorization: Bearer …"` does. */
export const server = (tenant: Pick<TestTenant, 'anonymous'>, token: string): Client =>
  tenant.anonymous.with({ authorization: `Bearer ${token}` })

export const basic = (token: string) => `Basic ${Buffer.from(`${token}:`).toString('base64')}`
