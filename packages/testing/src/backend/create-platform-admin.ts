import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'

type CreateAdminUser = (container: unknown, login: { email: string; password: string }) => Promise<string>

/** Runs inside the backend's process: the platform's first operator, in the platform's own scope. */
export async function createPlatformAdmin(
  { container }: { container: unknown },
  file: string,
  login: { email: string; password: string },
): Promise<string> {
  const fromBackend = createRequire(join(process.cwd(), 'package.json'))
  const { createAdminUser } = fromBackend(file) as { createAdminUser: CreateAdminUser }
  return runInTenant(PLATFORM_TENANT_ID, () => createAdminUser(container, login))
}
