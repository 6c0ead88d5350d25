import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_TENANT_IDENTITIES, type DemoPerson } from '@cityos/contracts'

/** Whoever imports the realm in earnest gets the demo's people disabled: their password is public. */
const DEMO_USERS_ENABLED = '${CITYOS_DEMO_USERS:false}'

const idOf = (handle: string) => {
  const tenant = DEMO_TENANT_IDENTITIES.find((candidate) => candidate.handle === handle)
  if (!tenant) throw new Error(`The demo has no tenant "${handle}".`)
  return tenant.id
}

const demoUser = (person: DemoPerson) => ({
  id: person.id,
  username: person.email,
  email: person.email,
  emailVerified: true,
  enabled: DEMO_USERS_ENABLED,
  firstName: person.firstName,
  lastName: person.lastName,
  credentials: [{ type: 'password', value: DEMO_PASSWORD, temporary: false }],
  realmRoles: ['default-roles-cityos', ...person.platformRoles],
  attributes: {
    tenants: person.tenants.map(({ tenant, roles }) => JSON.stringify({ id: idOf(tenant), roles })),
    vendors: person.vendors.map(({ id, tenant, roles }) =>
      JSON.stringify({ id, tenant: idOf(tenant), roles }),
    ),
  },
})

/** A service has no e-mail and no password; its client's secret is its credential. */
const SERVICE_ACCOUNT = {
  id: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0100',
  username: 'service-account-services',
  enabled: true,
  serviceAccountClientId: 'services',
  realmRoles: ['default-roles-cityos'],
}

export const REALM_USERS = [...DEMO_PEOPLE.map(demoUser), SERVICE_ACCOUNT]
