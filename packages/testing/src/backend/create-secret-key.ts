import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runInTenant } from '@cityos/medusa-tenancy'

interface CoreFlows {
  createApiKeysWorkflow(container: unknown): {
    run(options: { input: { api_keys: object[] } }): Promise<{ result: { token: string }[] }>
  }
}

/** Runs inside the backend's process: a secret key of the tenant, which its own people may not make. */
export async function createSecretKey(
  { container }: { container: unknown },
  tenantId: string,
  title: string,
): Promise<string> {
  const fromBackend = createRequire(join(process.cwd(), 'package.json'))
  const { createApiKeysWorkflow } = fromBackend('@medusajs/medusa/core-flows') as CoreFlows
  return runInTenant(tenantId, async () => {
    const api_keys = [{ title, type: 'secret', created_by: '' }]
    const { result } = await createApiKeysWorkflow(container).run({ input: { api_keys } })
    return result[0]!.token
  })
}
