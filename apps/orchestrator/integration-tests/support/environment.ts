import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cerbosUrl } from '@cityos/testing'

/** Shared with whoever plays Medusa. */
export const BRIDGE_KEYS = `b1:${Buffer.alloc(32, 7).toString('base64')}`
const CRON_TOKEN = 'a-token-for-cron-with-32-characters'

const SEALING_KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`

/** What a content admin has to be told, with nothing of this machine's own. */
export async function environment(
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<Record<string, string>> {
  return {
    ORCHESTRATOR_DATABASE_URL: databaseUrl,
    PAYLOAD_SECRET: 'a-secret-for-tests-with-32-characters',
    ORCHESTRATOR_URL: 'http://localhost:3000',
    ORCHESTRATOR_HOSTS: 'localhost,127.0.0.1',
    TENANT_BASE_DOMAIN: 'shops.test',
    CERBOS_URL: await cerbosUrl(),
    CERBOS_TIMEOUT_MS: '4000',
    KEYCLOAK_ISSUER: 'http://localhost:1/realms/cityos',
    PAYLOAD_ADMIN_CLIENT_SECRET: 'development-payload-admin-secret',
    CONTENT_SEALING_KEYS: SEALING_KEY,
    CONTENT_DATA_DIR: join(tmpdir(), 'cityos-content-test'),
    BACKEND_URL: 'http://127.0.0.1:1',
    BRIDGE_KEYS,
    CRON_TOKEN,
    ...more,
  }
}
