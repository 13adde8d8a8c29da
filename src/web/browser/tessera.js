// The only script of ours on a page. Pages work without it; the build replaces the import with the served file's name.
import { initAll } from 'nhsuk-frontend';

// nhsuk-frontend hides what is folded only under this class. Its own template sets it inline, which our CSP forbids.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();
