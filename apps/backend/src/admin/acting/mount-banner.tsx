import { createRoot } from 'react-dom/client'
import { getI18n } from 'react-i18next'
import { Banner } from './banner'
import { makeRoom } from './make-room'

const WORDS_AFTER_MS = 50

/**
 * Puts the banner above everything, on every page of the admin, core's own and those that have broken included: it is
 * no part of them.
 */
export function mountBanner() {
  const place = document.createElement('div')
  place.id = 'cityos-acting'
  let name = ''
  const root = createRoot(place)
  const giveBack = makeRoom(place)
  const show = () => {
    // The admin loads its words when it starts to draw.
    if (!getI18n()?.isInitialized) return void setTimeout(show, WORDS_AFTER_MS)
    root.render(<Banner onTenant={(tenantName) => (name = tenantName)} onDone={remove} />)
  }
  const remove = () => {
    giveBack()
    root.unmount()
    place.remove()
  }
  document.body.prepend(place)
  show()
  return { tenantName: () => name, remove }
}
