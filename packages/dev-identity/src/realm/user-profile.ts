const ADMIN_ONLY = { view: ['admin'], edit: ['admin'] }
const SHOWN = { view: ['admin', 'user'], edit: ['admin'] }
const OWN = { view: ['admin', 'user'], edit: ['admin', 'user'] }

const PROFILE = {
  attributes: [
    { name: 'username', displayName: '${username}', permissions: SHOWN, multivalued: false },
    {
      name: 'email',
      displayName: '${email}',
      permissions: SHOWN,
      multivalued: false,
      validations: { email: {} },
    },
    { name: 'firstName', displayName: '${firstName}', permissions: OWN, multivalued: false },
    { name: 'lastName', displayName: '${lastName}', permissions: OWN, multivalued: false },
    { name: 'tenants', displayName: 'Tenants', permissions: ADMIN_ONLY, multivalued: true },
    { name: 'vendors', displayName: 'Vendors', permissions: ADMIN_ONLY, multivalued: true },
  ],
}

/**
 * Memberships are attributes that only an administrator edits: a user who could write them would join any tenant.
 * The e-mail is an administrator's matter too, because accounts are first matched by it.
 */
export const USER_PROFILE = {
  'org.keycloak.userprofile.UserProfileProvider': [
    {
      providerId: 'declarative-user-profile',
      config: { 'kc.user.profile.config': [JSON.stringify(PROFILE)] },
    },
  ],
}
