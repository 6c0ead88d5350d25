import { Button } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'

interface OlderNewerProps {
  index: number
  next: string | null
  busy: boolean
  goTo: (index: number) => void
}

/** The way through a log, which is too long to be counted; nothing where there is one page. */
export function OlderNewer({ index, next, busy, goTo }: OlderNewerProps) {
  const { t } = useTranslation('cityos')
  if (index === 0 && !next) return null
  return (
    <div className="flex items-center justify-end gap-x-2 px-6 py-3">
      <Button size="small" variant="secondary" disabled={index === 0} onClick={() => goTo(index - 1)}>
        {t('audit.newer')}
      </Button>
      <Button size="small" variant="secondary" disabled={!next || busy} onClick={() => goTo(index + 1)}>
        {t('audit.older')}
      </Button>
    </div>
  )
}
