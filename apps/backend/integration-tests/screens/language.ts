import type { Session } from './session'

/** Texts that were asked for and are in no language: their names show. Events are written like them. */
const NAME_OF_A_TEXT =
  /\b(?!\w+\.(?:created|updated|deleted)\b)(?:domains|keys|members|operations|store|store_edit|stores|theme|wizard|tenant|acting|audit|webhooks|sync|vendors|vendor_orders|commissions|ledger|payouts|reconciliation|numbers|subscriptions|mrr|churn|dates|approvals|requirements|market)\.[a-z_.]{3,}/

/** Goes on in another language, as somebody does who chooses it in the profile. */
export async function speak({ page }: Session, language: 'ar' | 'en'): Promise<void> {
  await page.evaluate((lng) => {
    localStorage.setItem('lng', lng)
    document.cookie = `lng=${lng}; path=/`
  }, language)
}

/** What would look wrong on the page as it is: another direction, names of texts, things beyond the edge. */
export async function flawsOf({ page }: Session): Promise<string[]> {
  const { direction, wide, text, turned } = await page.evaluate(() => ({
    direction: document.documentElement.dir,
    wide: Math.max(
      ...Array.from(
        document.querySelectorAll('html, main, main > *, [role="dialog"], [role="dialog"] form'),
      ).map((box) => box.scrollWidth - box.clientWidth),
    ),
    text: document.body.innerText,
    // Tabs and what is in them ask for a direction of their own.
    turned: document.querySelectorAll('main [data-orientation][dir="ltr"]').length,
  }))
  const name = NAME_OF_A_TEXT.exec(text)
  return [
    ...(direction === 'rtl' ? [] : [`runs ${direction || 'left to right'}`]),
    ...(turned > 0 ? [`has ${turned} parts that run from left to right`] : []),
    ...(wide > 0 ? [`is ${wide} pixels too wide`] : []),
    ...(name ? [`says ${name[0]}`] : []),
  ]
}
