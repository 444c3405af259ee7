/** Products and their price periods. */
export { contract } from './contract.ts';
export { productImport, productKeeper } from './imports.ts';
export { routes } from './routes.ts';
export {
  productIdsBySku,
  savePricePeriods,
  saveProducts,
  type NewPricePeriod,
  type NewProduct,
} from './store.ts';
