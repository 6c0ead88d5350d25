import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@cityos/contracts'
import { useMay } from '../lib/use-may'
import { useScope } from '../lib/use-scope'
import { Empty, Section } from './section'

interface ReadableProps {
  permission: Permission
  title: string
  children: ReactNode
}

/** A page for those who may read it; everybody else is told so, and nothing is asked that would be refused. */
export function Readable({ permission, title, children }: ReadableProps) {
  const { t } = useTranslation('cityos')
  const may = useMay(permission)
  if (useScope() !== undefined && !may) {
    return (
      <Section title={title}>
        <Empty title={t('states.not_yours')} hint={t('states.not_yours_hint')} />
      </Section>
    )
  }
  return <>{children}</>
}
