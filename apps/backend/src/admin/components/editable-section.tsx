import { Button } from '@medusajs/ui'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../lib/use-read'
import { Loaded } from './loaded'
import { Section } from './section'

interface EditableSectionProps<Answer> {
  title: string
  subtitle: string
  reading: Reading<Answer>
  /** How many lines its place holds while it is read. */
  rows?: number
  mayChange: boolean
  /** The form that changes it. */
  editor: (answer: Answer, onClose: () => void) => ReactNode
  children: (answer: Answer) => ReactNode
}

/** What was decided once, with a way to decide anew for whoever may. */
export function EditableSection<Answer>(props: EditableSectionProps<Answer>) {
  const { title, subtitle, reading, rows = 2, mayChange, editor, children } = props
  const { t } = useTranslation('cityos')
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={title}
      subtitle={subtitle}
      actions={
        mayChange &&
        reading.data && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('actions.edit')}
          </Button>
        )
      }
    >
      <Loaded reading={reading} rows={rows}>
        {(answer) => (
          <>
            {children(answer)}
            {editing && editor(answer, () => setEditing(false))}
          </>
        )}
      </Loaded>
    </Section>
  )
}
