import '#ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { BootFailure } from './boot-failure.tsx';
import { createServices } from './create-services.ts';

applyAppearance();
const root = createRoot(document.getElementById('root') as HTMLElement);

createServices().then(
  (services) =>
    root.render(
      <StrictMode>
        <App services={services} />
      </StrictMode>,
    ),
  (reason: unknown) => root.render(<BootFailure reason={reason} />),
);
