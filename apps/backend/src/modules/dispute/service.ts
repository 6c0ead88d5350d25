/** Chargebacks are rows and no more: what moves money with them is in workflows, beside the ledger. */
export class DisputeModuleService {}
