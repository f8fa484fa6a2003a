import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLocale, Provider, speak } from '#ui/web';
import { router } from './routes.tsx';

await speak(chosenLocale());

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Provider>
        <RouterProvider router={router} />
      </Provider>
    </StrictMode>,
  );
