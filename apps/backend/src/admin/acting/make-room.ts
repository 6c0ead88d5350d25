/**
 * The admin takes the window's height for its own in these few places; they begin below the banner instead. Windows
 * that open over the page keep their own distance to it.
 */
const RULES = `
#cityos-acting { position: fixed; inset: 0 0 auto 0; z-index: 2147483000; pointer-events: auto; }
:root[data-acting] #medusa { padding-top: var(--acting-height); }
:root[data-acting] #medusa .h-screen { height: calc(100vh - var(--acting-height)); }
:root[data-acting] #medusa .min-h-dvh { min-height: calc(100dvh - var(--acting-height)); }
:root[data-acting] .fixed.top-0 { top: var(--acting-height); }
:root[data-acting] .fixed.inset-0 { top: var(--acting-height); }
:root[data-acting] .fixed.inset-2, :root[data-acting] .fixed.inset-y-2 { top: calc(var(--acting-height) + 0.5rem); }
:root[data-acting] .fixed.top-\\[50\\%\\] {
  top: calc(50% + var(--acting-height) / 2); max-height: calc(100vh - var(--acting-height) - 1rem);
}
`

/** Moves the admin down by as much as the banner is high, whatever its words make of it; the answer undoes that. */
export function makeRoom(banner: HTMLElement): () => void {
  const style = document.createElement('style')
  style.textContent = RULES
  document.head.append(style)
  const { documentElement: page } = document
  const measure = new ResizeObserver(() => {
    page.style.setProperty('--acting-height', `${banner.offsetHeight}px`)
  })
  measure.observe(banner)
  page.dataset['acting'] = ''
  return () => {
    measure.disconnect()
    style.remove()
    delete page.dataset['acting']
    page.style.removeProperty('--acting-height')
  }
}
