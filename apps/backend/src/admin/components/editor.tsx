import { Button, Drawer, Text } from '@medusajs/ui'
import { useId, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface EditorProps {
  open: boolean
  title: string
  hint?: string
  verb?: string
  busy: boolean
  /** What no field shows (`refusalOf(…).whole`). */
  error?: string | undefined
  onClose: () => void
  onSave: () => void
  children: ReactNode
}

/** A form in a drawer: what a page shows is changed beside it. The server says what is wrong, in the page's own words and place. */
export function Editor({ open, title, hint, verb, busy, error, onClose, onSave, children }: EditorProps) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onSave()
  }
  return (
    <Drawer open={open} onOpenChange={(next) => !next && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description className={hint ? '' : 'sr-only'}>{hint ?? title}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto">
          <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-y-5">
            {error && (
              <Text size="small" role="alert" className="text-ui-fg-error">
                {error}
              </Text>
            )}
            {children}
          </form>
        </Drawer.Body>
        <Drawer.Footer className="gap-x-2 !space-x-0">
          <Button size="small" variant="secondary" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button size="small" type="submit" form={id} isLoading={busy}>
            {verb ?? t('actions.save')}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
