import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { useRead } from '../lib/use-read'

interface Providers {
  providers: { id: string }[]
}

/**
 * Below the sign-in form: the way out of Keycloak, for whoever is somebody else there. Leaving the admin does not
 * end the session there, and the next sign-in would find the same person again.
 */
const SignOutElsewhere = () => {
  const { t } = useTranslation('cityos')
  const { data } = useRead<Providers>('/auth/user/providers', { staleTime: Infinity })
  if (!data?.providers.some(({ id }) => id === 'keycloak')) return null
  return (
    <Text size="small" className="text-ui-fg-subtle text-center">
      {t('sign_in.somebody_else')}{' '}
      <a href="/identity/sign-out" className="text-ui-fg-interactive hover:underline">
        {t('sign_in.sign_out')}
      </a>
    </Text>
  )
}
export default SignOutElsewhere

export const config = defineWidgetConfig({ zone: 'login.after' })
