import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'

type CreateAdminUser = (container: unknown, login: { email: string; password: string }) => Promise<string>

interface Container {
  resolve(name: 'user'): { listUsers(filter: { email: string }): Promise<{ id: string }[]> }
}

/**
 * Runs inside the backend's process: the platform's first operator, in the platform's own scope. A database that a
 * backend of ours has run on before has one already.
 */
export async function createPlatformAdmin(
  { container }: { container: Container },
  file: string,
  login: { email: string; password: string },
): Promise<string> {
  const fromBackend = createRequire(join(process.cwd(), 'package.json'))
  const { createAdminUser } = fromBackend(file) as { createAdminUser: CreateAdminUser }
  return runInTenant(PLATFORM_TENANT_ID, async () => {
    const [operator] = await container.resolve('user').listUsers({ email: login.email })
    return operator?.id ?? createAdminUser(container, login)
  })
}
