import type { DemoFile } from '@cityos/contracts'

/** What a person needs to look around, printed when everything runs. */
export function welcome({ backend, orchestrator, platform, tenants }: DemoFile, seconds: number): string {
  const { port } = new URL(backend)
  const at = (host: string) => `http://${host}:${port}`
  const shop = tenants[0]
  return [
    '',
    `CityOS Commerce is ready (${seconds.toFixed(1)} s)`,
    '',
    `  Platform admin   ${backend}/app`,
    `                   ${platform.email}  ${platform.password}`,
    ...(orchestrator
      ? ['', `  Content admin    ${orchestrator}/admin  (the same people, through Keycloak)`]
      : []),
    ...tenants.flatMap((tenant) => [
      '',
      `  Tenant ${tenant.handle.padEnd(9)} ${at(tenant.host)}/app`,
      `                   ${tenant.admin.email}  ${tenant.admin.password}`,
      ...tenant.stores.map(
        (store) => `    ${store.name.padEnd(20)} ${at(store.host)}  key ${store.publishableKey}`,
      ),
      ...tenant.vendors.map(
        ({ name, owner }) => `    Vendor ${name.padEnd(13)} ${at(tenant.host)}/vendor/me  ${owner.email}`,
      ),
    ]),
    ...(shop
      ? [
          '',
          '  Try the store API:',
          `  curl -H 'x-publishable-api-key: ${shop.publishableKey}' ${at(shop.host)}/store/products`,
        ]
      : []),
    '',
    'Ctrl-C stops everything.',
  ].join('\n')
}
