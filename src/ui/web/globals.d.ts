declare module '*.css';
declare module '*.module.css' {
  const classes: Record<string, string>;
  export default classes;
}
declare module '@fontsource-variable/*';
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; query?: string; import: string }): Record<string, T>;
  glob<T>(pattern: string): Record<string, () => Promise<T>>;
  readonly env: { readonly DEV: boolean };
}
declare var __webpack_nonce__: string | undefined;
