import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { language } from './web/language/plugin.mjs';

const here = import.meta.dirname;
const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

/** The component gallery, in development only: it is no input of the build. */
function gallery(): Plugin {
  return {
    name: 'fairway-gallery',
    apply: 'serve',
    configureServer(development) {
      development.middlewares.use((request, _response, next) => {
        if (/^\/gallery(\?|$)/.test(request.url ?? ''))
          request.url = request.url?.replace('/gallery', '/gallery.html');
        next();
      });
    },
  };
}

export default defineConfig({
  root: resolve(here, 'web'),
  cacheDir: resolve(here, '.cache/vite'),
  plugins: [language(here), react(), gallery()],
  // The page names the entry by its place in the house, `/app/screens.tsx`, which lies above the root.
  resolve: { alias: [{ find: /^\/app\//, replacement: `${resolve(here, 'app')}/` }] },
  server: {
    proxy: { '/v1': server, '/sign-in': server, '/brand.css': server, '/p': server },
    fs: { allow: [here] },
  },
  build: {
    outDir: resolve(here, 'dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // No inlined files: the content policy allows no data: scripts or styles, and each file is cached for ever.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: resolve(here, 'web/index.html'), public: resolve(here, 'web/ui/public.css') },
      output: {
        // Pages of the server name their stylesheet by heart.
        assetFileNames: (asset) =>
          asset.names.includes('public.css') ? 'public.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
