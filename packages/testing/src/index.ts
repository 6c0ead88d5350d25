export { Client, type Answer } from './backend/client'
export { startServer, type ServerProcess, type ServerStats } from './backend/server-process'
export {
  ACTING_REASON,
  PASSWORD,
  TestBackend,
  type TestBackendOptions,
  type TestTenant,
} from './backend/test-backend'
export { cerbosUrl, startPolicies } from './cerbos'
export { freePort } from './free-port'
export { catalogueSnapshot } from './catalogue-snapshot'
export { migrateDatabase } from './migrate-database'
export { randomFrom } from './random-from'
export { startRedis, type RunningRedis } from './redis'
export { describeWith } from './requirements'
export { testPlugin } from './test-plugin'
export type { Route } from './server/list-routes'
export { asOwner, cloneDatabase, createEmptyDatabase, databaseUrl, type TestDatabase } from './test-database'
export {
  createCart,
  createProduct,
  placeOrder,
  type ProductOptions,
  type TestOrder,
  type TestProduct,
} from './backend/commerce'
export { expectOk } from './backend/expect-ok'
