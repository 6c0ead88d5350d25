import { join } from 'node:path'
import type { Role } from '@cityos/contracts'
import { expectOk, PASSWORD, type Client, type TestBackend, type TestTenant } from '@cityos/testing'

const FIXTURE = join(__dirname, '../fixtures/members.ts')

/** Runs a function of fixtures/members.ts inside the backend's process. */
export const drive = <T>(backend: TestBackend, name: string, ...args: unknown[]) =>
  backend.run<T>(FIXTURE, name, ...args)

/** Somebody of a tenant's staff, signed in. */
export interface Colleague {
  email: string
  userId: string
  memberId: string
  client: Client
}

/** Makes a member with these roles and signs in. */
export async function hire(
  backend: TestBackend,
  tenant: Pick<TestTenant, 'id' | 'anonymous'>,
  roles: Role[],
  name = roles.join('-'),
): Promise<Colleague> {
  const email = `${name}@staff.example`
  const userId = await drive<string>(backend, 'createMember', tenant.id, { email, password: PASSWORD, roles })
  const memberId = await backend.sql(async (owner) => {
    const { rows } = await owner.query<{ id: string }>('select id from tenant_member where user_id = $1', [
      userId,
    ])
    return rows[0]!.id
  })
  return { email, userId, memberId, client: await signIn(tenant.anonymous, email) }
}

export async function signIn(anonymous: Client, email: string): Promise<Client> {
  const login = { email, password: PASSWORD }
  const { token } = expectOk(await anonymous.post<{ token: string }>('/auth/user/emailpass', login))
  return anonymous.with({ authorization: `Bearer ${token}` })
}

/** `403 forbidden`, or the status alone where the answer has no code. */
export function outcome({ status, body }: { status: number; body: unknown }): string {
  const { code } = (body ?? {}) as { code?: string }
  return code ? `${status} ${code}` : String(status)
}
