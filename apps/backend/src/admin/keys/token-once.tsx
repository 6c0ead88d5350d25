import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { CodeLine } from '../components/code-line'

/** A token, which no later answer of the server holds. */
export function TokenOnce({ token }: { token: string }) {
  const { t } = useTranslation('cityos')
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {t('keys.token')}
      </Text>
      <CodeLine text={token} />
      <Text size="small" className="text-ui-fg-subtle">
        {t('keys.token_hint')}
      </Text>
    </div>
  )
}
