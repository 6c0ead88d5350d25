import ar from './ar'
import en from './en'

/** One namespace per product, one file per language: a translation is a copy of en*.ts beside it, listed here. */
export default { en: { cityos: en }, ar: { cityos: ar } }
