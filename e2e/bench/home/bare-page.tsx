// What Home is measured against: React and one button, nothing else.
import { createRoot } from 'react-dom/client';

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <button type="button">Start practice run</button>,
);
