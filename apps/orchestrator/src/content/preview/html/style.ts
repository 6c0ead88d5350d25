const HEX = /^#[0-9a-f]{6}$/i
const safe = (colour: string) => (HEX.test(colour) ? colour : '#1f2937')

/** How a preview looks: plain, in the tenant's colours, in both directions of writing. */
export const style = ({ colour, on, accent }: { colour: string; on: string; accent: string }): string => `
:root { --colour: ${safe(colour)}; --on: ${safe(on)}; --accent: ${safe(accent)}; color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.65 system-ui, 'Segoe UI', 'Noto Sans Arabic', Tahoma, sans-serif; color: #1f2937; background: #fff }
img { max-width: 100%; height: auto; border-radius: .75rem }
.bar { display: flex; justify-content: space-between; gap: 1rem; padding: .4rem 1rem; font-size: .85rem; background: #fef3c7; color: #713f12 }
.bar nav { display: flex; gap: .75rem }
.bar a { color: inherit }
header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 2rem; padding: 1rem max(1rem, calc(50vw - 30rem)); background: var(--colour); color: var(--on) }
header strong { display: flex; align-items: center; gap: .6rem; font-size: 1.2rem }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
header img { height: 2rem; width: auto; border-radius: .25rem }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1rem 4rem }
section, article { margin-block: 2rem }
h1 { font-size: clamp(1.8rem, 5vw, 3rem); line-height: 1.2; margin-block: 1rem .5rem; text-wrap: balance }
h2 { border-inline-start: .3rem solid var(--accent); padding-inline-start: .7rem }
.hero p, .summary { font-size: 1.25rem; color: #4b5563; max-width: 40rem }
.hero img { width: 100%; max-height: 26rem; object-fit: cover }
.text { max-width: 42rem }
.text a { color: var(--accent) }
.text blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: .2rem solid var(--accent) }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem }
figure { margin: 0 }
figcaption, .label, footer { font-size: .9rem; color: #6b7280 }
.products ul { display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; list-style: none }
.products li { padding: .5rem .9rem; border: 1px solid #e5e7eb; border-radius: .6rem }
details { border-block-end: 1px solid #e5e7eb; padding-block: .7rem }
summary { font-weight: 600; cursor: pointer }
footer { padding: 1.5rem; text-align: center; border-block-start: 1px solid #e5e7eb }
.problem { max-width: 34rem; padding-block-start: 20vh; text-align: center }
`
