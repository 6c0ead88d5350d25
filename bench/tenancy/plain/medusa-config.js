/*
 * Medusa as its own starter configures it: no tenancy. Everything that is not tenancy equals
 * apps/backend/medusa-config.ts: the same modules of core, pool, worker mode and auth methods.
 */
const { defineConfig, loadEnv } = require('@medusajs/framework/utils')

loadEnv(process.env.NODE_ENV ?? 'development', process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { pool: { min: 2, max: Number(process.env.DATABASE_POOL_MAX ?? 10) } },
    workerMode: 'shared',
    http: {
      storeCors: process.env.STORE_CORS ?? '',
      adminCors: process.env.ADMIN_CORS ?? '',
      authCors: process.env.AUTH_CORS ?? '',
      jwtSecret: process.env.JWT_SECRET ?? 'unused while migrating',
      cookieSecret: process.env.COOKIE_SECRET ?? 'unused while migrating',
      authMethodsPerActor: { user: ['emailpass'], customer: ['emailpass'] },
    },
  },
  admin: { disable: true },
})
