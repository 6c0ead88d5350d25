import { Button, Drawer } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../lib/use-read'
import { Loaded } from './loaded'

interface DetailDrawerProps<Answer> {
  title: string
  /** Said below the title: a name, or an id where there is none. */
  subtitle: ReactNode
  reading: Reading<Answer>
  /** How many lines its place holds while it is read. */
  rows?: number
  /** What may be done with it, beside closing. */
  actions?: ReactNode
  /** What is asked before something happens. */
  question?: ReactNode
  onClose: () => void
  children: (answer: Answer) => ReactNode
}

/** All about one row of a list, beside the list. */
export function DetailDrawer<Answer>(props: DetailDrawerProps<Answer>) {
  const { title, subtitle, reading, rows = 8, actions, question, onClose, children } = props
  const { t } = useTranslation('cityos')
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description>{subtitle}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          <Loaded reading={reading} rows={rows}>
            {(answer) => <div className="divide-y">{children(answer)}</div>}
          </Loaded>
        </Drawer.Body>
        <Drawer.Footer className="gap-x-2 !space-x-0">
          <Button size="small" variant="secondary" onClick={onClose}>
            {t('actions.close')}
          </Button>
          {actions}
        </Drawer.Footer>
        {question}
      </Drawer.Content>
    </Drawer>
  )
}

/** An id, as it is written everywhere. */
export function Code({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="break-all font-mono">
      {children}
    </bdi>
  )
}
