import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'

const Login = z.strictObject({ email: z.email(), password: z.string().min(1) })

const HttpUrl = z.url({ protocol: /^https?$/ })

/** `.cityos/demo.json`, which `npm start` writes so that tests, scripts and people find the running demo. */
export const DemoFile = z.strictObject({
  backend: HttpUrl,
  orchestrator: HttpUrl.nullable(),
  platform: Login,
  tenants: z.array(
    z.strictObject({
      id: idSchema(ID_PREFIXES.tenant),
      handle: z.string().min(1),
      host: z.string().min(1),
      /** The key of the tenant's first store. */
      publishableKey: z.string().min(1),
      admin: Login,
      /** What the tenant sells, so that others can write about it. */
      products: z.array(z.strictObject({ id: z.string().startsWith('prod_'), handle: z.string().min(1) })),
      /** Who sells beside the tenant; the owner signs in with the identity provider, and nowhere else. */
      vendors: z.array(
        z.strictObject({
          id: idSchema(ID_PREFIXES.vendor),
          handle: z.string().min(1),
          name: z.string().min(1),
          owner: Login,
        }),
      ),
      stores: z.array(
        z.strictObject({
          id: idSchema(ID_PREFIXES.tenant_store),
          handle: z.string().min(1),
          name: z.string().min(1),
          host: z.string().min(1),
          publishableKey: z.string().min(1),
        }),
      ),
    }),
  ),
})
export type DemoFile = z.infer<typeof DemoFile>
