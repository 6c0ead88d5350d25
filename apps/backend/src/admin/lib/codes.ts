import { useMemo } from 'react'
import { useFormat } from './use-format'

/** Every code that the browser has a name for; the server knows which of them exist for it. */
const COUNTRIES = (
  'ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co ' +
  'cr cu cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hk hn hr ht hu ' +
  'id ie il in iq ir is it jm jo jp ke kg kh ki km kn kp kr kw kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh ' +
  'mk ml mm mn mr mt mu mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl pr ps pt pw py qa ro rs ru rw ' +
  'sa sb sc sd se sg si sk sl sm sn so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tw tz ua ug us uy uz va vc ' +
  've vn vu ws ye za zm zw'
).split(' ')

const LANGUAGES = (
  'ar bg bn ca cs da de el en en-GB en-US es es-MX et eu fa fi fr fr-CA ga gl he hi hr hu id is it ja ko lt lv mk ms ' +
  'nb nl pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh-CN zh-TW'
).split(' ')

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)

/** Countries, currencies, languages and time zones to choose from, under the names that people know. */
export function useCodes() {
  const { country, currency, language } = useFormat()
  return useMemo(() => {
    const named = (codes: readonly string[], name: (code: string) => string) =>
      codes.map((code) => ({ value: code, label: name(code) })).sort(byLabel)
    return {
      countries: named(COUNTRIES, country),
      currencies: named(
        Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()),
        (code) => `${currency(code)} (${code.toUpperCase()})`,
      ),
      languages: named(LANGUAGES, language),
      timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
      })),
    }
  }, [country, currency, language])
}
