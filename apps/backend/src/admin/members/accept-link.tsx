import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { CodeLine } from '../components/code-line'

/** The link of an invitation, shown once, where no e-mail takes it to whom it is for. */
export function AcceptLink({ link }: { link: string }) {
  const { t } = useTranslation('cityos')
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {t('members.link')}
      </Text>
      <CodeLine text={link} />
      <Text size="small" className="text-ui-fg-subtle">
        {t('members.link_hint')}
      </Text>
    </div>
  )
}
