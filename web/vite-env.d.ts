declare module '*.css';
interface ImportMeta {
  readonly env: { readonly DEV: boolean; readonly PROD: boolean };
}

declare module 'virtual:catalogues' {
  export const languages: string[];
  export const catalogues: Record<string, (() => Promise<Record<string, string>>) | undefined>;
}
